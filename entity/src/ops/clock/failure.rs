//! A circle at which the clock failed: put off, and written down for the operator.

use crate::model::{circle, clock_failure};
use crate::ops::OpError;
use crate::ops::Operation;
use crate::work::Work;
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// The first wait, doubled with each further failure up to the longest.
const WAIT: TimeDelta = TimeDelta::minutes(1);
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(6);

/// An error is cut to this many characters.
const LONGEST_ERROR: usize = 300;

/// Puts the circle off, so that the others are not held up by it.
#[derive(Debug, Clone)]
pub struct NoteFailure {
    /// The circle.
    pub circle_id: Uuid,
    /// What went wrong, without personal data.
    pub error: String,
}

impl Operation for NoteFailure {
    type Output = ();

    async fn run(self, work: Work<'_>) -> Result<(), OpError> {
        let error: String = self.error.chars().take(LONGEST_ERROR).collect();
        let known = clock_failure::Entity::find_by_id(self.circle_id)
            .one(work.tx)
            .await?;
        let tries = known.as_ref().map_or(1, |known| known.tries.saturating_add(1));
        let row = clock_failure::Model {
            circle_id: self.circle_id,
            tries,
            error,
            first_failed_at: known.as_ref().map_or(work.now, |known| known.first_failed_at),
            last_failed_at: work.now,
        };
        if known.is_some() {
            row.into_active_model().reset_all().update(work.tx).await?;
        } else {
            clock_failure::Entity::insert(row.into_active_model())
                .exec_without_returning(work.tx)
                .await?;
        }
        let doublings = u32::try_from(tries - 1).unwrap_or_default().min(16);
        let wait = (WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT);
        // Past the circle's own operations: what it says of itself may be what is broken.
        circle::Entity::update_many()
            .col_expr(circle::Column::DueAt, Expr::value(work.now + wait))
            .filter(circle::Column::Id.eq(self.circle_id))
            .filter(circle::Column::DueAt.lte(work.now))
            .exec(work.tx)
            .await?;
        Ok(())
    }
}
