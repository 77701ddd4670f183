//! Who has a duty in a circle.

use super::LockedCircle;
use crate::model::duty;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Who is programme manager, unless the place is vacant.
pub(in crate::ops) async fn programme_manager(
    tx: &DatabaseTransaction,
    circle: &LockedCircle,
) -> Result<Option<Uuid>, DbErr> {
    let duties = open_duties(tx, circle.row.id).await?;
    Ok(duties
        .into_iter()
        .find(|duty| duty.slot == duty::PROGRAMME_MANAGER)
        .map(|duty| duty.employee_id))
}

/// Who has a duty: the programme manager first, then the deputies.
pub(in crate::ops) async fn open_duties(
    tx: &DatabaseTransaction,
    circle: Uuid,
) -> Result<Vec<duty::Model>, DbErr> {
    duty::Entity::find()
        .filter(duty::COLUMN.circle_id.eq(circle))
        .filter(duty::open())
        .order_by_asc(duty::Column::Slot)
        .all(tx)
        .await
}
