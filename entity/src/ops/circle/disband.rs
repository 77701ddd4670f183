//! End a running circle before its term (docs/product.md §3, "Circle").

use super::{LockedCircle, close};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::ops::Operation;
use crate::ops::{OpError, error, person};
use crate::rules::{RuleViolation, schedule, text};
use crate::work::Work;
use uuid::Uuid;

/// ACTIVE or LAPSED → DISBANDED, at once, by the programme manager or an administrator, with a reason that those who took
/// part are told.
#[derive(Debug, Clone)]
pub struct Disband {
    /// The circle.
    pub circle_id: Uuid,
    /// Why.
    pub reason: String,
}

impl Operation for Disband {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::acting(work).await?;
        let reason = error::clean("reason", &text::REASON, &self.reason)?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.authority(work).await?.must_hold_the_duty()?;
        if !schedule::may_disband(&circle.row) {
            return Err(RuleViolation::WrongState(circle.row.state).into());
        }
        circle.row.end_reason = Some(reason);
        close(work, &mut circle, CircleState::Disbanded).await?;
        Ok(circle.save(work).await?)
    }
}
