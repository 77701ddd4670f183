//! A person's time in a circle.

use super::enums::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub circle_id: Uuid,
    pub employee_id: Uuid,
    pub role: Role,
    pub status: MembershipStatus,
    pub joined_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub end_reason: Option<String>,
}

impl Model {
    /// Says whether the person is in. On long leave, too: the seat is kept.
    #[must_use]
    pub fn is_open(&self) -> bool {
        MembershipStatus::OPEN.contains(&self.status)
    }
}

/// Selects memberships of people who are in: [`Model::is_open`] in a query.
#[must_use]
pub fn open() -> Expr {
    COLUMN.status.is_in(MembershipStatus::OPEN)
}

impl ActiveModelBehavior for ActiveModel {}
