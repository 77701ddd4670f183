//! Propose what was a draft.

use super::{LockedCircle, propose};
use crate::model::circle;
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::outbox;
use crate::rules::rights::{Act, ActKind};
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
        person::ready(work, ActKind::Submit).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::Submit).await?;
        circle.advance(ActKind::Submit)?;
        circle.row.proposed_at = Some(work.now);
        circle.row.ageing_from = Some(work.now);
        let event = circle.record(work, Event::Proposed { began: None });
        outbox::enqueue(work, propose::recorded(&circle, event)).await?;
        Ok(circle.save(work).await?)
    }
}
