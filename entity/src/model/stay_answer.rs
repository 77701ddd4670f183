//! Whether a participant wants to stay after the term; private.

use super::enums::*;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stay_answer")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub circle_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub term: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub employee_id: Uuid,
    pub answer: StayAnswer,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
