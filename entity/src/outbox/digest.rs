//! What is not sent on its own but kept for a person's digest (docs/product.md §4, mail 31).

use crate::model::{outbox, profile};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

/// Makes the digest of `person` due at `at`, or earlier if it is already. In the transaction that keeps a mail for it, so
/// that there is never a kept mail without a date.
pub(super) async fn expect(tx: &DatabaseTransaction, person: Uuid, at: DateTime<Utc>) -> Result<(), DbErr> {
    let later = Condition::any()
        .add(profile::Column::DigestAt.is_null())
        .add(profile::Column::DigestAt.gt(at));
    profile::Entity::update_many()
        .col_expr(profile::Column::DigestAt, Expr::value(at))
        .filter(profile::Column::EmployeeId.eq(person))
        .filter(later)
        .exec(tx)
        .await?;
    Ok(())
}

/// What was kept for the digest `digest`, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn kept(db: &impl ConnectionTrait, digest: Uuid) -> Result<Vec<outbox::Model>, DbErr> {
    outbox::Entity::find()
        .filter(outbox::Column::DigestId.eq(digest))
        .order_by_asc(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::Id)
        .all(db)
        .await
}
