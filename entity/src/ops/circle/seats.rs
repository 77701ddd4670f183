//! The waitlist: what happens when a seat frees (docs/product.md §3).

use super::LockedCircle;
use crate::model::enums::JoinRequestStatus;
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::{OpError, join_request as join_requests};
use crate::outbox::{self, MailKind};
use crate::rules::rights::{ActKind, life_cycle};
use crate::work::Work;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

/// Gives each free seat to whoever is next: the first pre-approved is offered it for a while; when nobody is, the
/// first in line becomes PENDING, unless enough people are pending for the seats there are. Called at the end of
/// every operation that may free a seat; where nothing is free or nobody waits, it changes nothing.
pub(in crate::ops) async fn settle_waitlist(
    work: Work<'_>,
    circle: &mut LockedCircle,
) -> Result<(), OpError> {
    // Whether recruiting is open is about new requests: who is in line keeps what they were promised.
    if !circle.row.takes_people() || circle.row.free_seats() <= 0 {
        return Ok(());
    }
    let waiting = join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle.row.id))
        .filter(join_request::COLUMN.status.eq(JoinRequestStatus::Waitlisted))
        .order_by_asc(join_request::Column::WaitlistedAt)
        .order_by_asc(join_request::Column::Id);
    let seats = u64::try_from(circle.row.free_seats()).unwrap_or_default();
    let pre_approved = waiting
        .clone()
        .filter(join_request::COLUMN.pre_approved_at.is_not_null())
        .limit(seats)
        .all(work.tx)
        .await?;
    for request in pre_approved {
        offer(work, circle, request).await?;
    }
    let seats = u64::try_from(circle.row.free_seats()).unwrap_or_default();
    if seats == 0 {
        return Ok(());
    }
    let pending = join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle.row.id))
        .filter(join_request::COLUMN.status.eq(JoinRequestStatus::Pending))
        .count(work.tx)
        .await?;
    if pending >= seats {
        return Ok(());
    }
    for request in waiting.limit(seats - pending).all(work.tx).await? {
        put_before_the_manager(work, circle, request).await?;
    }
    Ok(())
}

async fn offer(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: join_request::Model,
) -> Result<(), OpError> {
    let (id, person) = (request.id, request.employee_id);
    let until = Some(work.now + work.policy.offer_period());
    let offered = join_request::Model {
        status: life_cycle::join_request(ActKind::OfferSeat, request.status)?,
        offer_expires_at: until,
        ..request
    };
    write(work, circle, offered).await?;
    circle.row.offered_count += 1;
    let seat_offered = Event::SeatOffered {
        person,
        join_request_id: id,
        until,
    };
    let event = circle.record(work, seat_offered);
    let mail = circle.mail(MailKind::SeatOffered, event).about(id);
    Ok(outbox::enqueue(work, mail.to([person])).await?)
}

async fn put_before_the_manager(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: join_request::Model,
) -> Result<(), OpError> {
    let (id, person) = (request.id, request.employee_id);
    let answer_by = work.now + work.policy.answer_period();
    let pending = join_request::Model {
        status: life_cycle::join_request(ActKind::MoveUp, request.status)?,
        pending_since: Some(work.now),
        answer_by: Some(answer_by),
        ..request
    };
    write(work, circle, pending).await?;
    let moved_up = Event::JoinRequestMovedUp {
        person,
        join_request_id: id,
        answer_by,
    };
    let event = circle.record(work, moved_up);
    let mail = circle.mail(MailKind::MovedUp, event).about(id);
    outbox::enqueue(work, mail.to([person])).await?;
    Ok(join_requests::enqueue_new_join_request(work, &circle.row, id).await?)
}

/// Writes a request that moved on, with when it is due.
async fn write(
    work: Work<'_>,
    circle: &mut LockedCircle,
    mut request: join_request::Model,
) -> Result<(), DbErr> {
    request.due_at = join_requests::schedule_next(work.cx, circle, &request);
    request.into_active_model().reset_all().update(work.tx).await?;
    Ok(())
}
