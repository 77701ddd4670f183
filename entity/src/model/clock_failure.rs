//! Due work at which the clock failed.

use super::enums::DueKind;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clock_failure")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_kind: DueKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: Uuid,
    pub tries: i32,
    pub error: String,
    pub first_failed_at: DateTimeUtc,
    pub last_failed_at: DateTimeUtc,
    pub retry_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
