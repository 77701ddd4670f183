//! The relay's half: leases due rows, and gives them back.

use super::{JobRef, lost};
use crate::model::{enums::OutboxStatus, index::IndexCondition, outbox};
use crate::support::db::Db;
use chrono::{DateTime, TimeDelta, Utc};
use outbox::{ActiveModel, COLUMN, Column, Entity, IN_HAND, Model, WAITING};
use sea_orm::sea_query::{
    CaseStatement, Expr, ExprTrait, LockBehavior, LockType, Order, Query, SelectStatement, UpdateStatement,
};
use sea_orm::{
    ActiveEnum, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};

/// Leases at most `limit` rows that are due at `now`, oldest first, until `now + lease`: first those that a queue lost,
/// then those that wait. Each is handed to one caller only. Rows whose worker was lost become due again on the way.
///
/// `lease` must cover the time in the queue; [`super::start`] begins a new one.
pub async fn lease_due(
    db: &Db,
    now: DateTime<Utc>,
    limit: u64,
    lease: TimeDelta,
) -> Result<Vec<JobRef>, DbErr> {
    db.transaction(async |tx| {
        lost::recover(tx, now).await?;
        let in_queue = pick(IN_HAND, Column::LeaseUntil, now, limit)
            .and_where(COLUMN.status.eq(OutboxStatus::Leased))
            .to_owned();
        let mut jobs = take(tx, in_queue, now + lease).await?;
        let room = limit.saturating_sub(u64::try_from(jobs.len()).unwrap_or(limit));
        if room > 0 {
            jobs.extend(take(tx, pick(WAITING, Column::AvailableAt, now, room), now + lease).await?);
        }
        Ok(jobs)
    })
    .await
}

/// Selects the rows of `index` whose `due` has come, oldest first.
pub(super) fn pick(index: IndexCondition, due: Column, now: DateTime<Utc>, limit: u64) -> SelectStatement {
    Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(index.expr())
        .and_where(Expr::col(due).lte(now))
        .order_by(due, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Leases the picked rows in one statement. (`update_many` cannot return rows on SQLite.)
async fn take(
    tx: &DatabaseTransaction,
    mut pick: SelectStatement,
    lease_until: DateTime<Utc>,
) -> Result<Vec<JobRef>, DbErr> {
    let backend = tx.get_database_backend();
    if backend == DbBackend::Postgres {
        pick.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let update = UpdateStatement::new()
        .table(Entity)
        .value(Column::Status, OutboxStatus::Leased.into_value())
        .value(Column::LeaseUntil, lease_until)
        .value(Column::Attempt, Expr::col(Column::Attempt).add(1))
        .and_where(COLUMN.id.in_subquery(pick))
        .returning_all()
        .to_owned();
    let mut rows = Model::find_by_statement(backend.build(&update)).all(tx).await?;
    rows.sort_by_key(|row| (row.available_at, row.id));
    Ok(rows
        .into_iter()
        .map(|row| JobRef {
            outbox_id: row.id,
            attempt: row.attempt,
        })
        .collect())
}

/// Gives back leased rows that did not reach the queue or that nobody began: they are due again at once. A job that reached
/// the queue after all finds that its row is no longer leased. Answers how many rows were given back.
pub async fn give_back(db: &Db, jobs: &[JobRef]) -> Result<u64, DbErr> {
    db.transaction(async |tx| {
        let waiting = CaseStatement::new()
            .case(COLUMN.tries.gt(0), OutboxStatus::Retry.into_value())
            .finally(OutboxStatus::Pending.into_value());
        let mut given_back = 0;
        for job in jobs {
            let result = Entity::update_many()
                .col_expr(Column::Status, waiting.clone().into())
                .col_expr(Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
                .filter(COLUMN.id.eq(job.outbox_id))
                .filter(COLUMN.attempt.eq(job.attempt))
                .filter(COLUMN.status.eq(OutboxStatus::Leased))
                .exec(tx)
                .await?;
            given_back += result.rows_affected;
        }
        Ok(given_back)
    })
    .await
}

/// Ends the lease of every row that a queue had, because the queue was emptied. Answers how many there were.
pub async fn release_leased(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    db.transaction(async |tx| {
        let result = Entity::update_many()
            .set(ActiveModel {
                lease_until: Set(Some(now)),
                ..Default::default()
            })
            .filter(IN_HAND.expr())
            .filter(COLUMN.status.eq(OutboxStatus::Leased))
            .filter(COLUMN.lease_until.gt(now))
            .exec(tx)
            .await?;
        Ok(result.rows_affected)
    })
    .await
}

/// Finds when the next row is due or the next lease ends, so that the relay knows how long it may sleep.
pub async fn next_due(db: &Db) -> Result<Option<DateTime<Utc>>, DbErr> {
    let first = |index: IndexCondition, due: Column| {
        Entity::find()
            .select_only()
            .column(due)
            .filter(index.expr())
            .order_by_asc(due)
            .order_by_asc(Column::Id)
            .limit(1)
            .into_tuple::<DateTime<Utc>>()
            .one(db.read())
    };
    let (waiting, in_hand) = tokio::try_join!(
        first(WAITING, Column::AvailableAt),
        first(IN_HAND, Column::LeaseUntil)
    )?;
    Ok([waiting, in_hand].into_iter().flatten().min())
}
