//! Propose what was a draft.

use super::{LockedCircle, propose};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::outbox;
use crate::rules::RuleViolation;
use crate::work::Work;
use uuid::Uuid;

/// DRAFT → PROPOSED: from now on it is found, and can be asked to join.
#[derive(Debug, Clone)]
pub struct Submit {
    /// The draft.
    pub circle_id: Uuid,
}

impl Operation for Submit {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::acting(work).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.authority(work).await?.must_manage()?;
        circle.expect_state(&[CircleState::Draft])?;
        if circle.row.pm_vacant_since.is_some() {
            return Err(RuleViolation::ProgrammeManagerVacant.into());
        }
        circle.row.state = CircleState::Proposed;
        circle.row.proposed_at = Some(work.now);
        circle.row.ageing_from = Some(work.now);
        let event = circle.record(work, Event::Proposed { began: None });
        outbox::enqueue(work, [propose::recorded(&circle.row, event)]).await?;
        Ok(circle.save(work).await?)
    }
}
