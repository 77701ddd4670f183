//! Propose what was a draft.

use super::{LockedCircle, propose};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::ops::{EventKind, OpError, person};
use crate::outbox;
use crate::rules::RuleViolation;
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

/// DRAFT → PROPOSED: from now on it is found, and can be asked to join.
#[derive(Debug, Clone)]
pub struct Submit {
    /// The draft.
    pub circle_id: Uuid,
}

impl Operation for Submit {
    type Output = circle::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<circle::Model, OpError> {
        person::acting(tx, cx).await?;
        let mut circle = LockedCircle::visible(tx, cx, self.circle_id).await?;
        circle.authority(tx, cx).await?.must_manage()?;
        circle.expect_state(&[CircleState::Draft])?;
        if circle.row.pm_vacant_since.is_some() {
            return Err(RuleViolation::ProgrammeManagerVacant.into());
        }
        circle.row.state = CircleState::Proposed;
        circle.row.proposed_at = Some(cx.now);
        circle.row.ageing_from = Some(cx.now);
        let event = circle
            .record(tx, cx, EventKind::Proposed, None, json!({}))
            .await?;
        outbox::enqueue(tx, cx, [propose::recorded(&circle.row, event)]).await?;
        Ok(circle.save(tx, cx).await?)
    }
}
