//! Decline the duty of programme manager.

use crate::model::event::Event;
use crate::model::pm_nomination;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use uuid::Uuid;

/// The nominee says no; everything stays as it is.
#[derive(Debug, Clone)]
pub struct Decline {
    /// The nomination.
    pub nomination_id: Uuid,
}

impl Operation for Decline {
    type Output = pm_nomination::Model;

    async fn run(self, work: Work<'_>) -> Result<pm_nomination::Model, OpError> {
        person::ready(work, ActKind::DeclineNomination).await?;
        let (mut circle, nomination) = super::lock(work.tx, self.nomination_id).await?;
        circle.may_for_oneself(work, Act::DeclineNomination(&nomination))?;
        let nomination = super::resolve(work, nomination, ActKind::DeclineNomination).await?;
        let (person, nomination_id) = (nomination.nominee_id, nomination.id);
        circle.record(
            work,
            Event::NominationDeclined {
                person,
                nomination_id,
            },
        );
        circle.save(work).await?;
        Ok(nomination)
    }
}
