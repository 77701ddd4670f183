//! Due work at which the clock failed: it is put off, and written down for the operator.

use crate::model::enums::DueKind;
use crate::model::{circle, clock_failure};
use crate::ops::OpError;
use crate::ops::Operation;
use crate::work::Work;
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// The first wait, doubled with each further failure up to the longest.
const WAIT: TimeDelta = TimeDelta::minutes(1);
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(6);

/// An error is cut to this many characters.
const LONGEST_ERROR: usize = 300;

/// Of what failed nothing is due any more: it was done, or is not to be done.
const NOTHING_DUE: &str = "
    (subject_kind = 'CIRCLE' AND NOT EXISTS
        (SELECT 1 FROM circle WHERE id = subject_id AND due_at <= retry_at))
    OR (subject_kind = 'REVIEW' AND NOT EXISTS
        (SELECT 1 FROM employee_review WHERE employee_id = subject_id))
    OR (subject_kind = 'ERASURE' AND NOT EXISTS
        (SELECT 1 FROM profile WHERE employee_id = subject_id AND erase_at <= retry_at))
    OR (subject_kind = 'DIGEST' AND NOT EXISTS
        (SELECT 1 FROM profile WHERE employee_id = subject_id AND digest_at <= retry_at))";

/// Puts due work off, so that other work is not held up by it, and notes why.
#[derive(Debug, Clone)]
pub struct NoteFailure {
    /// What was due.
    pub kind: DueKind,
    /// The circle, or the person.
    pub subject_id: Uuid,
    /// What went wrong, without personal data.
    pub error: String,
}

impl Operation for NoteFailure {
    type Output = ();

    async fn run(self, work: Work<'_>) -> Result<(), OpError> {
        let error: String = self.error.chars().take(LONGEST_ERROR).collect();
        let known = clock_failure::Entity::find_by_id((self.kind, self.subject_id))
            .one(work.tx)
            .await?;
        let tries = known.as_ref().map_or(1, |known| known.tries.saturating_add(1));
        let doublings = u32::try_from(tries - 1).unwrap_or_default().min(16);
        let retry_at = work.now + (WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT);
        let row = clock_failure::Model {
            subject_kind: self.kind,
            subject_id: self.subject_id,
            tries,
            error,
            first_failed_at: known.as_ref().map_or(work.now, |known| known.first_failed_at),
            last_failed_at: work.now,
            retry_at,
        };
        if known.is_some() {
            row.into_active_model().reset_all().update(work.tx).await?;
        } else {
            clock_failure::Entity::insert(row.into_active_model())
                .exec_without_returning(work.tx)
                .await?;
        }
        if self.kind == DueKind::Circle {
            // Without the circle's own operations: what its row says may be what is broken. Whatever is done to the circle
            // next computes its due instant anew.
            circle::Entity::update_many()
                .set(circle::ActiveModel {
                    due_at: Set(Some(retry_at)),
                    ..Default::default()
                })
                .filter(circle::COLUMN.id.eq(self.subject_id))
                .exec(work.tx)
                .await?;
        }
        Ok(())
    }
}

/// Removes the failures of what has been done since, or is not due any more.
#[derive(Debug, Clone, Copy)]
pub struct ForgetFailures;

impl Operation for ForgetFailures {
    type Output = ();

    async fn run(self, work: Work<'_>) -> Result<(), OpError> {
        clock_failure::Entity::delete_many()
            .filter(Expr::cust(NOTHING_DUE))
            .exec(work.tx)
            .await?;
        Ok(())
    }
}
