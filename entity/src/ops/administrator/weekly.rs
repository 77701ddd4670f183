//! The administrators' week: mail 32.

use super::administrators;
use crate::ops::OpError;
use crate::ops::Operation;
use crate::ops::clock::{Slot, take_slot};
use crate::outbox::{self, MailKind, Unaddressed};
use crate::work::Work;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// The name of the schedule in `clock_slot`.
const WEEKLY: &str = "administrators-weekly";

/// Tells the administrators what waits for them, once for each week: of weeks in which nobody ticked, the last.
#[derive(Debug, Clone, Copy)]
pub struct Weekly {
    /// The Monday that it is about.
    pub slot: DateTime<Utc>,
}

impl Operation for Weekly {
    type Output = bool;

    async fn run(self, work: Work<'_>) -> Result<bool, OpError> {
        // The first week is the one in which the programme was set up: nothing was waiting.
        // A clock that was weeks ahead for once does not silence the weeks until then. What was said of a week is not said
        // again: the cause is the same.
        let too_far_ahead = self.slot + TimeDelta::weeks(2);
        if take_slot(work.tx, WEEKLY, self.slot, Some(too_far_ahead)).await? != Slot::Ours {
            return Ok(false);
        }
        let cause = outbox::cause(Uuid::nil(), &format!("{WEEKLY} {}", self.slot.date_naive()));
        let weekly = Unaddressed::new(MailKind::AdministratorsWeekly, cause);
        outbox::enqueue(work, weekly.to(administrators(work).await?)).await?;
        Ok(true)
    }
}
