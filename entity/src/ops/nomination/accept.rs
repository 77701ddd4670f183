//! Accept the duty of programme manager.

use crate::model::circle;
use crate::model::enums::{CircleState, NominationStatus};
use crate::ops::circle::hand_over;
use crate::ops::{EventKind, OpError, join_request, person};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

/// The nominee becomes programme manager and takes part; the former one's duty ends.
#[derive(Debug, Clone)]
pub struct Accept {
    /// The nomination.
    pub nomination_id: Uuid,
}

impl Operation for Accept {
    type Output = circle::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<circle::Model, OpError> {
        person::acting(tx, cx).await?;
        let (mut circle, nomination) = super::lock_own(tx, cx, self.nomination_id).await?;
        circle.expect_state(&[CircleState::Proposed, CircleState::Active])?;
        let nomination = super::resolve(tx, cx, nomination, NominationStatus::Accepted).await?;
        let nominee = nomination.nominee_id;
        if circle
            .people(tx)
            .await?
            .iter()
            .all(|person| person.employee_id != nominee)
        {
            join_request::admit_nominee(tx, cx, &mut circle, nominee, nomination.role).await?;
        }
        let data = json!({ "nominationId": nomination.id });
        let kind = EventKind::ProgrammeManagerAccepted;
        hand_over(tx, cx, &mut circle, nominee, kind, data).await?;
        Ok(circle.save(tx, cx).await?)
    }
}
