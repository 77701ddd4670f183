//! One rung of a family's ladder; `position` counts rungs, `level` is the company's own label.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ladder_rung")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub job_family_id: Uuid,
    pub position: i32,
    pub level: String,
    pub title: String,
    #[sea_orm(has_many)]
    pub employees: HasMany<super::employee::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
