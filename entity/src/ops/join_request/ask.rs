//! Ask to join a circle.

use super::{OPEN, mail_to_requester, plan, tell_managers};
use crate::model::enums::{CircleState, JoinRequestStatus, Role, TieKind};
use crate::model::event::Event;
use crate::model::{circle_tie, join_request, profile};
use crate::ops::Operation;
use crate::ops::circle::{LockedCircle, settle_waitlist};
use crate::ops::{OpError, error, person};
use crate::outbox::{self, MailKind};
use crate::rules::{RuleViolation, text};
use crate::work::Work;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

/// Asks for a seat; waits in line when the circle is full. Asking again while a request is open answers that one.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The circle.
    pub circle_id: Uuid,
    /// As what.
    pub role: Role,
    /// A message to the programme manager; may be empty.
    pub message: String,
}

impl Operation for Ask {
    type Output = join_request::Model;

    async fn run(self, work: Work<'_>) -> Result<join_request::Model, OpError> {
        let asker = person::acting(work).await?;
        let me = asker.employee.id;
        let message = error::clean("message", &text::MESSAGE, &self.message)?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        if let Some(tie) = circle_tie::Entity::find_by_id((circle.row.id, me))
            .one(work.tx)
            .await?
        {
            return match tie.kind {
                TieKind::Membership => Err(RuleViolation::AlreadyMember.into()),
                TieKind::Request => open_request(work.tx, circle.row.id, me).await,
            };
        }
        circle.expect_state(&[CircleState::Proposed, CircleState::Active])?;
        if !circle.row.recruiting_open {
            return Err(RuleViolation::RecruitingClosed.into());
        }
        if !asker.is_signed_up(self.role) {
            return Err(RuleViolation::NotSignedUp(self.role).at("role"));
        }
        may_ask_again(work, circle.row.id, me).await?;
        let open_slot = free_slot(work, me).await?;
        let request = self.insert(work, &mut circle, me, message, open_slot).await?;
        let requested = Event::JoinRequested {
            person: me,
            join_request_id: request.id,
            role: request.role,
            status: request.status,
            answer_by: request.answer_by,
        };
        circle.record(work, requested);
        if request.status == JoinRequestStatus::Waitlisted {
            outbox::enqueue(
                work,
                [mail_to_requester(MailKind::Waitlisted, &request, request.id)],
            )
            .await?;
            settle_waitlist(work, &mut circle).await?;
        } else {
            tell_managers(work, &circle.row, request.id).await?;
            outbox::enqueue(
                work,
                [mail_to_requester(MailKind::RequestReceived, &request, request.id)],
            )
            .await?;
        }
        circle.save(work).await?;
        super::find(work.tx, request.id).await
    }
}

impl Ask {
    async fn insert(
        &self,
        work: Work<'_>,
        circle: &mut LockedCircle,
        me: Uuid,
        message: String,
        open_slot: i32,
    ) -> Result<join_request::Model, OpError> {
        let waits = circle.row.free_seats() <= 0 || somebody_waits(work.tx, circle.row.id).await?;
        let tie = circle_tie::Model {
            circle_id: circle.row.id,
            employee_id: me,
            kind: TieKind::Request,
        };
        circle_tie::Entity::insert(tie.into_active_model())
            .exec_without_returning(work.tx)
            .await?;
        let mut request = join_request::Model {
            id: work.new_id(),
            circle_id: circle.row.id,
            employee_id: me,
            role: self.role,
            message,
            status: if waits {
                JoinRequestStatus::Waitlisted
            } else {
                JoinRequestStatus::Pending
            },
            created_at: work.now,
            answer_by: (!waits).then(|| work.now + work.policy.answer_period()),
            waitlisted_at: waits.then_some(work.now),
            pre_approved_at: None,
            pre_approved_by: None,
            offer_expires_at: None,
            open_slot: Some(open_slot),
            resolved_at: None,
            resolved_by: None,
            decline_reason: None,
            pending_since: (!waits).then_some(work.now),
            escalated_at: None,
            played_until: None,
            due_at: None,
        };
        request.due_at = plan(work.cx, circle, &request);
        join_request::Entity::insert(request.clone().into_active_model())
            .exec_without_returning(work.tx)
            .await?;
        Ok(request)
    }
}

async fn open_request(
    tx: &DatabaseTransaction,
    circle: Uuid,
    me: Uuid,
) -> Result<join_request::Model, OpError> {
    join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle))
        .filter(join_request::COLUMN.employee_id.eq(me))
        .filter(join_request::Column::Status.is_in(OPEN))
        .one(tx)
        .await?
        .ok_or_else(|| RuleViolation::NotFound.into())
}

async fn somebody_waits(tx: &DatabaseTransaction, circle: Uuid) -> Result<bool, OpError> {
    let first = join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle))
        .filter(join_request::Column::Status.eq(JoinRequestStatus::Waitlisted))
        .one(tx)
        .await?;
    Ok(first.is_some())
}

/// After a refusal, not before the programme's days are over.
async fn may_ask_again(work: Work<'_>, circle: Uuid, me: Uuid) -> Result<(), OpError> {
    let refusal = join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle))
        .filter(join_request::COLUMN.employee_id.eq(me))
        .filter(join_request::Column::Status.eq(JoinRequestStatus::Declined))
        .order_by_desc(join_request::Column::ResolvedAt)
        .one(work.tx)
        .await?;
    match refusal
        .and_then(|refusal| refusal.resolved_at)
        .map(|at| at + work.policy.reask_period())
    {
        Some(from) if from > work.now => Err(RuleViolation::AskedTooSoon(from).into()),
        _ => Ok(()),
    }
}

/// The lowest free number among the person's open requests. The profile is locked, because two requests of one
/// person hold two different circles; the unique index on the number backs it.
async fn free_slot(work: Work<'_>, me: Uuid) -> Result<i32, OpError> {
    profile::Entity::find_by_id(me)
        .lock_exclusive()
        .one(work.tx)
        .await?;
    let taken: HashSet<i32> = join_request::Entity::find()
        .filter(join_request::COLUMN.employee_id.eq(me))
        .filter(join_request::COLUMN.open_slot.is_not_null())
        .all(work.tx)
        .await?
        .into_iter()
        .filter_map(|request| request.open_slot)
        .collect();
    let max = work.policy.max_open_requests;
    let limit = i32::try_from(max).unwrap_or(i32::MAX);
    let slot = (1..=limit).find(|slot| !taken.contains(slot));
    slot.filter(|_| taken.len() < max as usize)
        .ok_or_else(|| RuleViolation::TooManyOpenRequests { max }.into())
}
