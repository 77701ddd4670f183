//! Deputies: two at most, who act for the programme manager.

use crate::model::circle;
use crate::model::duty;
use crate::model::enums::DutyKind;
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::circle::{LockedCircle, open_duties};
use crate::ops::{OpError, allowance, person};
use crate::outbox::{self, MailKind};
use crate::rules::RuleViolation;
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// Makes a participant a deputy.
#[derive(Debug, Clone)]
pub struct AppointDeputy {
    /// The membership.
    pub membership_id: Uuid,
}

impl Operation for AppointDeputy {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::AppointDeputy).await?;
        let (mut circle, membership) = super::lock(work, self.membership_id).await?;
        let duties = open_duties(work.tx, circle.row.id).await?;
        let full = |violation: &_| matches!(violation, RuleViolation::DeputiesFull);
        circle
            .may(work, Act::AppointDeputy(&duties))
            .await
            .map_err(|refused| refused.blaming("membershipId", full))?;
        if duties
            .iter()
            .any(|duty| duty.employee_id == membership.employee_id)
        {
            return Err(RuleViolation::HasDuty.at("membershipId"));
        }
        let free = |slot: &i32| duties.iter().all(|duty| duty.slot != *slot);
        let slot = (*duty::DEPUTIES.start()..).find(free).unwrap_or(1);
        let appointed = duty::Model {
            id: work.new_id(),
            circle_id: circle.row.id,
            employee_id: membership.employee_id,
            duty: DutyKind::Deputy,
            slot,
            since: work.now,
            ended_at: None,
        };
        duty::Entity::insert(appointed.clone().into_active_model())
            .exec_without_returning(work.tx)
            .await?;
        let person = appointed.employee_id;
        let event = circle.record(work, Event::DeputyAppointed { person });
        enqueue_duty_changed(work, &circle, event, &appointed).await?;
        let row = circle.save(work).await?;
        allowance::charge(work).await?;
        Ok(row)
    }
}

/// Ends a deputy's duty; a deputy may end their own.
#[derive(Debug, Clone)]
pub struct DismissDeputy {
    /// The membership.
    pub membership_id: Uuid,
}

impl Operation for DismissDeputy {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::DismissDeputy).await?;
        let (mut circle, membership) = super::lock(work, self.membership_id).await?;
        let own = work.actor_id() == Some(membership.employee_id);
        circle.may(work, Act::DismissDeputy { own }).await?;
        let duty = open_duties(work.tx, circle.row.id)
            .await?
            .into_iter()
            .find(|duty| duty.duty == DutyKind::Deputy && duty.employee_id == membership.employee_id)
            .ok_or_else(|| RuleViolation::NotDeputy.at("membershipId"))?;
        let mut row = duty.into_active_model();
        row.ended_at = Set(Some(work.now));
        let dismissed = row.update(work.tx).await?;
        let person = dismissed.employee_id;
        let event = circle.record(work, Event::DeputyDismissed { person });
        enqueue_duty_changed(work, &circle, event, &dismissed).await?;
        let row = circle.save(work).await?;
        allowance::charge(work).await?;
        Ok(row)
    }
}

async fn enqueue_duty_changed(
    work: Work<'_>,
    circle: &LockedCircle,
    event: Uuid,
    duty: &duty::Model,
) -> Result<(), DbErr> {
    let changed = circle.mail(MailKind::DutyChanged, event).about(duty.id);
    outbox::enqueue(work, changed.to([duty])).await
}
