//! What every source of due steps can do.

use crate::ops::OpError;
use crate::ops::circle::LockedCircle;
use crate::rules::schedule::Step;
use crate::work::Work;
use chrono::{DateTime, Utc};
use sea_orm::prelude::async_trait::async_trait;

/// A step that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlayedStep {
    /// When it was due.
    pub due_at: DateTime<Utc>,
    /// Which it was.
    pub step: Step,
    /// Its mail was left out, because a later one was due as well.
    pub overtaken: bool,
}

/// Something in a locked circle of which steps fall due.
#[async_trait]
pub(in crate::ops::clock) trait Source: Send {
    /// Says whether what falls due are rows beside the circle's. When the first of those is due is kept in the circle's
    /// `joining_due_at`, so that they are only read when it is time.
    fn has_rows(&self) -> bool {
        true
    }

    /// Computes anew when its rows are due: time zone data or settings are others than before.
    async fn reschedule(&mut self, _work: Work<'_>, _circle: &LockedCircle) -> Result<(), OpError> {
        Ok(())
    }

    /// Finds the instant of the next step, which may be in the future.
    async fn next(&mut self, work: Work<'_>, circle: &LockedCircle)
    -> Result<Option<DateTime<Utc>>, OpError>;

    /// Does what [`Self::next`] has just found, and answers the steps that were done: none where the row was not due after
    /// all.
    async fn play(&mut self, work: Work<'_>, circle: &mut LockedCircle) -> Result<Vec<PlayedStep>, OpError>;
}
