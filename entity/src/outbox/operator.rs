//! Shows operators how many mails wait and which were given up, and tries those again. Ids, kinds and reasons only.

use crate::model::{enums::OutboxStatus, index::IndexCondition, outbox};
use crate::support::db::Db;
use chrono::{DateTime, Utc};
use outbox::{ActiveModel, COLUMN, Column, Entity, GIVEN_UP, IN_HAND, Model, WAITING};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// The mails that are not settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Mails that are not settled, by status.
    pub open: Vec<(OutboxStatus, u64)>,
    /// When the oldest mail that waits was or will be due.
    pub oldest_due: Option<DateTime<Utc>>,
    /// Mails that were given up.
    pub given_up: u64,
}

#[derive(FromQueryResult)]
struct Count {
    status: OutboxStatus,
    mails: i64,
    oldest: Option<DateTime<Utc>>,
}

/// Counts the mails that are not settled. Reads in proportion to those, not to all that were ever sent.
pub async fn backlog(db: &Db) -> Result<Backlog, DbErr> {
    let counts = |index: IndexCondition| {
        Entity::find()
            .select_only()
            .column(Column::Status)
            .column_as(Column::Id.count(), "mails")
            .column_as(Column::AvailableAt.min(), "oldest")
            .filter(index.expr())
            .group_by(Column::Status)
            .into_model::<Count>()
            .all(db.read())
    };
    let given_up = Entity::find().filter(GIVEN_UP.expr()).count(db.read());
    let (waiting, in_hand, given_up) = tokio::try_join!(counts(WAITING), counts(IN_HAND), given_up)?;
    let oldest_due = waiting.iter().filter_map(|count| count.oldest).min();
    let open = waiting.into_iter().chain(in_hand);
    Ok(Backlog {
        open: open
            .map(|count| (count.status, count.mails.unsigned_abs()))
            .collect(),
        oldest_due,
        given_up,
    })
}

/// Lists the mails that were given up, newest first, at most `limit`.
pub async fn given_up(db: &Db, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(GIVEN_UP.expr())
        .order_by_desc(Column::SettledAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db.read())
        .await
}

/// Finds one mail.
pub async fn show(db: &Db, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db.read()).await
}

/// Makes a mail that was given up, or that waits for its next try, due at `now`, as if it had never been tried. Answers
/// `false` when there is no such mail, or it was sent, skipped, or is in hand.
pub async fn retry(db: &Db, id: Uuid, now: DateTime<Utc>) -> Result<bool, DbErr> {
    db.transaction(async |tx| {
        let again = ActiveModel {
            status: Set(OutboxStatus::Pending),
            available_at: Set(now),
            settled_at: Set(None),
            tries: Set(0),
            crashes: Set(0),
            doubts: Set(0),
            ..Default::default()
        };
        let result = Entity::update_many()
            .set(again)
            .filter(COLUMN.id.eq(id))
            .filter(
                COLUMN
                    .status
                    .is_in([OutboxStatus::Dead, OutboxStatus::Unknown, OutboxStatus::Retry]),
            )
            .exec(tx)
            .await?;
        Ok(result.rows_affected == 1)
    })
    .await
}
