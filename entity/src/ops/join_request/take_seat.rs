//! Take the seat that is offered.

use super::{Approved, admit, approve, lock_own};
use crate::model::enums::{CircleState, JoinRequestStatus};
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::work::Work;
use std::collections::BTreeSet;
use uuid::Uuid;

/// OFFERED → APPROVED, while the offer lasts.
#[derive(Debug, Clone)]
pub struct TakeSeat {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for TakeSeat {
    type Output = Approved;

    async fn run(self, work: Work<'_>) -> Result<Approved, OpError> {
        person::acting(work).await?;
        let (mut circle, request) = lock_own(work, self.join_request_id).await?;
        match (request.status, request.offer_expires_at) {
            (JoinRequestStatus::Offered, Some(until)) if work.now < until => {}
            (JoinRequestStatus::Offered | JoinRequestStatus::Lapsed, _) => {
                return Err(RuleViolation::OfferExpired.into());
            }
            _ => return Err(RuleViolation::NoOffer.into()),
        }
        circle.expect_state(&[CircleState::Proposed, CircleState::Active])?;
        approve::may_come_in(work, &request).await?;
        let (join_request, membership) = admit::admit(work, &mut circle, request, BTreeSet::new()).await?;
        Ok(Approved {
            join_request,
            membership,
            circle: circle.save(work).await?,
        })
    }
}
