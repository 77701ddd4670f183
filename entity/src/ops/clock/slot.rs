//! One tick of a schedule, taken by one of any number of replicas.

use crate::model::clock_slot;
use crate::ops::OpError;
use crate::ops::Operation;
use crate::work::Work;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

/// What came of taking a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ops) enum Slot {
    /// It is ours, and the schedule's first ever.
    First,
    /// It is ours.
    Ours,
    /// Somebody else had it, or a later one.
    Gone,
}

/// Takes the slot `slot` of `schedule`. One row a schedule: the last slot that was taken. A slot later than `too_far_ahead`
/// counts as not taken.
pub(in crate::ops) async fn take_slot(
    tx: &DatabaseTransaction,
    schedule: &str,
    slot: DateTime<Utc>,
    too_far_ahead: Option<DateTime<Utc>>,
) -> Result<Slot, DbErr> {
    let first = clock_slot::ActiveModel {
        schedule: Set(schedule.to_owned()),
        slot: Set(slot),
    };
    let inserted = clock_slot::Entity::insert(first)
        .on_conflict(
            OnConflict::column(clock_slot::Column::Schedule)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    if inserted == 1 {
        return Ok(Slot::First);
    }
    let mut free = Condition::any().add(clock_slot::COLUMN.slot.lt(slot));
    if let Some(ahead) = too_far_ahead {
        free = free.add(clock_slot::COLUMN.slot.gt(ahead));
    }
    let taken = clock_slot::Entity::update_many()
        .set(clock_slot::ActiveModel {
            slot: Set(slot),
            ..Default::default()
        })
        .filter(clock_slot::COLUMN.schedule.eq(schedule))
        .filter(free)
        .exec(tx)
        .await?;
    Ok(if taken.rows_affected == 1 {
        Slot::Ours
    } else {
        Slot::Gone
    })
}

/// Takes the current slot of a schedule whose work is idempotent, so that of N replicas one does it.
#[derive(Debug, Clone, Copy)]
pub struct TakeSlot {
    /// The schedule's name.
    pub schedule: &'static str,
    /// How long a slot is.
    pub length: TimeDelta,
}

impl Operation for TakeSlot {
    type Output = bool;

    async fn run(self, work: Work<'_>) -> Result<bool, OpError> {
        let length = self.length.num_microseconds().unwrap_or(i64::MAX).max(1);
        let into_slot = work.now.timestamp_micros().rem_euclid(length);
        let slot = work.now - TimeDelta::microseconds(into_slot);
        // A slot far in the future was taken by a clock that was ahead, or by ours before it was set back: waiting for it
        // would stop everything for as long.
        let taken = take_slot(work.tx, self.schedule, slot, Some(slot + self.length * 2)).await?;
        Ok(taken != Slot::Gone)
    }
}
