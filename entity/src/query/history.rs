//! The history of a circle. The caller checks that the viewer may look into the circle.

use crate::model::circle_event;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// The first `limit` events of `circle` after number `after`.
///
/// # Errors
/// When the database fails.
pub async fn page(
    db: &impl ConnectionTrait,
    circle: Uuid,
    after: i32,
    limit: u64,
) -> Result<Vec<circle_event::Model>, DbErr> {
    circle_event::Entity::find()
        .filter(circle_event::COLUMN.circle_id.eq(circle))
        .filter(circle_event::COLUMN.seq.gt(after))
        .order_by_asc(circle_event::Column::Seq)
        .limit(limit)
        .all(db)
        .await
}
