//! A person's request to join a circle.

use super::enums::*;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "join_request")]
#[expect(
    missing_docs,
    reason = "the columns are described where the migration makes them"
)]
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

impl ActiveModelBehavior for ActiveModel {}
