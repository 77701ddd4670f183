//! Accept the duty of programme manager.

use crate::model::circle;
use crate::model::enums::{CircleState, NominationStatus};
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::circle::hand_over;
use crate::ops::{OpError, join_request, person};
use crate::work::Work;
use uuid::Uuid;

/// The nominee becomes programme manager and takes part; the former one's duty ends.
#[derive(Debug, Clone)]
pub struct Accept {
    /// The nomination.
    pub nomination_id: Uuid,
}

impl Operation for Accept {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::acting(work).await?;
        let (mut circle, nomination) = super::lock_own(work, self.nomination_id).await?;
        circle.expect_state(&[CircleState::Proposed, CircleState::Active])?;
        let nomination = super::resolve(work, nomination, NominationStatus::Accepted).await?;
        let nominee = nomination.nominee_id;
        if circle
            .people(work.tx)
            .await?
            .iter()
            .all(|person| person.employee_id != nominee)
        {
            join_request::admit_nominee(work, &mut circle, nominee, nomination.role).await?;
        }
        let (person, nomination_id) = (nominee, nomination.id);
        let accepted = Event::ProgrammeManagerAccepted {
            person,
            nomination_id,
        };
        hand_over(work, &mut circle, nominee, accepted).await?;
        Ok(circle.save(work).await?)
    }
}
