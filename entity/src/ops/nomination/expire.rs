//! A nomination was not answered in time.

use crate::model::enums::NominationStatus;
use crate::ops::{EventKind, OpError};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

/// PENDING → EXPIRED once its time is over. The clock's: safe to run twice, or late.
#[derive(Debug, Clone)]
pub struct Expire {
    /// The nomination.
    pub nomination_id: Uuid,
}

impl Operation for Expire {
    /// Whether there was something to do.
    type Output = bool;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<bool, OpError> {
        let (mut circle, nomination) = super::lock(tx, self.nomination_id).await?;
        if nomination.status != NominationStatus::Pending || cx.now < nomination.expires_at {
            return Ok(false);
        }
        let nomination = super::resolve(tx, cx, nomination, NominationStatus::Expired).await?;
        let data = json!({ "nominationId": nomination.id });
        circle
            .record(
                tx,
                cx,
                EventKind::NominationExpired,
                Some(nomination.nominee_id),
                data,
            )
            .await?;
        circle.save(tx, cx).await?;
        Ok(true)
    }
}
