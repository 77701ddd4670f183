//! What must follow a change: one mail to one person.

use super::enums::*;
use super::index::IndexCondition;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
#[expect(missing_docs, reason = "the migration describes the columns")]
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

/// The mails that wait for their time.
pub const WAITING: IndexCondition = IndexCondition {
    sql: "status IN ('PENDING', 'RETRY')",
    indexes: &["outbox_due"],
};

/// The mails that a queue or a worker has.
pub const IN_HAND: IndexCondition = IndexCondition {
    sql: "status IN ('LEASED', 'RUNNING')",
    indexes: &["outbox_lease"],
};

/// The mails that will not be tried again, and did not certainly arrive.
pub const GIVEN_UP: IndexCondition = IndexCondition {
    sql: "status IN ('DEAD', 'UNKNOWN')",
    indexes: &["outbox_given_up"],
};

/// The mails that wait for their recipient's digest.
pub const KEPT_UNSENT: IndexCondition = IndexCondition {
    sql: "kept_at IS NOT NULL AND digest_id IS NULL",
    indexes: &["outbox_kept"],
};

impl ActiveModelBehavior for ActiveModel {}
