//! An offered seat was not taken in time.

use super::{admit, lock, mail_to_requester};
use crate::model::enums::JoinRequestStatus;
use crate::model::join_request;
use crate::ops::circle::{LockedCircle, settle_waitlist};
use crate::ops::{EventKind, OpError};
use crate::outbox::{self, MailKind};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

/// OFFERED → LAPSED once the offer's time is over. The clock's: safe to run twice, or late.
#[derive(Debug, Clone)]
pub struct LapseOffer {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for LapseOffer {
    /// Whether there was something to do.
    type Output = bool;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<bool, OpError> {
        let (circle, request) = lock(tx, self.join_request_id).await?;
        if request.offer_expires_at.is_none_or(|until| cx.now < until) {
            return Ok(false);
        }
        let request = lapse(tx, cx, circle, request).await?;
        outbox::enqueue(
            tx,
            cx,
            [mail_to_requester(MailKind::OfferLapsed, &request, request.id)],
        )
        .await?;
        Ok(true)
    }
}

/// Ends the offer, and gives the seat to the next in line.
pub(super) async fn lapse(
    tx: &DatabaseTransaction,
    cx: &Cx,
    mut circle: LockedCircle,
    request: join_request::Model,
) -> Result<join_request::Model, OpError> {
    let request = admit::resolve(tx, cx, request, JoinRequestStatus::Lapsed, None).await?;
    admit::remove_tie(tx, circle.row.id, request.employee_id).await?;
    circle.row.offered_count -= 1;
    let data = json!({ "joinRequestId": request.id });
    circle
        .record(tx, cx, EventKind::OfferLapsed, Some(request.employee_id), data)
        .await?;
    settle_waitlist(tx, cx, &mut circle).await?;
    circle.save(tx, cx).await?;
    Ok(request)
}
