//! What is not sent on its own but kept for a person's digest (docs/product.md §4, mail 31).

use crate::model::{outbox, profile};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

/// Makes the digest of `person` due at `at`, or earlier if it is already. In the transaction that keeps a mail for it, so
/// that there is never a kept mail without a date.
pub(super) async fn expect(tx: &DatabaseTransaction, person: Uuid, at: DateTime<Utc>) -> Result<(), DbErr> {
    let later = Condition::any()
        .add(profile::COLUMN.digest_at.is_null())
        .add(profile::COLUMN.digest_at.gt(at));
    profile::Entity::update_many()
        .set(profile::ActiveModel {
            digest_at: Set(Some(at)),
            ..Default::default()
        })
        .filter(profile::COLUMN.employee_id.eq(person))
        .filter(later)
        .exec(tx)
        .await?;
    Ok(())
}

/// What was kept for the digest `digest`, oldest first.
pub async fn kept(db: &impl ConnectionTrait, digest: Uuid) -> Result<Vec<outbox::Model>, DbErr> {
    outbox::Entity::find()
        .filter(outbox::COLUMN.digest_id.eq(digest))
        .order_by_asc(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::Id)
        .all(db)
        .await
}
