//! A nomination was not answered in time.

use crate::model::enums::NominationStatus;
use crate::model::pm_nomination;
use crate::ops::circle::LockedCircle;
use crate::ops::{EventKind, OpError};
use crate::work::Work;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

/// The nomination of `circle` that waits for its answer.
pub(in crate::ops) async fn pending(
    tx: &DatabaseTransaction,
    circle: &LockedCircle,
) -> Result<Option<pm_nomination::Model>, DbErr> {
    pm_nomination::Entity::find()
        .filter(pm_nomination::COLUMN.circle_id.eq(circle.row.id))
        .filter(pm_nomination::Column::Status.eq(NominationStatus::Pending))
        .one(tx)
        .await
}

/// PENDING → EXPIRED: the clock's.
pub(in crate::ops) async fn expire(
    work: Work<'_>,
    circle: &mut LockedCircle,
    nomination: pm_nomination::Model,
) -> Result<(), OpError> {
    let nomination = super::resolve(work, nomination, NominationStatus::Expired).await?;
    let data = json!({ "nominationId": nomination.id });
    let nominee = Some(nomination.nominee_id);
    circle
        .record(work, EventKind::NominationExpired, nominee, data)
        .await?;
    Ok(())
}
