//! Slowing who creates, or writes to others, more than people do (docs/product.md §2).
//!
//! Each person has an allowance of acts that comes back evenly (the generic cell rate algorithm). What takes from it: every
//! call that creates something ([`super::Once`]), and what can be done to and fro for ever, with an email each time.

use super::OpError;
use crate::model::allowance::{self, Column, Entity};
use crate::rules::{Policy, RuleViolation};
use crate::work::Work;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

/// The time in which a whole allowance comes back, in milliseconds.
const HOUR: i64 = 3_600_000;

/// Up to when allowances were whole again that are forgotten at `now`.
pub(super) fn forgotten(now: DateTime<Utc>) -> i64 {
    now.timestamp_millis()
}

fn price(policy: &Policy) -> i64 {
    HOUR.checked_div(policy.max_acts_per_hour.into()).unwrap_or(HOUR)
}

/// Takes one act from the actor's allowance. Called last, under the locks of the operation: no other lock is taken after it,
/// and what was refused before costs nothing. The clock has no allowance.
///
/// # Errors
/// When the allowance is used up.
pub(super) async fn charge(work: Work<'_>) -> Result<(), OpError> {
    let Some(me) = work.actor_id() else {
        return Ok(());
    };
    let (now, price) = (work.now.timestamp_millis(), price(&work.policy));
    let full = now.saturating_add(HOUR).saturating_sub(price);
    let whole_at = || Expr::col((Entity, Column::WholeAt));
    // What lies further ahead than any act can put it was written before the clock was set back.
    let left = whole_at()
        .lte(full)
        .or(whole_at().gt(now.saturating_add(HOUR.saturating_mul(2))));
    let used = Expr::case(whole_at().between(now, full), whole_at()).finally(now);
    let conflict = OnConflict::column(Column::EmployeeId)
        .value(Column::WholeAt, used.add(price))
        .action_and_where(left)
        .to_owned();
    let row = allowance::ActiveModel {
        employee_id: Set(me),
        whole_at: Set(now.saturating_add(price)),
    };
    let charged = Entity::insert(row)
        .on_conflict(conflict)
        .exec_without_returning(work.tx)
        .await?;
    if charged > 0 {
        return Ok(());
    }
    Err(refusal(work, me, full).await?)
}

async fn refusal(work: Work<'_>, me: Uuid, full: i64) -> Result<OpError, OpError> {
    let row = Entity::find_by_id(me).one(work.tx).await?;
    let over = row.map_or(0, |row| row.whole_at.saturating_sub(full));
    let seconds = u32::try_from(over / 1000).unwrap_or(u32::MAX).saturating_add(1);
    Ok(RuleViolation::TooManyActs { seconds }.into())
}
