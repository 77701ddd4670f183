//! Pre-approve somebody who waits: the next free seat is offered to them.

use super::lock;
use crate::model::enums::JoinRequestStatus;
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::Operation;
use crate::ops::circle::{LockedCircle, settle_waitlist};
use crate::ops::{OpError, person};
use crate::rules::advice::AdvisoryCode;
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

/// WAITLISTED, or PENDING in a circle that has filled up since: keeps its place in line, by when it was made.
#[derive(Debug, Clone)]
pub struct PreApprove {
    /// The request.
    pub join_request_id: Uuid,
    /// The advisories that the caller has read.
    pub acknowledge: Vec<AdvisoryCode>,
}

impl Operation for PreApprove {
    type Output = join_request::Model;

    async fn run(self, work: Work<'_>) -> Result<join_request::Model, OpError> {
        person::ready(work, ActKind::PreApprove).await?;
        let (mut circle, request) = lock(work.tx, self.join_request_id).await?;
        circle.may(work, Act::PreApprove(&request)).await?;
        if request.pre_approved_at.is_some() {
            return Ok(request);
        }
        let advisories = circle
            .advice_on_joining(work.tx, request.employee_id, request.role)
            .await?;
        LockedCircle::must_acknowledge(&advisories, &self.acknowledge)?;
        let (id, person) = (request.id, request.employee_id);
        let waitlisted_at = request.waitlisted_at.unwrap_or(request.created_at);
        let mut row = request.into_active_model();
        row.status = Set(JoinRequestStatus::Waitlisted);
        row.waitlisted_at = Set(Some(waitlisted_at));
        row.answer_by = Set(None);
        row.pending_since = Set(None);
        row.due_at = Set(None);
        row.pre_approved_at = Set(Some(work.now));
        row.pre_approved_by = Set(work.actor_id());
        row.update(work.tx).await?;
        let pre_approved = Event::JoinRequestPreApproved {
            person,
            join_request_id: id,
            acknowledged: advisories,
        };
        circle.record(work, pre_approved);
        settle_waitlist(work, &mut circle).await?;
        circle.save(work).await?;
        super::find(work.tx, id).await
    }
}
