//! Approve a join request.

use super::{admit, lock_for_decision};
use crate::model::enums::JoinRequestStatus;
use crate::model::{circle, join_request, membership};
use crate::ops::OpError;
use crate::ops::Operation;
use crate::ops::circle::LockedCircle;
use crate::ops::person::{self, Person};
use crate::rules::RuleViolation;
use crate::rules::advice::AdvisoryCode;
use crate::work::Work;
use uuid::Uuid;

/// PENDING or WAITLISTED → APPROVED: the person is in, if there is a seat.
#[derive(Debug, Clone)]
pub struct Approve {
    /// The request.
    pub join_request_id: Uuid,
    /// The advisories that the caller has read.
    pub acknowledge: Vec<AdvisoryCode>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Approved {
    /// The request, approved.
    pub join_request: join_request::Model,
    /// The membership that began.
    pub membership: membership::Model,
    /// The circle.
    pub circle: circle::Model,
}

impl Operation for Approve {
    type Output = Approved;

    async fn run(self, work: Work<'_>) -> Result<Approved, OpError> {
        person::acting(work).await?;
        let (mut circle, request) = lock_for_decision(work, self.join_request_id).await?;
        if !matches!(
            request.status,
            JoinRequestStatus::Pending | JoinRequestStatus::Waitlisted
        ) {
            return Err(RuleViolation::RequestNotOpen.into());
        }
        if circle.row.free_seats() <= 0 {
            return Err(RuleViolation::CircleFull.into());
        }
        may_come_in(work, &request).await?;
        let advisories = circle
            .advice_on_joining(work.tx, request.employee_id, request.role)
            .await?;
        LockedCircle::must_acknowledge(&advisories, &self.acknowledge)?;
        let (join_request, membership) = admit::admit(work, &mut circle, request, advisories).await?;
        Ok(Approved {
            join_request,
            membership,
            circle: circle.save(work).await?,
        })
    }
}

/// Facts may have changed since the request: eligibility, consent, what the person is signed up for.
pub(super) async fn may_come_in(work: Work<'_>, request: &join_request::Model) -> Result<(), OpError> {
    let person = Person::find(work.tx, request.employee_id)
        .await?
        .filter(|person| person.can_take_part(&work.policy));
    let person = person.ok_or(RuleViolation::PersonNotEligible)?;
    if person.is_signed_up(request.role) {
        Ok(())
    } else {
        Err(RuleViolation::PersonNotSignedUp(request.role).into())
    }
}
