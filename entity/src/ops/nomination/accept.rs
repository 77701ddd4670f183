//! Accept the duty of programme manager.

use crate::model::circle;
use crate::model::enums::JoinRequestStatus;
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::circle::hand_over;
use crate::ops::{OpError, join_request, person};
use crate::rules::rights::{Act, ActKind};
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
        person::ready(work, ActKind::AcceptNomination).await?;
        let (mut circle, nomination) = super::lock(work.tx, self.nomination_id).await?;
        let nominee = nomination.nominee_id;
        let mut people = circle.people(work.tx).await?.into_iter();
        let takes_part = people.any(|person| person.employee_id == nominee);
        let request = match takes_part {
            true => None,
            false => join_request::open_request(work.tx, &circle, nominee).await?,
        };
        let held = request
            .as_ref()
            .is_some_and(|one| one.status == JoinRequestStatus::Offered);
        let accept = Act::AcceptNomination {
            nomination: &nomination,
            needs_seat: !takes_part && !held,
        };
        circle.may_for_oneself(work, accept)?;
        let nomination = super::resolve(work, nomination, ActKind::AcceptNomination).await?;
        if !takes_part {
            join_request::admit_nominee(work, &mut circle, request, nominee, nomination.role).await?;
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
