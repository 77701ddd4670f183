//! What can be due in a circle. A source is a file here and a line in [`all`].

mod circle;
mod join_request;
mod nomination;

use crate::ops::OpError;
use crate::ops::circle::LockedCircle;
use crate::ops::clock::PlayedStep;
use crate::work::Work;
use chrono::{DateTime, Utc};
use sea_orm::prelude::async_trait::async_trait;

/// Something in a locked circle of which steps fall due.
#[async_trait]
pub(super) trait Source: Send {
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

/// All sources. Of steps that are due at the same instant, those of an earlier source are done first.
pub(super) fn all() -> [Box<dyn Source>; 3] {
    [
        Box::<circle::CircleSteps>::default(),
        Box::<join_request::JoinRequests>::default(),
        Box::<nomination::Nominations>::default(),
    ]
}
