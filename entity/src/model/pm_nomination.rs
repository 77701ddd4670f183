//! A programme manager who was named and must accept.

use super::enums::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pm_nomination")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub circle_id: Uuid,
    pub nominee_id: Uuid,
    pub nominated_by: Uuid,
    pub role: Role,
    pub status: NominationStatus,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub resolved_at: Option<DateTimeUtc>,
}

/// Selects nominations that wait for the nominee.
#[must_use]
pub fn pending() -> Expr {
    COLUMN.status.eq(NominationStatus::Pending)
}

impl ActiveModelBehavior for ActiveModel {}
