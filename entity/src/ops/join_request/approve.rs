//! Approve a join request.

use super::{admit, lock};
use crate::model::{circle, join_request, membership};
use crate::ops::OpError;
use crate::ops::Operation;
use crate::ops::circle::LockedCircle;
use crate::ops::person;
use crate::rules::advice::AdvisoryCode;
use crate::rules::rights::{Act, ActKind, Applicant};
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
        person::ready(work, ActKind::Approve).await?;
        let (mut circle, request) = lock(work.tx, self.join_request_id).await?;
        let person = person::find(work.tx, request.employee_id).await?;
        let applicant = Applicant {
            request: &request,
            person: person.as_ref(),
        };
        circle.may(work, Act::Approve(applicant)).await?;
        let advisories = circle
            .advice_on_joining(work.tx, request.employee_id, request.role)
            .await?;
        LockedCircle::must_acknowledge(&advisories, &self.acknowledge)?;
        let (join_request, membership) =
            admit::admit(work, &mut circle, request, ActKind::Approve, advisories).await?;
        Ok(Approved {
            join_request,
            membership,
            circle: circle.save(work).await?,
        })
    }
}
