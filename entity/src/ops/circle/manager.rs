//! The programme manager's place: handed over, taken by a deputy, or vacant (docs/product.md §3).

use super::LockedCircle;
use super::duties::open_duties;
use crate::model::enums::{DutyKind, Role};
use crate::model::event::Event;
use crate::model::{duty, membership};
use crate::ops::{OpError, membership as memberships, nomination, person};
use crate::outbox::{self, MailKind};
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// Makes the participant `to` programme manager: the former one's duty ends, and their own as a deputy. It is recorded as
/// `event`; the two are told, and with a mail the others where they do not hear of it otherwise.
pub(in crate::ops) async fn hand_over(
    work: Work<'_>,
    circle: &mut LockedCircle,
    to: Uuid,
    event: Event,
) -> Result<(), DbErr> {
    let mut changed = Vec::new();
    for duty in open_duties(work.tx, circle.row.id).await? {
        let manages = duty.duty == DutyKind::ProgrammeManager;
        if manages || duty.employee_id == to {
            let mut row = duty.into_active_model();
            row.ended_at = Set(Some(work.now));
            let ended = row.update(work.tx).await?;
            if manages {
                changed.push(ended);
            }
        }
    }
    let begun = duty::Model {
        id: work.new_id(),
        circle_id: circle.row.id,
        employee_id: to,
        duty: DutyKind::ProgrammeManager,
        slot: duty::PROGRAMME_MANAGER,
        since: work.now,
        ended_at: None,
    };
    duty::Entity::insert(begun.clone().into_active_model())
        .exec_without_returning(work.tx)
        .await?;
    circle.row.pm_vacant_since = None;
    let event = circle.record(work, event);
    let id = begun.id;
    changed.push(begun);
    let duty_changed = circle.mail(MailKind::DutyChanged, event);
    let told = changed
        .iter()
        .flat_map(|duty| duty_changed.about(duty.id).to([duty]));
    let mut others = circle.readers(work.tx).await?;
    others.retain(|person| changed.iter().all(|duty| duty.employee_id != person.employee_id));
    let new_manager = circle.mail(MailKind::NewManager, event).about(id);
    outbox::enqueue(work, told.chain(new_manager.to(others))).await
}

/// The programme manager's duty has ended against their will: an eligible deputy takes over, else the place is vacant.
pub(in crate::ops) async fn promote_deputy_or_vacate(
    work: Work<'_>,
    circle: &mut LockedCircle,
) -> Result<(), OpError> {
    for deputy in open_duties(work.tx, circle.row.id).await? {
        let successor = person::find(work.tx, deputy.employee_id).await?;
        if successor.is_some_and(|person| person.can_take_part(&work.policy)) {
            nomination::withdraw_pending(work, circle).await?;
            let person = deputy.employee_id;
            let succeeded = Event::ProgrammeManagerSucceeded { person };
            hand_over(work, circle, person, succeeded).await?;
            // The mail about too few people found nobody in the place.
            memberships::enqueue_too_few_to_manager(work, circle).await?;
            return Ok(());
        }
    }
    vacate(work, circle).await
}

/// The place is vacant from now on: deputies and advisors are asked first.
pub(in crate::ops) async fn vacate(work: Work<'_>, circle: &mut LockedCircle) -> Result<(), OpError> {
    circle.row.pm_vacant_since = Some(work.now);
    let event = circle.record(work, Event::ProgrammeManagerVacant {});
    let deputies = open_duties(work.tx, circle.row.id).await?;
    let mut asked = circle.readers(work.tx).await?;
    asked.retain(|person| {
        person.role == Role::Advisor || deputies.iter().any(|duty| duty.employee_id == person.employee_id)
    });
    Ok(wanted(work, circle, &asked, event).await?)
}

/// Mail 29 to those who are asked.
pub(in crate::ops) async fn wanted(
    work: Work<'_>,
    circle: &LockedCircle,
    asked: &[membership::Model],
    cause: Uuid,
) -> Result<(), DbErr> {
    if !circle.row.takes_people() {
        return Ok(());
    }
    outbox::enqueue(work, circle.mail(MailKind::ManagerWanted, cause).to(asked)).await
}
