//! A person's time in a circle.

use super::enums::*;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
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
    pub status: MembershipStatus,
    pub joined_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub end_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
