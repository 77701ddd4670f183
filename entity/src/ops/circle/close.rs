//! What every end of a circle has in common: requests closed, memberships and duties ended, meetings cancelled.

use super::LockedCircle;
use crate::model::enums::{CircleState, JoinRequestStatus, MeetingState, MembershipStatus};
use crate::model::event::Event;
use crate::model::{circle_tie, duty, join_request, meeting, membership};
use crate::ops::{OpError, nomination};
use crate::outbox::{self, MailKind};
use crate::rules::rights::ActKind;
use crate::rules::zone;
use crate::work::Work;
use sea_orm::{
    ActiveEnum, ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

/// Ends the locked circle by `act`, one of those that end a circle, and enqueues the mails.
pub(in crate::ops) async fn close(
    work: Work<'_>,
    circle: &mut LockedCircle,
    act: ActKind,
) -> Result<(), OpError> {
    let was_draft = circle.row.state == CircleState::Draft;
    let cancelled_meeting_ids = cancel_meetings(work, circle).await?;
    circle.advance(act)?;
    let (event, mail) = match circle.row.state {
        CircleState::Withdrawn => (Event::Withdrawn {}, MailKind::WillNotStart),
        CircleState::Expired => (Event::Expired {}, MailKind::WillNotStart),
        CircleState::Completed => (
            Event::Completed {
                cancelled_meeting_ids,
            },
            MailKind::CircleClosed,
        ),
        _ => (
            Event::Disbanded {
                cancelled_meeting_ids,
            },
            MailKind::CircleClosed,
        ),
    };
    let event = circle.record(work, event);
    let people = circle.readers(work.tx).await?;
    let requests = void_requests(work, circle).await?;
    nomination::withdraw_pending(work, circle).await?;
    end_memberships(work, circle).await?;

    circle.row.ended_at = Some(work.now);
    circle.row.recruiting_open = false;
    circle.row.people_count = 0;
    circle.row.offered_count = 0;
    circle.row.pm_vacant_since = None;
    circle.row.below_minimum_since = None;
    circle.row.overdue_since = None;
    circle.row.lapsed_at = None;
    circle.row.joining_due_at = None;

    if !was_draft {
        let mail = circle.mail(mail, event);
        let asked = requests
            .iter()
            .flat_map(|request| mail.about(request.id).to([request.employee_id]));
        outbox::enqueue(work, asked.chain(mail.to(people))).await?;
    }
    Ok(())
}

async fn void_requests(work: Work<'_>, circle: &mut LockedCircle) -> Result<Vec<join_request::Model>, DbErr> {
    let id = circle.row.id;
    let open = || join_request::COLUMN.circle_id.eq(id).and(join_request::open());
    let requests = join_request::Entity::find().filter(open()).all(work.tx).await?;
    join_request::Entity::update_many()
        .col_expr(
            join_request::Column::Status,
            Expr::value(JoinRequestStatus::Voided.into_value()),
        )
        .col_expr(join_request::Column::ResolvedAt, Expr::value(work.now))
        .col_expr(join_request::Column::OpenSlot, Expr::value(Option::<i32>::None))
        .col_expr(
            join_request::Column::OfferExpiresAt,
            Expr::value(Option::<chrono::DateTime<chrono::Utc>>::None),
        )
        .col_expr(
            join_request::Column::DueAt,
            Expr::value(Option::<chrono::DateTime<chrono::Utc>>::None),
        )
        .filter(open())
        .exec(work.tx)
        .await?;
    for request in &requests {
        let (person, join_request_id) = (request.employee_id, request.id);
        circle.record(
            work,
            Event::JoinRequestVoided {
                person,
                join_request_id,
            },
        );
    }
    Ok(requests)
}

async fn end_memberships(work: Work<'_>, circle: &LockedCircle) -> Result<(), DbErr> {
    let id = circle.row.id;
    membership::Entity::update_many()
        .col_expr(
            membership::Column::Status,
            Expr::value(MembershipStatus::Ended.into_value()),
        )
        .col_expr(membership::Column::EndedAt, Expr::value(work.now))
        .filter(membership::COLUMN.circle_id.eq(id))
        .filter(membership::open())
        .exec(work.tx)
        .await?;
    circle_tie::Entity::delete_many()
        .filter(circle_tie::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    duty::Entity::update_many()
        .col_expr(duty::Column::EndedAt, Expr::value(work.now))
        .filter(duty::COLUMN.circle_id.eq(id))
        .filter(duty::open())
        .exec(work.tx)
        .await?;
    Ok(())
}

/// Calls off the meetings that are still to come, and answers which; those of days gone by are history.
pub(super) async fn cancel_meetings(work: Work<'_>, circle: &LockedCircle) -> Result<Vec<Uuid>, DbErr> {
    if circle.row.published_at.is_none() {
        return Ok(Vec::new());
    }
    let today = zone::today(circle.row.zone()?, work.now);
    let coming: Vec<Uuid> = meeting::Entity::find()
        .filter(meeting::COLUMN.circle_id.eq(circle.row.id))
        .filter(
            meeting::COLUMN
                .state
                .is_in([MeetingState::Planned, MeetingState::Scheduled]),
        )
        .filter(meeting::COLUMN.planned_on.gte(today))
        .order_by_asc(meeting::Column::PlannedOn)
        .select_only()
        .column(meeting::Column::Id)
        .into_tuple()
        .all(work.tx)
        .await?;
    if coming.is_empty() {
        return Ok(coming);
    }
    meeting::Entity::update_many()
        .col_expr(
            meeting::Column::State,
            Expr::value(MeetingState::Cancelled.into_value()),
        )
        .filter(meeting::COLUMN.id.is_in(coming.iter().copied()))
        .exec(work.tx)
        .await?;
    Ok(coming)
}
