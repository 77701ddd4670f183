//! Take a proposal back.

use super::{LockedCircle, close};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::ops::Operation;
use crate::ops::{OpError, person};
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
        person::acting(work).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.authority(work).await?.must_hold_the_duty()?;
        circle.expect_state(&[CircleState::Draft, CircleState::Proposed])?;
        close(work, &mut circle, CircleState::Withdrawn).await?;
        Ok(circle.save(work).await?)
    }
}
