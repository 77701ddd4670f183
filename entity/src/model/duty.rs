//! A duty in a circle: programme manager or deputy.

use super::enums::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Condition, Expr};
use std::ops::RangeInclusive;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "duty")]
#[expect(missing_docs, reason = "the migration describes the columns")]
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

/// The slot of the programme manager.
pub const PROGRAMME_MANAGER: i32 = 0;

/// The slots of the deputies.
pub const DEPUTIES: RangeInclusive<i32> = 1..=2;

impl Model {
    /// Says whether the person still has the duty.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }
}

/// Selects duties that people still have: [`Model::is_open`] in a query.
#[must_use]
pub fn open() -> Expr {
    COLUMN.ended_at.is_null()
}

/// Selects the duties of those who are programme manager now: one for each circle, or none where the place is vacant.
#[must_use]
pub fn of_programme_manager() -> Condition {
    Condition::all()
        .add(COLUMN.slot.eq(PROGRAMME_MANAGER))
        .add(open())
}

impl ActiveModelBehavior for ActiveModel {}
