//! An employee as the company's HR data knows them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "employee")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub hr_id: String,
    pub display_name: String,
    pub mail: String,
    pub mail_key: String,
    pub employment_type: String,
    pub job_family_id: Option<Uuid>,
    pub rung_id: Option<Uuid>,
    pub manager_id: Option<Uuid>,
    pub location: Option<String>,
    pub zone: String,
    pub locale: String,
    #[sea_orm(has_one)]
    pub profile: HasOne<super::profile::Entity>,
    #[sea_orm(belongs_to, from = "rung_id", to = "id")]
    pub rung: HasOne<super::ladder_rung::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
