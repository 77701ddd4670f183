//! The end of a term, and the beginning of the next (docs/product.md §3, "Circle").

use super::plan::plan_meetings;
use super::{LockedCircle, close, open_duties, programme_manager};
use crate::model::enums::{Decision, MeetingFormat, MeetingState, MembershipStatus, StayAnswer};
use crate::model::event::Event;
use crate::model::{meeting, stay_answer};
use crate::ops::{OpError, administrator, membership as memberships};
use crate::outbox::{self, MailKind};
use crate::rules::rights::ActKind;
use crate::rules::{plan, term, zone};
use crate::work::Work;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;
use uuid::Uuid;

/// The term is over: the circle goes on, is completed, or waits for a decision. `quietly`: it lapses at once, because the
/// clock was away, so that nobody need be told that a decision is overdue.
pub(in crate::ops) async fn end_term(
    work: Work<'_>,
    circle: &mut LockedCircle,
    quietly: bool,
) -> Result<(), OpError> {
    match circle.row.decision {
        Some(Decision::Continue) => begin_next(work, circle).await,
        Some(Decision::Disband) => close(work, circle, ActKind::EndTerm).await,
        None => {
            circle.row.overdue_since = Some(work.now);
            let term = circle.row.term;
            let event = circle.record(work, Event::DecisionOverdue { term });
            if !quietly {
                enqueue_overdue(work, circle, event).await?;
            }
            Ok(())
        }
    }
}

/// Mail 27 to the programme manager, the deputies and the administrators.
async fn enqueue_overdue(work: Work<'_>, circle: &LockedCircle, event: Uuid) -> Result<(), DbErr> {
    let duties = open_duties(work.tx, circle.row.id).await?;
    outbox::enqueue(work, circle.mail(MailKind::DecisionOverdue, event).to(duties)).await?;
    administrator::enqueue(work, circle, MailKind::DecisionOverdue, event).await
}

/// The next term begins: its dates come from the circle's first day, never from the end before. Those who chose to leave
/// are out; when that is everybody, the circle is completed.
pub(super) async fn begin_next(work: Work<'_>, circle: &mut LockedCircle) -> Result<(), OpError> {
    let leavers = leavers(work.tx, circle).await?;
    let people = circle.people(work.tx).await?;
    if people.iter().all(|person| leavers.contains(&person.employee_id)) {
        return close(work, circle, ActKind::EndTerm).await;
    }
    let over = circle.row.term;
    let row = &mut circle.row;
    row.term += 1;
    let started_on = row.started_on.unwrap_or_default();
    let number = u32::try_from(row.term).unwrap_or(1);
    row.term_ends_on = Some(term::end_of_term(started_on, number));
    row.decision = None;
    row.overdue_since = None;
    let today = zone::today(circle.row.zone()?, work.now);
    let mut planned = plan::term(started_on, number, last_format(work.tx, circle).await?);
    // A term that is taken up late has no meetings in the past.
    planned.retain(|meeting| meeting.on >= today);
    let began = Event::TermBegan {
        term: circle.row.term,
        term_ends_on: circle.row.term_ends_on,
        meetings: plan_meetings(work, &mut circle.row, &planned).await?,
    };
    circle.record(work, began);
    let manager = programme_manager(work.tx, circle).await?;
    let manager_leaves = manager.is_some_and(|manager| leavers.contains(&manager));
    for person in people {
        if leavers.contains(&person.employee_id) {
            memberships::end(work, circle, person, MembershipStatus::Ended, None).await?;
        }
    }
    // Once all of them are out: a deputy who leaves too is not given the duty for a moment.
    if manager_leaves {
        super::promote_deputy_or_vacate(work, circle).await?;
    }
    // The answers of the term that is over stay for the mail about the decision; older ones have done their service.
    stay_answer::Entity::delete_many()
        .filter(stay_answer::COLUMN.circle_id.eq(circle.row.id))
        .filter(stay_answer::COLUMN.term.lt(over))
        .exec(work.tx)
        .await?;
    Ok(())
}

/// The format last held (docs/product.md §3); where none was recorded as held, the one last planned.
async fn last_format(tx: &DatabaseTransaction, circle: &LockedCircle) -> Result<MeetingFormat, DbErr> {
    let meetings = meeting::Entity::find()
        .filter(meeting::COLUMN.circle_id.eq(circle.row.id))
        .order_by_asc(meeting::Column::PlannedOn)
        .all(tx)
        .await?;
    let held = meetings
        .iter()
        .rev()
        .find(|meeting| meeting.state == MeetingState::Held);
    let last = held.or(meetings.last()).map(|meeting| meeting.format);
    Ok(last.unwrap_or(MeetingFormat::Education))
}

async fn leavers(tx: &DatabaseTransaction, circle: &LockedCircle) -> Result<HashSet<Uuid>, DbErr> {
    let answers = stay_answer::Entity::find()
        .filter(stay_answer::COLUMN.circle_id.eq(circle.row.id))
        .filter(stay_answer::COLUMN.term.eq(circle.row.term))
        .filter(stay_answer::COLUMN.answer.eq(StayAnswer::Leave))
        .all(tx)
        .await?;
    Ok(answers.into_iter().map(|answer| answer.employee_id).collect())
}
