//! Ask to join a circle.

use super::{admit, enqueue_new_join_request, enqueue_to_requester, schedule_next};
use crate::model::enums::{JoinRequestStatus, Role, TieKind};
use crate::model::event::Event;
use crate::model::{join_request, profile};
use crate::ops::Operation;
use crate::ops::circle::{LockedCircle, settle_waitlist};
use crate::ops::{Creates, OpError, error, person};
use crate::outbox::MailKind;
use crate::query;
use crate::rules::rights::{Act, ActKind, AskedBefore, Asking};
use crate::rules::{RuleViolation, text};
use crate::work::Work;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
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
        let asker = person::ready(work, ActKind::Ask).await?;
        let me = asker.employee.id;
        let message = error::clean("message", &text::MESSAGE, &self.message)?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        let before = asked_before(work, circle.row.id, me).await?;
        if let Some(open) = before.open {
            return Ok(open);
        }
        let asking = Asking {
            asker: &asker,
            role: self.role,
            before: &before,
        };
        let not_signed_up = |violation: &_| matches!(violation, RuleViolation::NotSignedUp(_));
        circle
            .may(work, Act::Ask(asking))
            .await
            .map_err(|refused| refused.blaming("role", not_signed_up))?;
        let open_slot = before.free_slot();
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
            enqueue_to_requester(work, MailKind::Waitlisted, &request).await?;
            settle_waitlist(work, &mut circle).await?;
        } else {
            enqueue_new_join_request(work, &circle.row, request.id).await?;
            enqueue_to_requester(work, MailKind::RequestReceived, &request).await?;
        }
        circle.save(work).await?;
        super::find(work.tx, request.id).await
    }
}

impl Creates for Ask {
    fn created(request: &join_request::Model) -> Uuid {
        request.id
    }

    /// One's own request is always there to see.
    async fn again(work: Work<'_>, id: Uuid) -> Result<join_request::Model, OpError> {
        super::find(work.tx, id).await
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
        admit::add_tie(work.tx, circle.row.id, me, TieKind::Request).await?;
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
        request.due_at = schedule_next(work.cx, circle, &request);
        join_request::Entity::insert(request.clone().into_active_model())
            .exec_without_returning(work.tx)
            .await?;
        Ok(request)
    }
}

async fn somebody_waits(tx: &DatabaseTransaction, circle: Uuid) -> Result<bool, OpError> {
    let first = join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle))
        .filter(join_request::COLUMN.status.eq(JoinRequestStatus::Waitlisted))
        .one(tx)
        .await?;
    Ok(first.is_some())
}

/// What the person asked before. The profile is locked first, because two requests of one person hold two different circles;
/// the unique index on the number of an open request backs it.
pub(super) async fn asked_before(work: Work<'_>, circle: Uuid, person: Uuid) -> Result<AskedBefore, OpError> {
    profile::Entity::find_by_id(person)
        .lock_exclusive()
        .one(work.tx)
        .await?;
    let mut found = query::join_request::asked_before(work.tx, person, &[circle]).await?;
    Ok(found.remove(&circle).unwrap_or_default())
}
