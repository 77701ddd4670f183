//! Change a participant's role: member or advisor, never both in one circle.

use crate::model::enums::Role;
use crate::model::event::Event;
use crate::model::membership;
use crate::ops::Operation;
use crate::ops::circle::LockedCircle;
use crate::ops::{OpError, allowance, person};
use crate::outbox::{self, MailKind};
use crate::rules::RuleViolation;
use crate::rules::advice::AdvisoryCode;
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

/// By the programme manager, a deputy or an administrator; the person is signed up for the new role.
#[derive(Debug, Clone)]
pub struct ChangeRole {
    /// The membership.
    pub membership_id: Uuid,
    /// The new role.
    pub role: Role,
    /// The advisories that the caller has read.
    pub acknowledge: Vec<AdvisoryCode>,
}

impl Operation for ChangeRole {
    type Output = membership::Model;

    async fn run(self, work: Work<'_>) -> Result<membership::Model, OpError> {
        person::ready(work, ActKind::ChangeRole).await?;
        let (mut circle, membership) = super::lock(work, self.membership_id).await?;
        circle.may(work, Act::ChangeRole).await?;
        if membership.role == self.role {
            return Err(RuleViolation::SameRole.at("role"));
        }
        let person = person::find(work.tx, membership.employee_id).await?;
        if !person.is_some_and(|person| person.is_signed_up(self.role)) {
            return Err(RuleViolation::PersonNotSignedUp(self.role).at("role"));
        }
        let advisories = circle
            .advice_on_joining(work.tx, membership.employee_id, self.role)
            .await?;
        LockedCircle::must_acknowledge(&advisories, &self.acknowledge)?;
        let person = membership.employee_id;
        let mut row = membership.into_active_model();
        row.role = Set(self.role);
        let membership = row.update(work.tx).await?;
        let changed = Event::RoleChanged {
            person,
            role: self.role,
            acknowledged: advisories,
        };
        let event = circle.record(work, changed);
        let mail = circle.mail(MailKind::RoleChanged, event).about(membership.id);
        outbox::enqueue(work, mail.to([person])).await?;
        circle.save(work).await?;
        allowance::charge(work).await?;
        Ok(membership)
    }
}
