//! End a running circle before its term (docs/product.md §3, "Circle").

use super::{LockedCircle, close};
use crate::model::circle;
use crate::ops::Operation;
use crate::ops::{OpError, error, person};
use crate::rules::rights::{Act, ActKind};
use crate::rules::text;
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
        person::ready(work, ActKind::Disband).await?;
        let reason = error::clean("reason", &text::REASON, &self.reason)?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::Disband).await?;
        circle.row.end_reason = Some(reason);
        close(work, &mut circle, ActKind::Disband).await?;
        Ok(circle.save(work).await?)
    }
}
