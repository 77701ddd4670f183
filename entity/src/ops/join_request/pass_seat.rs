//! Pass on the seat that is offered.

use super::{lapse_offer, lock_own};
use crate::model::enums::JoinRequestStatus;
use crate::model::join_request;
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// OFFERED → LAPSED: the seat goes to the next in line.
#[derive(Debug, Clone)]
pub struct PassSeat {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for PassSeat {
    type Output = join_request::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<join_request::Model, OpError> {
        person::acting_eligible(tx, cx).await?;
        let (mut circle, request) = lock_own(tx, cx, self.join_request_id).await?;
        if request.status != JoinRequestStatus::Offered {
            return Err(RuleViolation::NoOffer.into());
        }
        let request = lapse_offer::lapse(tx, cx, &mut circle, request).await?;
        circle.save(tx, cx).await?;
        Ok(request)
    }
}
