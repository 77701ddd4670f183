//! Pass on the seat that is offered.

use super::{lapse_offer, lock};
use crate::model::join_request;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use uuid::Uuid;

/// OFFERED → LAPSED: the seat goes to the next in line.
#[derive(Debug, Clone)]
pub struct PassSeat {
    /// The request.
    pub join_request_id: Uuid,
}

impl Operation for PassSeat {
    type Output = join_request::Model;

    async fn run(self, work: Work<'_>) -> Result<join_request::Model, OpError> {
        person::ready(work, ActKind::PassSeat).await?;
        let (mut circle, request) = lock(work.tx, self.join_request_id).await?;
        circle.may_for_oneself(work, Act::PassSeat(&request))?;
        let request = lapse_offer(work, &mut circle, request, ActKind::PassSeat).await?;
        circle.save(work).await?;
        Ok(request)
    }
}
