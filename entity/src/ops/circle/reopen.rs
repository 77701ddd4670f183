//! Take a lapsed circle up again (docs/product.md §3, "Circle").

use super::{LockedCircle, decide, settle_waitlist, term, vacate};
use crate::model::circle;
use crate::model::enums::{CircleState, Decision};
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::{OpError, membership as memberships, person};
use crate::rules::advice::AdvisoryCode;
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use uuid::Uuid;

/// LAPSED → ACTIVE, in the term that follows the one that lapsed, within the programme's days; by the programme manager or
/// an administrator.
#[derive(Debug, Clone)]
pub struct Reopen {
    /// The circle.
    pub circle_id: Uuid,
    /// The advisories that the caller has read.
    pub acknowledge: Vec<AdvisoryCode>,
    /// Why; needed where the next term begins at or past twelve months.
    pub reason: Option<String>,
}

impl Operation for Reopen {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Reopen).await?;
        let reason = decide::cleaned(self.reason.as_deref())?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::Reopen).await?;
        let acknowledged = decide::may_go_on(&circle, reason.as_deref(), &self.acknowledge)?;
        let was_vacant = circle.row.pm_vacant_since.is_some();
        circle.advance(ActKind::Reopen)?;
        circle.row.lapsed_at = None;
        circle.record(work, Event::Reopened {});
        decide::decide(work, &mut circle, Decision::Continue, reason, acknowledged).await?;
        term::begin_next(work, &mut circle).await?;
        if circle.row.state == CircleState::Active {
            // People may have left, and offers lapsed, while nothing could follow from it.
            memberships::note_below_minimum(work, &mut circle).await?;
            settle_waitlist(work, &mut circle).await?;
            if was_vacant {
                // Nobody was asked while it was read-only.
                vacate(work, &mut circle).await?;
            }
        }
        Ok(circle.save(work).await?)
    }
}
