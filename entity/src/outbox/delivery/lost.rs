//! Recovers rows whose worker was lost.

use super::Outcome;
use super::lease::pick;
use super::run::{Closing, write};
use crate::model::{enums::OutboxStatus, outbox};
use chrono::{DateTime, Utc};
use outbox::{COLUMN, Column, Entity, IN_HAND};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter,
};

/// Rows recovered in one call: more than one worker has in hand.
const BATCH: u64 = 256;

/// Settles the tries whose lease ran out: a crash, or a doubt if the mail server may have the mail.
pub(super) async fn recover(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<(), DbErr> {
    let mut lost = pick(IN_HAND, Column::LeaseUntil, now, BATCH)
        .and_where(COLUMN.status.eq(OutboxStatus::Running))
        .to_owned();
    if tx.get_database_backend() == DbBackend::Postgres {
        lost.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let rows = Entity::find().filter(COLUMN.id.in_subquery(lost)).all(tx).await?;
    for row in rows {
        // The row's lease may have been renewed since it was read, where rows are not locked; then it is not lost.
        let outcome = Outcome::Lost { available_at: now };
        write(tx, &row, &outcome, Closing::LeaseEnded(now), now).await?;
    }
    Ok(())
}
