//! Take the seat that is offered.

use super::{Approved, admit, approve, lock_own};
use crate::model::enums::{CircleState, JoinRequestStatus};
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

/// OFFERED → APPROVED, while the offer lasts.
#[derive(Debug, Clone)]
pub struct TakeSeat {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for TakeSeat {
    type Output = Approved;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<Approved, OpError> {
        person::acting(tx, cx).await?;
        let (mut circle, request) = lock_own(tx, cx, self.join_request_id).await?;
        match (request.status, request.offer_expires_at) {
            (JoinRequestStatus::Offered, Some(until)) if cx.now < until => {}
            (JoinRequestStatus::Offered | JoinRequestStatus::Lapsed, _) => {
                return Err(RuleViolation::OfferExpired.into());
            }
            _ => return Err(RuleViolation::NoOffer.into()),
        }
        circle.expect_state(&[CircleState::Proposed, CircleState::Active])?;
        approve::may_come_in(tx, cx, &request).await?;
        let (join_request, membership) = admit::admit(tx, cx, &mut circle, request, json!({})).await?;
        Ok(Approved {
            join_request,
            membership,
            circle: circle.save(tx, cx).await?,
        })
    }
}
