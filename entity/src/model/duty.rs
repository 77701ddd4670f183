//! A duty in a circle: programme manager or deputy.

use super::enums::*;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "duty")]
#[expect(
    missing_docs,
    reason = "the columns are described where the migration makes them"
)]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub circle_id: Uuid,
    pub employee_id: Uuid,
    pub duty: DutyKind,
    pub slot: i32,
    pub since: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "circle_id", to = "id")]
    pub circle: HasOne<super::circle::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
