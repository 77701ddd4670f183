//! The history of a circle, numbered without gaps.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_event")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub circle_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i32,
    pub id: Uuid,
    pub kind: String,
    pub version: i32,
    pub actor_id: Option<Uuid>,
    pub as_administrator: bool,
    pub subject_employee_id: Option<Uuid>,
    pub data: Json,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
