//! Decline the duty of programme manager.

use crate::model::enums::NominationStatus;
use crate::model::pm_nomination;
use crate::ops::{EventKind, OpError, person};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

/// The nominee says no; everything stays as it is.
#[derive(Debug, Clone)]
pub struct Decline {
    /// The nomination.
    pub nomination_id: Uuid,
}

impl Operation for Decline {
    type Output = pm_nomination::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<pm_nomination::Model, OpError> {
        person::acting_eligible(tx, cx).await?;
        let (mut circle, nomination) = super::lock_own(tx, cx, self.nomination_id).await?;
        let nomination = super::resolve(tx, cx, nomination, NominationStatus::Declined).await?;
        let data = json!({ "nominationId": nomination.id });
        circle
            .record(
                tx,
                cx,
                EventKind::NominationDeclined,
                Some(nomination.nominee_id),
                data,
            )
            .await?;
        circle.save(tx, cx).await?;
        Ok(nomination)
    }
}
