//! An offered seat is passed, or was not taken in time.

use super::admit;
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::OpError;
use crate::ops::circle::{LockedCircle, settle_waitlist};
use crate::rules::rights::ActKind;
use crate::work::Work;

/// OFFERED → LAPSED: ends the offer, and gives the seat to the next in line.
pub(in crate::ops) async fn lapse_offer(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: join_request::Model,
    act: ActKind,
) -> Result<join_request::Model, OpError> {
    let request = admit::resolve(work, request, act, None).await?;
    admit::remove_tie(work.tx, circle.row.id, request.employee_id).await?;
    circle.row.offered_count -= 1;
    let (person, join_request_id) = (request.employee_id, request.id);
    circle.record(
        work,
        Event::OfferLapsed {
            person,
            join_request_id,
        },
    );
    settle_waitlist(work, circle).await?;
    Ok(request)
}
