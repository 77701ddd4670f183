//! Take a join request back.

use super::{OPEN, admit, lock_own};
use crate::model::enums::JoinRequestStatus;
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::Operation;
use crate::ops::circle::settle_waitlist;
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::work::Work;
use uuid::Uuid;

/// PENDING, WAITLISTED or OFFERED → WITHDRAWN. After approval it takes leaving the circle.
#[derive(Debug, Clone)]
pub struct Withdraw {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for Withdraw {
    type Output = join_request::Model;

    async fn run(self, work: Work<'_>) -> Result<join_request::Model, OpError> {
        person::acting_eligible(work).await?;
        let (mut circle, request) = lock_own(work, self.join_request_id).await?;
        if !OPEN.contains(&request.status) {
            return Err(RuleViolation::RequestNotOpen.into());
        }
        if request.status == JoinRequestStatus::Offered {
            circle.row.offered_count -= 1;
        }
        let request = admit::resolve(work, request, JoinRequestStatus::Withdrawn, None).await?;
        admit::remove_tie(work.tx, circle.row.id, request.employee_id).await?;
        let (person, join_request_id) = (request.employee_id, request.id);
        circle.record(
            work,
            Event::JoinRequestWithdrawn {
                person,
                join_request_id,
            },
        );
        settle_waitlist(work, &mut circle).await?;
        circle.save(work).await?;
        Ok(request)
    }
}
