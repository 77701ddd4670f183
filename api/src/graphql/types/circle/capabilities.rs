//! What the viewer can do with a circle: by the rules that the operations apply.

use super::Circle;
use crate::graphql::loaders::{AskedBeforeOf, CrewOf, DutiesIn, NominationIn};
use crate::graphql::rights::{self, can};
use crate::graphql::session::Session;
use async_graphql::{Context, Object, Result};
use entity::model::enums::Role;
use entity::rules::person::Person;
use entity::rules::rights::proof::{Managing, Naming};
use entity::rules::rights::{Act, AskedBefore, Asking, Crew};

/// What the viewer can do with a circle.
pub struct Capabilities<'a>(pub(super) &'a Circle);

impl Capabilities<'_> {
    async fn can(&self, ctx: &Context<'_>, act: Act<'_>) -> Result<bool> {
        can(Session::of(ctx)?, &self.0.0, act).await
    }

    /// Whether the viewer can ask in one role or the other.
    async fn can_ask(&self, ctx: &Context<'_>, asker: &Person, before: &AskedBefore) -> Result<bool> {
        for role in [Role::Member, Role::Advisor] {
            let asking = Asking { asker, role, before };
            if self.can(ctx, Act::Ask(asking)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What the viewer can do with a circle.
#[Object]
impl Capabilities<'_> {
    /// Whether the viewer can ask to join: opted in, signed up, not in or asking already, not refused lately, and requests are
    /// taken.
    async fn viewer_can_ask_to_join(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let Some(me) = rights::me(session).await? else {
            return Ok(false);
        };
        // What they asked before is read where it makes a difference.
        if !self.can_ask(ctx, &me, &AskedBefore::default()).await? {
            return Ok(false);
        }
        let before = session.loaders.load_one(AskedBeforeOf(self.0.0.id)).await?;
        let before = before.unwrap_or_default();
        Ok(before.open.is_none() && self.can_ask(ctx, &me, &before).await?)
    }

    /// Whether the viewer can leave.
    async fn viewer_can_leave(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::Leave).await
    }

    /// Whether the viewer can change its texts, maximum and choices, and remove people.
    async fn viewer_can_update(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::Update).await
    }

    /// Whether the viewer can publish it now: enough people, one of them a member, and a programme manager who can take part.
    async fn viewer_can_publish(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        // Who is in is read where it makes a difference.
        if !self.can(ctx, Act::Publish(&Crew::complete())).await? {
            return Ok(false);
        }
        let Some(managing) = rights::proof::<Managing>(session, &self.0.0).await? else {
            return Ok(false);
        };
        match session.loaders.load_one(CrewOf(managing)).await? {
            Some(crew) => self.can(ctx, Act::Publish(&crew)).await,
            None => Ok(false),
        }
    }

    /// Whether the viewer can take the proposal back.
    async fn viewer_can_withdraw(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::Withdraw).await
    }

    /// Whether the viewer decides about requests to join.
    async fn viewer_can_decide_requests(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::DecideRequests).await
    }

    /// Whether the viewer can name a programme manager, or appoint a deputy.
    async fn viewer_can_hand_out_duties(&self, ctx: &Context<'_>) -> Result<bool> {
        let (session, circle) = (Session::of(ctx)?, &self.0.0);
        // Who was named, and who has a duty, is read where it makes a difference.
        let naming = rights::proof::<Naming>(session, circle).await?;
        let Some(naming) = naming.filter(|_| circle.takes_people()) else {
            return Ok(false);
        };
        let pending = session.loaders.load_one(NominationIn(naming)).await?;
        if self.can(ctx, Act::Nominate(pending.as_ref())).await? {
            return Ok(true);
        }
        let duties = session
            .loaders
            .load_one(DutiesIn(circle.id))
            .await?
            .unwrap_or_default();
        self.can(ctx, Act::AppointDeputy(&duties)).await
    }

    /// Whether the viewer can decide now whether there is another term: continueCircle, completeCircle.
    async fn viewer_can_decide(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::Complete).await
    }

    /// Whether the viewer can end it before its term.
    async fn viewer_can_disband(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::Disband).await
    }

    /// Whether the viewer can take it up again, now that it has lapsed.
    async fn viewer_can_reopen(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::Reopen).await
    }

    /// Whether the viewer can say whether they stay after the term.
    async fn viewer_can_answer_stay(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::AnswerStay).await
    }

    /// Whether the viewer can take the programme manager's place over.
    async fn viewer_can_take_over(&self, ctx: &Context<'_>) -> Result<bool> {
        self.can(ctx, Act::TakeOver).await
    }
}
