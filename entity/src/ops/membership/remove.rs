//! Remove a participant.

use super::end;
use crate::model::circle;
use crate::model::enums::{CircleState, MembershipStatus};
use crate::ops::circle::programme_manager;
use crate::ops::{OpError, error, person};
use crate::outbox::{self, Mail, MailKind};
use crate::rules::{RuleViolation, text};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
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

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<circle::Model, OpError> {
        person::acting(tx, cx).await?;
        let reason = error::clean("reason", &text::REASON, &self.reason)?;
        let (mut circle, authority, membership) = super::lock(tx, cx, self.membership_id).await?;
        authority.must_manage()?;
        circle.expect_state(&[CircleState::Proposed, CircleState::Active])?;
        if cx.actor_id() == Some(membership.employee_id) {
            return Err(RuleViolation::UseLeaveCircle.into());
        }
        if programme_manager(tx, &circle).await? == Some(membership.employee_id) {
            return Err(RuleViolation::CannotRemoveProgrammeManager.into());
        }
        let (id, person) = (membership.id, membership.employee_id);
        let event = end(
            tx,
            cx,
            &mut circle,
            membership,
            MembershipStatus::Removed,
            Some(reason),
        )
        .await?;
        let mail = Mail {
            kind: MailKind::Removed,
            recipient: person,
            circle: Some(circle.row.id),
            subject: Some(id),
            cause: event,
        };
        outbox::enqueue(tx, cx, [mail]).await?;
        Ok(circle.save(tx, cx).await?)
    }
}
