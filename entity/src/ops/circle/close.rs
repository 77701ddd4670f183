//! What every end of a circle has in common: requests closed, memberships and duties ended, meetings cancelled.

use super::LockedCircle;
use crate::model::enums::{CircleState, JoinRequestStatus, MeetingState, MembershipStatus, NominationStatus};
use crate::model::{circle_tie, duty, join_request, meeting, membership, pm_nomination};
use crate::ops::{EventKind, OpError, join_request as joining};
use crate::outbox::{self, Mail, MailKind};
use crate::rules::zone;
use crate::work::Work;
use sea_orm::{ActiveEnum, ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

/// Ends the locked circle in `state`, one of those that end a circle, and enqueues the mails.
pub(in crate::ops) async fn close(
    work: Work<'_>,
    circle: &mut LockedCircle,
    state: CircleState,
) -> Result<(), OpError> {
    let was_draft = circle.row.state == CircleState::Draft;
    let (kind, mail) = match state {
        CircleState::Withdrawn => (EventKind::Withdrawn, MailKind::WillNotStart),
        CircleState::Expired => (EventKind::Expired, MailKind::WillNotStart),
        CircleState::Completed => (EventKind::Completed, MailKind::CircleClosed),
        _ => (EventKind::Disbanded, MailKind::CircleClosed),
    };
    let event = circle.record(work, kind, None, json!({})).await?;
    let people = circle.readers(work.tx).await?;
    let requests = void_requests(work, circle).await?;
    end_memberships(work, circle).await?;

    circle.row.state = state;
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
        let asked = requests
            .iter()
            .map(|request| (request.employee_id, Some(request.id)));
        let took_part = people.iter().map(|person| (person.employee_id, None));
        let mails = asked.chain(took_part).map(|(recipient, subject)| Mail {
            kind: mail,
            recipient,
            circle: Some(circle.row.id),
            subject,
            cause: event,
        });
        outbox::enqueue(work, mails).await?;
    }
    Ok(())
}

async fn void_requests(work: Work<'_>, circle: &LockedCircle) -> Result<Vec<join_request::Model>, DbErr> {
    let open = || {
        join_request::COLUMN
            .circle_id
            .eq(circle.row.id)
            .and(join_request::Column::Status.is_in(joining::OPEN))
    };
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
        .filter(membership::COLUMN.ended_at.is_null())
        .exec(work.tx)
        .await?;
    circle_tie::Entity::delete_many()
        .filter(circle_tie::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    duty::Entity::update_many()
        .col_expr(duty::Column::EndedAt, Expr::value(work.now))
        .filter(duty::COLUMN.circle_id.eq(id))
        .filter(duty::COLUMN.ended_at.is_null())
        .exec(work.tx)
        .await?;
    pm_nomination::Entity::update_many()
        .col_expr(
            pm_nomination::Column::Status,
            Expr::value(NominationStatus::Withdrawn.into_value()),
        )
        .col_expr(pm_nomination::Column::ResolvedAt, Expr::value(work.now))
        .filter(pm_nomination::COLUMN.circle_id.eq(id))
        .filter(pm_nomination::COLUMN.resolved_at.is_null())
        .exec(work.tx)
        .await?;
    cancel_meetings(work, circle).await?;
    Ok(())
}

/// Calls off the meetings that are still to come; those of days gone by are history.
pub(super) async fn cancel_meetings(work: Work<'_>, circle: &LockedCircle) -> Result<(), DbErr> {
    let today = zone::today(circle.row.zone()?, work.now);
    meeting::Entity::update_many()
        .col_expr(
            meeting::Column::State,
            Expr::value(MeetingState::Cancelled.into_value()),
        )
        .filter(meeting::COLUMN.circle_id.eq(circle.row.id))
        .filter(meeting::Column::State.is_in([MeetingState::Planned, MeetingState::Scheduled]))
        .filter(meeting::COLUMN.planned_on.gte(today))
        .exec(work.tx)
        .await?;
    Ok(())
}
