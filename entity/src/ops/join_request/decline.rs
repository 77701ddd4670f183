//! Decline a join request.

use super::{admit, lock_for_decision, mail_to_requester};
use crate::model::enums::JoinRequestStatus;
use crate::model::join_request;
use crate::ops::{EventKind, OpError, error, person};
use crate::outbox::{self, MailKind};
use crate::rules::{RuleViolation, text};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

/// PENDING or WAITLISTED → DECLINED; the person may ask again after the programme's days.
#[derive(Debug, Clone)]
pub struct Decline {
    /// The request.
    pub join_request_id: Uuid,
    /// Told to the person, if given.
    pub reason: Option<String>,
}

impl Operation for Decline {
    type Output = join_request::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<join_request::Model, OpError> {
        person::acting(tx, cx).await?;
        let reason = error::clean(
            "reason",
            &text::OPTIONAL_REASON,
            self.reason.as_deref().unwrap_or_default(),
        )?;
        let (mut circle, request) = lock_for_decision(tx, cx, self.join_request_id).await?;
        if !matches!(
            request.status,
            JoinRequestStatus::Pending | JoinRequestStatus::Waitlisted
        ) {
            return Err(RuleViolation::RequestNotOpen.into());
        }
        let reason = (!reason.is_empty()).then_some(reason);
        let request = admit::resolve(tx, cx, request, JoinRequestStatus::Declined, reason).await?;
        admit::remove_tie(tx, circle.row.id, request.employee_id).await?;
        let data = json!({ "joinRequestId": request.id });
        circle
            .record(
                tx,
                cx,
                EventKind::JoinRequestDeclined,
                Some(request.employee_id),
                data,
            )
            .await?;
        outbox::enqueue(
            tx,
            cx,
            [mail_to_requester(MailKind::Declined, &request, request.id)],
        )
        .await?;
        crate::ops::circle::settle_waitlist(tx, cx, &mut circle).await?;
        circle.save(tx, cx).await?;
        Ok(request)
    }
}
