//! What must follow a change: one mail to one person.

use super::enums::*;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
#[expect(
    missing_docs,
    reason = "the columns are described where the migration makes them"
)]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub kind_version: i32,
    pub recipient_id: Uuid,
    pub circle_id: Option<Uuid>,
    pub subject_id: Option<Uuid>,
    pub dedup_key: String,
    pub status: OutboxStatus,
    pub attempt: i32,
    pub available_at: DateTimeUtc,
    pub lease_until: Option<DateTimeUtc>,
    pub last_error: Option<String>,
    pub traceparent: Option<String>,
    pub created_at: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    pub tries: i32,
    pub crashes: i32,
    pub doubts: i32,
    pub handed_over_at: Option<DateTimeUtc>,
    pub lease_owner: Option<String>,
    pub kept_at: Option<DateTimeUtc>,
    pub digest_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
