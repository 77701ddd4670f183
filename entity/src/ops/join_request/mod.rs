//! Joining: a request, the decision about it, the waitlist and its offers (docs/product.md §3, "Joining").

mod admit;
mod approve;
mod ask;
mod decline;
mod lapse_offer;
mod pass_seat;
mod pre_approve;
mod reopen;
mod take_seat;
mod withdraw;

pub(super) use admit::{admit_nominee, open_request, remove_tie, resolve};
pub use approve::{Approve, Approved};
pub use ask::Ask;
pub use decline::Decline;
pub(super) use lapse_offer::lapse_offer;
pub use pass_seat::PassSeat;
pub use pre_approve::PreApprove;
pub use reopen::Reopen;
pub use take_seat::TakeSeat;
pub use withdraw::Withdraw;

use crate::model::{circle, join_request};
use crate::ops::OpError;
use crate::ops::circle::{LockedCircle, open_duties};
use crate::outbox::{self, MailKind, Unaddressed};
use crate::rules::{RuleViolation, schedule};
use crate::work::{Cx, Work};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;

/// Locks the circle of the request `id` and reads the request again under the lock.
async fn lock(tx: &DatabaseTransaction, id: Uuid) -> Result<(LockedCircle, join_request::Model), OpError> {
    let circle_id = find(tx, id).await?.circle_id;
    let circle = LockedCircle::by_id(tx, circle_id).await?;
    Ok((circle, find(tx, id).await?))
}

async fn find(tx: &DatabaseTransaction, id: Uuid) -> Result<join_request::Model, OpError> {
    join_request::Entity::find_by_id(id)
        .one(tx)
        .await?
        .ok_or_else(|| RuleViolation::NotFound.into())
}

/// Finds when the next step of `request`, as it stands, is due, and notes it in the locked circle.
pub(super) fn schedule_next(
    cx: &Cx,
    circle: &mut LockedCircle,
    request: &join_request::Model,
) -> Option<DateTime<Utc>> {
    let due_at = schedule::next_of_request(request, &cx.policy).map(|(at, _)| at);
    circle.expect_due(due_at);
    due_at
}

/// Mail 8 to the programme manager and the deputies.
pub(super) async fn enqueue_new_join_request(
    work: Work<'_>,
    circle: &circle::Model,
    request: Uuid,
) -> Result<(), DbErr> {
    let managers = open_duties(work.tx, circle.id).await?;
    let new = Unaddressed::new(MailKind::NewJoinRequest, request).of_circle(circle.id);
    outbox::enqueue(work, new.about(request).to(managers)).await
}

/// Enqueues a mail about `request` to the person who asked.
pub(super) async fn enqueue_to_requester(
    work: Work<'_>,
    kind: MailKind,
    request: &join_request::Model,
) -> Result<(), DbErr> {
    let mail = Unaddressed::new(kind, request.id).of_circle(request.circle_id);
    outbox::enqueue(work, mail.about(request.id).to([request.employee_id])).await
}
