//! What a person who opted in says of themselves.

use super::enums::*;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "profile")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub employee_id: Uuid,
    pub consent_version: String,
    pub opted_in_at: DateTimeUtc,
    pub signed_up_as_member: bool,
    pub signed_up_as_advisor: bool,
    pub about: String,
    pub wants_reminders: bool,
    pub digest: Digest,
    pub updated_at: DateTimeUtc,
    pub wants_news: bool,
    pub mail_epoch: i32,
    pub digest_at: Option<DateTimeUtc>,
    pub erase_at: Option<DateTimeUtc>,
    pub excluded_by_claim: bool,
    #[sea_orm(belongs_to, from = "employee_id", to = "id")]
    pub employee: HasOne<super::employee::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
