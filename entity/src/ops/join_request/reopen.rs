//! Take the refusal of a join request back.

use super::{admit, ask, lock, schedule_next};
use crate::model::enums::TieKind;
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::Operation;
use crate::ops::{OpError, allowance, person};
use crate::outbox::{self, MailKind};
use crate::query;
use crate::rules::rights::{Act, ActKind, Applicant, Reopening, life_cycle};
use crate::work::Work;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

/// DECLINED → PENDING, within some days: it waits as a new request does, from now on.
#[derive(Debug, Clone)]
pub struct Reopen {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for Reopen {
    type Output = join_request::Model;

    async fn run(self, work: Work<'_>) -> Result<join_request::Model, OpError> {
        person::ready(work, ActKind::ReopenRequest).await?;
        let (mut circle, request) = lock(work.tx, self.join_request_id).await?;
        let requester = request.employee_id;
        let before = ask::asked_before(work, circle.row.id, requester).await?;
        let ties = query::join_request::ties(work.tx, &[requester]).await?;
        let person = person::find(work.tx, requester).await?;
        let reopening = Reopening {
            applicant: Applicant {
                request: &request,
                person: person.as_ref(),
            },
            ties: ties.get(&requester).map_or(&[], Vec::as_slice),
        };
        circle.may(work, Act::ReopenRequest(reopening)).await?;

        admit::add_tie(work.tx, circle.row.id, requester, TieKind::Request).await?;
        let answer_by = work.now + work.policy.answer_period();
        let mut reopened = join_request::Model {
            status: life_cycle::join_request(ActKind::ReopenRequest, request.status)?,
            open_slot: Some(before.free_slot()),
            pending_since: Some(work.now),
            answer_by: Some(answer_by),
            pre_approved_at: None,
            pre_approved_by: None,
            escalated_at: None,
            played_until: None,
            resolved_at: None,
            resolved_by: None,
            decline_reason: None,
            ..request
        };
        reopened.due_at = schedule_next(work.cx, &mut circle, &reopened);
        let reopened = reopened.into_active_model().reset_all().update(work.tx).await?;
        let event = circle.record(
            work,
            Event::JoinRequestReopened {
                person: requester,
                join_request_id: reopened.id,
                answer_by,
            },
        );
        let mail = circle.mail(MailKind::RequestReopened, event).about(reopened.id);
        outbox::enqueue(work, mail.to([requester])).await?;
        circle.save(work).await?;
        allowance::charge(work).await?;
        Ok(reopened)
    }
}
