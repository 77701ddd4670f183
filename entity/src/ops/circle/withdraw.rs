//! Take a proposal back.

use super::{LockedCircle, close};
use crate::model::circle;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use uuid::Uuid;

/// DRAFT or PROPOSED → WITHDRAWN: open requests are closed and told.
#[derive(Debug, Clone)]
pub struct Withdraw {
    /// The circle.
    pub circle_id: Uuid,
}

impl Operation for Withdraw {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Withdraw).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::Withdraw).await?;
        close(work, &mut circle, ActKind::Withdraw).await?;
        Ok(circle.save(work).await?)
    }
}
