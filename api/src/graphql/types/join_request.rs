//! Join requests.

use super::{Advisory, Circle, JoinRequestStatus, Person, Role, Scope};
use crate::graphql::ids;
use crate::graphql::loaders::{AdviceOnRequest, PersonById, PlaceInLine, RemovedBefore, TiesOf};
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::rights::{can_in, me, proof_in};
use crate::graphql::session::Session;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use entity::model::enums::JoinRequestStatus as Status;
use entity::model::join_request;
use entity::rules::rights::proof::{Deciding, Inside, Reading};
use entity::rules::rights::{Act, ActKind, Applicant, Reopening, life_cycle};
use entity::support::gid::Kind;

/// A person's request to join a circle: between the requester and those who decide.
pub struct JoinRequest(pub(in crate::graphql) join_request::Model);

impl JoinRequest {
    fn is_own(&self, session: &Session) -> Result<bool> {
        Ok(session.viewer()?.employee_id == self.0.employee_id)
    }
}

/// A person's request to join a circle: between the requester and those who decide.
#[Object]
impl JoinRequest {
    /// The global id, for `node` and for inputs.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::JoinRequest, self.0.id)
    }

    /// The circle that they ask to join; null where the viewer cannot see it.
    async fn circle(&self, ctx: &Context<'_>) -> Nullable<Circle> {
        nullable(Circle::load(ctx, self.0.circle_id)).await
    }

    /// Who asks: with the profile while the request is open, for those who decide and administrators with a logged reason; the
    /// name alone otherwise.
    async fn requester(&self, ctx: &Context<'_>) -> Result<Person> {
        let session = Session::of(ctx)?;
        let circle = self.0.circle_id;
        let shown = self.0.status.is_open()
            && (proof_in::<Reading>(session, circle).await?.is_some()
                || proof_in::<Inside>(session, circle).await?.is_some());
        // One's own profile is shown to oneself whatever the scope.
        let scope = if shown { Scope::Profile } else { Scope::Name };
        Ok(Person::new(self.0.employee_id, scope))
    }

    /// The role in which they ask to take part.
    async fn role(&self) -> Role {
        self.0.role.into()
    }

    /// What the requester wrote, for the programme manager, the deputies, and an administrator who acts for a vacant
    /// programme manager; null for an administrator who looks for another reason.
    async fn message(&self, ctx: &Context<'_>) -> Nullable<&str> {
        nullable(async {
            let session = Session::of(ctx)?;
            let shown =
                self.is_own(session)? || proof_in::<Reading>(session, self.0.circle_id).await?.is_some();
            Ok(shown.then_some(self.0.message.as_str()))
        })
        .await
    }

    /// Whether it waits, and how it ended.
    async fn status(&self) -> JoinRequestStatus {
        self.0.status.into()
    }

    /// When the person asked to join.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// Until when it is to be answered, while it is pending.
    async fn answer_by(&self) -> Option<DateTime<Utc>> {
        self.0.answer_by.filter(|_| self.0.status == Status::Pending)
    }

    /// When programme administrators were told that nobody answers it, for those who decide; null for the requester.
    async fn escalated_at(&self, ctx: &Context<'_>) -> Nullable<DateTime<Utc>> {
        nullable(async {
            let own = self.is_own(Session::of(ctx)?)?;
            Ok(self.0.escalated_at.filter(|_| !own))
        })
        .await
    }

    /// Whether the next free seat is offered to this person.
    async fn pre_approved(&self) -> bool {
        self.0.pre_approved_at.is_some()
    }

    /// The place in line, from 1, while it is waitlisted.
    #[graphql(complexity = 10)]
    async fn place_in_line(&self, ctx: &Context<'_>) -> Nullable<i64> {
        nullable(async {
            if self.0.status != Status::Waitlisted {
                return Ok(None);
            }
            Ok(Session::of(ctx)?.loaders.load_one(PlaceInLine(self.0.id)).await?)
        })
        .await
    }

    /// Until when the offered seat is held.
    async fn offer_expires_at(&self) -> Option<DateTime<Utc>> {
        self.0.offer_expires_at
    }

    /// When it was decided, withdrawn or closed.
    async fn resolved_at(&self) -> Option<DateTime<Utc>> {
        self.0.resolved_at
    }

    /// What the requester was told with a refusal.
    async fn decline_reason(&self) -> Option<&str> {
        self.0.decline_reason.as_deref()
    }

    /// When this person was removed from the circle before, for those who decide; null for the requester, and for who never was.
    #[graphql(complexity = 10)]
    async fn removed_before_at(&self, ctx: &Context<'_>) -> Nullable<DateTime<Utc>> {
        nullable(async {
            let session = Session::of(ctx)?;
            if self.is_own(session)? {
                return Ok(None);
            }
            let Some(decides) = proof_in::<Deciding>(session, self.0.circle_id).await? else {
                return Ok(None);
            };
            Ok(session
                .loaders
                .load_one(RemovedBefore((decides, self.0.id)))
                .await?)
        })
        .await
    }

    /// The advice that applies to approving it, for those who decide; null for the requester.
    #[graphql(complexity = 10)]
    async fn advisories(&self, ctx: &Context<'_>) -> Nullable<Vec<Advisory>> {
        nullable(async {
            let session = Session::of(ctx)?;
            let own = self.is_own(session)?;
            let Some(decides) = proof_in::<Deciding>(session, self.0.circle_id)
                .await?
                .filter(|_| !own)
            else {
                return Ok(None);
            };
            let found = session
                .loaders
                .load_one(AdviceOnRequest((decides, self.0.id)))
                .await?;
            Ok(Some(
                found.unwrap_or_default().into_iter().map(Into::into).collect(),
            ))
        })
        .await
    }

    /// Whether the viewer can approve it now: decides here, a seat is free, and the person can still come in.
    async fn viewer_can_approve(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let person = session.loaders.load_one(PersonById(self.0.employee_id)).await?;
        let applicant = Applicant {
            request: &self.0,
            person: person.as_ref(),
        };
        can_in(session, self.0.circle_id, Act::Approve(applicant)).await
    }

    /// Whether the viewer can decline or pre-approve it now.
    async fn viewer_can_decline(&self, ctx: &Context<'_>) -> Result<bool> {
        can_in(Session::of(ctx)?, self.0.circle_id, Act::Decline(&self.0)).await
    }

    /// Whether the viewer can reopen it now: decides here, it was declined lately, and the person can still come in and has
    /// not asked again.
    #[graphql(complexity = 10)]
    async fn viewer_can_reopen(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        // Of most requests nothing more need be known.
        if life_cycle::join_request(ActKind::ReopenRequest, self.0.status).is_err() {
            return Ok(false);
        }
        let requester = self.0.employee_id;
        let (person, ties) = futures::try_join!(
            session.loaders.load_one(PersonById(requester)),
            session.loaders.load_one(TiesOf(requester))
        )?;
        let reopening = Reopening {
            applicant: Applicant {
                request: &self.0,
                person: person.as_ref(),
            },
            ties: &ties.unwrap_or_default(),
        };
        can_in(session, self.0.circle_id, Act::ReopenRequest(reopening)).await
    }

    /// Whether the viewer can withdraw it now.
    async fn viewer_can_withdraw(&self, ctx: &Context<'_>) -> Result<bool> {
        can_in(Session::of(ctx)?, self.0.circle_id, Act::WithdrawRequest(&self.0)).await
    }

    /// Whether the viewer can take the offered seat now.
    async fn viewer_can_take_seat(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let me = me(session).await?;
        let applicant = Applicant {
            request: &self.0,
            person: me.as_ref(),
        };
        can_in(session, self.0.circle_id, Act::TakeSeat(applicant)).await
    }
}
