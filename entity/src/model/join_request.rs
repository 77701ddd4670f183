//! A person's request to join a circle.

use super::enums::*;
use super::index::IndexCondition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "join_request")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub circle_id: Uuid,
    pub employee_id: Uuid,
    pub role: Role,
    pub message: String,
    pub status: JoinRequestStatus,
    pub created_at: DateTimeUtc,
    pub answer_by: Option<DateTimeUtc>,
    pub waitlisted_at: Option<DateTimeUtc>,
    pub pre_approved_at: Option<DateTimeUtc>,
    pub pre_approved_by: Option<Uuid>,
    pub offer_expires_at: Option<DateTimeUtc>,
    pub open_slot: Option<i32>,
    pub resolved_at: Option<DateTimeUtc>,
    pub resolved_by: Option<Uuid>,
    pub decline_reason: Option<String>,
    pub pending_since: Option<DateTimeUtc>,
    pub escalated_at: Option<DateTimeUtc>,
    pub played_until: Option<DateTimeUtc>,
    pub due_at: Option<DateTimeUtc>,
}

/// The requests of which administrators were told, and that still wait.
pub const ESCALATED: IndexCondition = IndexCondition {
    sql: "escalated_at IS NOT NULL AND status = 'PENDING'",
    indexes: &["join_request_escalated"],
};

/// The requests that wait for a seat.
pub const WAITLISTED: IndexCondition = IndexCondition {
    sql: "status = 'WAITLISTED'",
    indexes: &["join_request_waitlist"],
};

/// Selects requests that have no end yet: [`JoinRequestStatus::is_open`] in a query. They are those that have a slot.
#[must_use]
pub fn open() -> Expr {
    COLUMN.open_slot.is_not_null()
}

impl ActiveModelBehavior for ActiveModel {}
