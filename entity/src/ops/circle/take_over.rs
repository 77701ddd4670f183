//! Take the programme manager's place over: while it is vacant, or in the grace period (docs/product.md §3).

use super::{LockedCircle, manager};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::{OpError, nomination, person};
use crate::rules::{RuleViolation, schedule};
use crate::work::Work;
use uuid::Uuid;

/// By a participant. A vacant place is the deputies' and advisors' to take for some days, then everybody's; when the term is
/// over and nobody has decided, anybody may take the duty from whoever has it.
#[derive(Debug, Clone)]
pub struct TakeOver {
    /// The circle.
    pub circle_id: Uuid,
}

impl Operation for TakeOver {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        let me = person::acting(work).await?.employee.id;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        let authority = circle.authority(work).await?;
        let membership = authority.must_take_part()?;
        circle.expect_state(&[CircleState::Proposed, CircleState::Active])?;
        if authority.is_programme_manager() {
            return Err(RuleViolation::HasDuty.into());
        }
        let (row, policy) = (&circle.row, &work.policy.clock);
        if !schedule::may_take_over(row, membership, authority.duty(), policy, work.now) {
            return Err(RuleViolation::TakeOverNotOpen.into());
        }
        circle.acts_as_participant();
        nomination::withdraw_pending(work, &mut circle).await?;
        let took_over = Event::ProgrammeManagerTookOver { person: me };
        manager::hand_over(work, &mut circle, me, took_over).await?;
        Ok(circle.save(work).await?)
    }
}
