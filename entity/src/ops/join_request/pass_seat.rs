//! Pass on the seat that is offered.

use super::{lapse_offer, lock_own};
use crate::model::enums::JoinRequestStatus;
use crate::model::join_request;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::work::Work;
use uuid::Uuid;

/// OFFERED → LAPSED: the seat goes to the next in line.
#[derive(Debug, Clone)]
pub struct PassSeat {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for PassSeat {
    type Output = join_request::Model;

    async fn run(self, work: Work<'_>) -> Result<join_request::Model, OpError> {
        person::acting_eligible(work).await?;
        let (mut circle, request) = lock_own(work, self.join_request_id).await?;
        if request.status != JoinRequestStatus::Offered {
            return Err(RuleViolation::NoOffer.into());
        }
        let request = lapse_offer::lapse(work, &mut circle, request).await?;
        circle.save(work).await?;
        Ok(request)
    }
}
