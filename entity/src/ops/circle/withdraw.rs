//! Take a proposal back.

use super::{LockedCircle, close};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::ops::{OpError, person};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// DRAFT or PROPOSED → WITHDRAWN: open requests are closed and told.
#[derive(Debug, Clone)]
pub struct Withdraw {
    /// The circle.
    pub circle_id: Uuid,
}

impl Operation for Withdraw {
    type Output = circle::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<circle::Model, OpError> {
        person::acting(tx, cx).await?;
        let mut circle = LockedCircle::visible(tx, cx, self.circle_id).await?;
        circle.authority(tx, cx).await?.must_hold_the_duty()?;
        circle.expect_state(&[CircleState::Draft, CircleState::Proposed])?;
        close(tx, cx, &mut circle, CircleState::Withdrawn).await?;
        Ok(circle.save(tx, cx).await?)
    }
}
