//! What every end of one membership has in common.

use crate::model::enums::{CircleState, MembershipStatus};
use crate::model::event::Event;
use crate::model::{duty, membership};
use crate::ops::circle::{LockedCircle, close, programme_manager, settle_waitlist};
use crate::ops::{OpError, administrator, join_request};
use crate::outbox::{self, MailKind};
use crate::rules::rights::ActKind;
use crate::work::Work;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// Ends `membership` in `status`, with the person's duty, frees the seat and tells those who stay. When the last
/// person goes, the circle ends too.
pub(in crate::ops) async fn end(
    work: Work<'_>,
    circle: &mut LockedCircle,
    membership: membership::Model,
    status: MembershipStatus,
    reason: Option<String>,
) -> Result<Uuid, OpError> {
    let (membership_id, person) = (membership.id, membership.employee_id);
    let mut row = membership.into_active_model();
    row.status = Set(status);
    row.ended_at = Set(Some(work.now));
    row.end_reason = Set(reason);
    row.update(work.tx).await?;
    join_request::remove_tie(work.tx, circle.row.id, person).await?;
    duty::Entity::update_many()
        .set(duty::ActiveModel {
            ended_at: Set(Some(work.now)),
            ..Default::default()
        })
        .filter(duty::COLUMN.circle_id.eq(circle.row.id))
        .filter(duty::COLUMN.employee_id.eq(person))
        .filter(duty::open())
        .exec(work.tx)
        .await?;
    circle.row.people_count -= 1;
    let gone = match status {
        MembershipStatus::Removed => Event::ParticipantRemoved {
            person,
            membership_id,
        },
        MembershipStatus::Offboarded => Event::ParticipantOffboarded {
            person,
            membership_id,
        },
        _ => Event::ParticipantLeft {
            person,
            membership_id,
        },
    };
    let event = circle.record(work, gone);
    if circle.row.people_count == 0 {
        close(work, circle, ActKind::Empty).await?;
        return Ok(event);
    }
    note_below_minimum(work, circle).await?;
    let left = circle.mail(MailKind::ParticipantLeft, event).about(membership_id);
    outbox::enqueue(work, left.to(circle.readers(work.tx).await?)).await?;
    settle_waitlist(work, circle).await?;
    Ok(event)
}

/// Notes that a running circle has fewer people than the minimum. Mail 30 to the programme manager and the administrators,
/// when it begins.
pub(in crate::ops) async fn note_below_minimum(
    work: Work<'_>,
    circle: &mut LockedCircle,
) -> Result<(), OpError> {
    let below = u32::try_from(circle.row.people_count).is_ok_and(|people| people < work.policy.min_people);
    if circle.row.state != CircleState::Active || !below || circle.row.below_minimum_since.is_some() {
        return Ok(());
    }
    circle.row.below_minimum_since = Some(work.now);
    circle.record(work, Event::BelowMinimum {});
    enqueue_too_few_to_manager(work, circle).await?;
    let cause = too_few(circle);
    Ok(administrator::enqueue(work, circle, MailKind::BelowMinimum, cause).await?)
}

/// Mail 30 to the programme manager, if the circle has just fallen below the minimum; once to each.
pub(in crate::ops) async fn enqueue_too_few_to_manager(
    work: Work<'_>,
    circle: &LockedCircle,
) -> Result<(), DbErr> {
    if circle.row.below_minimum_since != Some(work.now) {
        return Ok(());
    }
    let manager = programme_manager(work.tx, circle).await?;
    let mail = circle.mail(MailKind::BelowMinimum, too_few(circle));
    outbox::enqueue(work, mail.to(manager)).await
}

fn too_few(circle: &LockedCircle) -> Uuid {
    outbox::cause(circle.row.id, &too_few_text(circle.row.below_minimum_since))
}

/// Its hash is part of `outbox.dedup_key`: the text must never change, or the mail would be sent again after an upgrade.
fn too_few_text(since: Option<DateTime<Utc>>) -> String {
    match since {
        Some(at) => format!("too few since Some({})", at.timestamp_micros()),
        None => "too few since None".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cause_stays_as_it_is_stored() {
        let since = DateTime::from_timestamp_micros(1_800_000_000_000_001);
        assert_eq!(too_few_text(since), "too few since Some(1800000000000001)");
        assert_eq!(too_few_text(None), "too few since None");
    }
}
