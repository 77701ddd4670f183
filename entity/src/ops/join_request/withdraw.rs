//! Take a join request back.

use super::{admit, lock};
use crate::model::enums::JoinRequestStatus;
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::Operation;
use crate::ops::circle::settle_waitlist;
use crate::ops::{OpError, person};
use crate::rules::rights::{Act, ActKind};
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
        person::ready(work, ActKind::WithdrawRequest).await?;
        let (mut circle, request) = lock(work.tx, self.join_request_id).await?;
        circle.may_for_oneself(work, Act::WithdrawRequest(&request))?;
        if request.status == JoinRequestStatus::Offered {
            circle.row.offered_count -= 1;
        }
        let request = admit::resolve(work, request, ActKind::WithdrawRequest, None).await?;
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
