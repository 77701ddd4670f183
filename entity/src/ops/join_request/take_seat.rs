//! Take the seat that is offered.

use super::{Approved, admit, lock};
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::rights::{Act, ActKind, Applicant};
use crate::work::Work;
use std::collections::BTreeSet;
use uuid::Uuid;

/// OFFERED → APPROVED, while the offer lasts.
#[derive(Debug, Clone)]
pub struct TakeSeat {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for TakeSeat {
    type Output = Approved;

    async fn run(self, work: Work<'_>) -> Result<Approved, OpError> {
        let me = person::ready(work, ActKind::TakeSeat).await?;
        let (mut circle, request) = lock(work.tx, self.join_request_id).await?;
        let applicant = Applicant {
            request: &request,
            person: Some(&me),
        };
        circle.may_for_oneself(work, Act::TakeSeat(applicant))?;
        let (join_request, membership) =
            admit::admit(work, &mut circle, request, ActKind::TakeSeat, BTreeSet::new()).await?;
        Ok(Approved {
            join_request,
            membership,
            circle: circle.save(work).await?,
        })
    }
}
