//! Memberships.

use super::{Circle, DutyKind, MembershipStatus, Person, Role, Scope};
use crate::graphql::ids;
use crate::graphql::loaders::{CircleById, DutiesIn};
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::session::Session;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use entity::model::membership;
use entity::support::gid::Kind;

/// A person's time in a circle.
pub struct Membership(pub(in crate::graphql) membership::Model);

impl Membership {
    fn is_own(&self, session: &Session) -> Result<bool> {
        Ok(session.viewer()?.employee_id == self.0.employee_id)
    }
}

/// A person's time in a circle.
#[Object]
impl Membership {
    /// The global id, for `node` and for inputs.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::Membership, self.0.id)
    }

    /// The person whose membership it is.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        let session = Session::of(ctx)?;
        let scope = match session.loaders.load_one(CircleById(self.0.circle_id)).await? {
            _ if self.is_own(session)? => Scope::Contact,
            Some(circle) => Scope::in_circle(session, &circle).await?,
            None => Scope::Name,
        };
        Ok(Person::new(self.0.employee_id, scope))
    }

    /// The circle; null where the viewer cannot see it any more.
    async fn circle(&self, ctx: &Context<'_>) -> Nullable<Circle> {
        nullable(Circle::load(ctx, self.0.circle_id)).await
    }

    /// Whether they take part as member or advisor.
    async fn role(&self) -> Role {
        self.0.role.into()
    }

    /// Whether it lasts, and how it ended.
    async fn status(&self) -> MembershipStatus {
        self.0.status.into()
    }

    /// The duty that the person has in the circle; null for most, and after the membership.
    async fn duty(&self, ctx: &Context<'_>) -> Nullable<DutyKind> {
        nullable(async {
            let duties = Session::of(ctx)?
                .loaders
                .load_one(DutiesIn(self.0.circle_id))
                .await?
                .unwrap_or_default();
            let mine = duties
                .into_iter()
                .find(|duty| duty.employee_id == self.0.employee_id);
            Ok(mine
                .filter(|_| self.0.ended_at.is_none())
                .map(|duty| duty.duty.into()))
        })
        .await
    }

    /// When the person joined the circle.
    async fn joined_at(&self) -> DateTime<Utc> {
        self.0.joined_at
    }

    /// When it ended; null while it lasts.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.0.ended_at
    }
}
