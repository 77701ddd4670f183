//! Remove a participant.

use super::end;
use crate::model::circle;
use crate::model::enums::MembershipStatus;
use crate::ops::Operation;
use crate::ops::circle::programme_manager;
use crate::ops::{OpError, error, person};
use crate::outbox::{self, MailKind};
use crate::rules::rights::{Act, ActKind};
use crate::rules::{RuleViolation, text};
use crate::work::Work;
use uuid::Uuid;

/// By the programme manager, a deputy or an administrator, with a reason that the person is told.
#[derive(Debug, Clone)]
pub struct Remove {
    /// The membership.
    pub membership_id: Uuid,
    /// Why.
    pub reason: String,
}

impl Operation for Remove {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Remove).await?;
        let reason = error::clean("reason", &text::REASON, &self.reason)?;
        let (mut circle, membership) = super::lock(work, self.membership_id).await?;
        circle.may(work, Act::Remove).await?;
        if work.actor_id() == Some(membership.employee_id) {
            return Err(RuleViolation::UseLeaveCircle.into());
        }
        if programme_manager(work.tx, &circle).await? == Some(membership.employee_id) {
            return Err(RuleViolation::CannotRemoveProgrammeManager.into());
        }
        let (id, person) = (membership.id, membership.employee_id);
        let event = end(
            work,
            &mut circle,
            membership,
            MembershipStatus::Removed,
            Some(reason),
        )
        .await?;
        let removed = circle.mail(MailKind::Removed, event).about(id);
        outbox::enqueue(work, removed.to([person])).await?;
        Ok(circle.save(work).await?)
    }
}
