//! The mails of one person: for the person's own eyes (docs/product.md §6.11).

use super::Place;
use crate::model::outbox;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// The first `limit` mails to `person` after `after`, newest first, whatever became of them.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: Uuid,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<outbox::Model>, DbErr> {
    let mut find = outbox::Entity::find().filter(outbox::COLUMN.recipient_id.eq(person));
    if let Some(after) = after {
        find = find.filter(after.then_older(outbox::Column::CreatedAt, outbox::Column::Id));
    }
    find.order_by_desc(outbox::Column::CreatedAt)
        .order_by_desc(outbox::Column::Id)
        .limit(limit)
        .all(db)
        .await
}
