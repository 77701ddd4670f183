//! An offered seat is passed, or was not taken in time.

use super::admit;
use crate::model::enums::JoinRequestStatus;
use crate::model::join_request;
use crate::ops::circle::{LockedCircle, settle_waitlist};
use crate::ops::{EventKind, OpError};
use crate::work::Work;
use serde_json::json;

/// OFFERED → LAPSED: ends the offer, and gives the seat to the next in line.
pub(super) async fn lapse(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: join_request::Model,
) -> Result<join_request::Model, OpError> {
    let request = admit::resolve(work, request, JoinRequestStatus::Lapsed, None).await?;
    admit::remove_tie(work.tx, circle.row.id, request.employee_id).await?;
    circle.row.offered_count -= 1;
    let data = json!({ "joinRequestId": request.id });
    circle
        .record(work, EventKind::OfferLapsed, Some(request.employee_id), data)
        .await?;
    settle_waitlist(work, circle).await?;
    Ok(request)
}
