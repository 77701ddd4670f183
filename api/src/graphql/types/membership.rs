//! Memberships.

use super::{Circle, DutyKind, MembershipStatus, Person, Role, Scope};
use crate::graphql::ids;
use crate::graphql::loaders::{CircleById, DutiesIn, StandingIn};
use crate::graphql::session::Session;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use entity::model::membership;
use entity::support::gid::Kind;

/// A person's time in a circle.
pub struct Membership {
    row: membership::Model,
    scope: Scope,
}

impl Membership {
    /// The membership, with the person shown as far as `scope` goes.
    pub(in crate::graphql) fn new(row: membership::Model, scope: Scope) -> Self {
        Self { row, scope }
    }

    /// The membership, for a viewer who takes part in its circle, or decides there; else `None`.
    pub(in crate::graphql) async fn visible(
        session: &Session,
        row: membership::Model,
    ) -> Result<Option<Self>> {
        let standing = session
            .loaders
            .load_one(StandingIn(row.circle_id))
            .await?
            .unwrap_or_default();
        let own = session.viewer()?.employee_id == row.employee_id;
        let open = row.ended_at.is_none();
        Ok((own || (open && standing.sees_inside())).then(|| Self::new(row, Scope::in_circle(&standing))))
    }
}

/// A person's time in a circle.
#[Object]
impl Membership {
    /// The global id.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::Membership, self.row.id)
    }

    /// Who.
    async fn person(&self) -> Person {
        Person::new(self.row.employee_id, self.scope)
    }

    /// In which circle.
    async fn circle(&self, ctx: &Context<'_>) -> Result<Option<Circle>> {
        let circle = Session::of(ctx)?
            .loaders
            .load_one(CircleById(self.row.circle_id))
            .await?;
        Ok(circle.map(Circle))
    }

    /// Member or advisor.
    async fn role(&self) -> Role {
        self.row.role.into()
    }

    /// Whether it lasts, and how it ended.
    async fn status(&self) -> MembershipStatus {
        self.row.status.into()
    }

    /// The duty that the person has in the circle, if any.
    async fn duty(&self, ctx: &Context<'_>) -> Result<Option<DutyKind>> {
        let duties = Session::of(ctx)?
            .loaders
            .load_one(DutiesIn(self.row.circle_id))
            .await?
            .unwrap_or_default();
        let mine = duties
            .into_iter()
            .find(|duty| duty.employee_id == self.row.employee_id);
        Ok(mine
            .filter(|_| self.row.ended_at.is_none())
            .map(|duty| duty.duty.into()))
    }

    /// When it began.
    async fn joined_at(&self) -> DateTime<Utc> {
        self.row.joined_at
    }

    /// When it ended.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.row.ended_at
    }
}
