//! Handing outbox rows to a queue, and settling them (ARCHITECTURE.md §2): the truth about a delivery is its row, and
//! every step is a compare-and-set on (id, attempt), so that a queue may lose or double what it carries.
//!
//! `PENDING | RETRY` → [`lease_due`] → `LEASED` → [`start`] → `RUNNING` → [`settle`] → `SENT | SKIPPED | RETRY | DEAD |
//! UNKNOWN`. A lease that runs out, because a process died, makes the row due again.

use crate::model::{enums::OutboxStatus, outbox};
use crate::support::db::Db;
use chrono::{DateTime, TimeDelta, Utc};
use outbox::{Column, Entity, Model};
use sea_orm::sea_query::{
    Expr, ExprTrait, LockBehavior, LockType, Order, Query, SelectStatement, UpdateStatement,
};
use sea_orm::{
    ActiveEnum, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How often a mail is tried before it is given up. With the worker's back-off (one minute, doubled up to six hours)
/// that is more than a day, which outlasts a mail server's bad day.
pub const MAX_ATTEMPTS: i32 = 14;

/// The partial indexes of the table, word for word: a planner uses such an index only where the query's condition
/// implies the index's, and cannot see that through bound parameters.
const WAITING: &str = "status IN ('PENDING', 'RETRY')";
const IN_HAND: &str = "status IN ('LEASED', 'RUNNING')";

/// What travels through a queue: one try of one outbox row. No personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct JobRef {
    /// The outbox row.
    pub outbox_id: Uuid,
    /// The try, counted from one. Fences out whoever still holds an earlier one.
    pub attempt: i32,
}

/// How a try ended. The reasons are written into the row and read by operators: no addresses, no texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server accepted it.
    Sent,
    /// It is no longer true, or no longer wanted.
    Skip(String),
    /// It failed for now.
    Retry {
        /// When it is due again.
        available_at: DateTime<Utc>,
        /// Why it failed.
        why: String,
    },
    /// It will never work.
    Dead(String),
    /// The connection broke after the data: it may have arrived.
    Unknown(String),
}

/// Leases at most `limit` rows that are due at `now`, oldest first, until `now + lease`: first those whose lease ran out
/// in other hands, then those that wait. Each is handed to one caller only. Rows that ran out of tries while in hand
/// (they take their process down with them) are marked dead instead.
///
/// `lease` must cover the time in the queue; [`start`] renews it.
///
/// # Errors
/// When the database fails.
pub async fn lease_due(
    db: &Db,
    now: DateTime<Utc>,
    limit: u64,
    lease: TimeDelta,
) -> Result<Vec<JobRef>, DbErr> {
    let tx = db.begin().await?;
    bury_exhausted(&tx, now).await?;
    let mut jobs = take(&tx, pick(IN_HAND, Column::LeaseUntil, now, limit), now + lease).await?;
    let room = limit.saturating_sub(u64::try_from(jobs.len()).unwrap_or(limit));
    if room > 0 {
        jobs.extend(take(&tx, pick(WAITING, Column::AvailableAt, now, room), now + lease).await?);
    }
    tx.commit().await?;
    Ok(jobs)
}

/// The rows under `index` (one of the two partial indexes) whose `due` has come, oldest first.
fn pick(index: &'static str, due: Column, now: DateTime<Utc>, limit: u64) -> SelectStatement {
    Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Expr::cust(index))
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
        .and_where(Column::Id.in_subquery(pick))
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

/// Marks rows dead that were in hand for the last time and never settled.
async fn bury_exhausted(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .set(closed(
            OutboxStatus::Dead,
            Some("gave up: the last try never came back".to_owned()),
            now,
        ))
        .filter(Expr::cust(IN_HAND))
        .filter(Expr::col(Column::LeaseUntil).lte(now))
        .filter(Column::Attempt.gte(MAX_ATTEMPTS))
        .exec(tx)
        .await?;
    Ok(())
}

/// Begins the try: `LEASED` with that attempt → `RUNNING` until `now + lease`. `None` when somebody else has the row, or
/// it is settled: the caller drops the job.
///
/// # Errors
/// When the database fails.
pub async fn start(
    db: &Db,
    job: JobRef,
    now: DateTime<Utc>,
    lease: TimeDelta,
) -> Result<Option<Model>, DbErr> {
    let tx = db.begin().await?;
    let update = UpdateStatement::new()
        .table(Entity)
        .value(Column::Status, OutboxStatus::Running.into_value())
        .value(Column::LeaseUntil, now + lease)
        .and_where(Column::Id.eq(job.outbox_id))
        .and_where(Column::Attempt.eq(job.attempt))
        .and_where(Column::Status.eq(OutboxStatus::Leased))
        .returning_all()
        .to_owned();
    let row = Model::find_by_statement(tx.get_database_backend().build(&update))
        .one(&tx)
        .await?;
    tx.commit().await?;
    Ok(row)
}

/// Ends the try that [`start`] began. `false` when the lease ran out meanwhile and the row is in other hands: nothing is
/// written then. A retry after [`MAX_ATTEMPTS`] becomes dead.
///
/// # Errors
/// When the database fails.
pub async fn settle(db: &Db, job: JobRef, outcome: Outcome, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let changes = match outcome {
        Outcome::Sent => closed(OutboxStatus::Sent, None, now),
        Outcome::Skip(why) => closed(OutboxStatus::Skipped, Some(why), now),
        Outcome::Dead(why) => closed(OutboxStatus::Dead, Some(why), now),
        Outcome::Unknown(why) => closed(OutboxStatus::Unknown, Some(why), now),
        Outcome::Retry { why, .. } if job.attempt >= MAX_ATTEMPTS => closed(
            OutboxStatus::Dead,
            Some(format!("gave up after {} tries: {why}", job.attempt)),
            now,
        ),
        Outcome::Retry { available_at, why } => outbox::ActiveModel {
            status: Set(OutboxStatus::Retry),
            available_at: Set(available_at),
            lease_until: Set(None),
            last_error: Set(Some(why)),
            ..Default::default()
        },
    };
    change(db, job, OutboxStatus::Running, changes).await
}

/// Gives back a leased row that was not started: due again at once, and the try does not count. Only for a job that
/// nobody else can hold, such as one taken back out of an in-process queue. `false` when the row is in other hands.
///
/// # Errors
/// When the database fails.
pub async fn give_back(db: &Db, job: JobRef) -> Result<bool, DbErr> {
    let changes = outbox::ActiveModel {
        status: Set(if job.attempt > 1 {
            OutboxStatus::Retry
        } else {
            OutboxStatus::Pending
        }),
        attempt: Set(job.attempt - 1),
        lease_until: Set(None),
        ..Default::default()
    };
    change(db, job, OutboxStatus::Leased, changes).await
}

/// When the next row is due or its lease ends, if any is open: how long a relay may sleep.
///
/// # Errors
/// When the database fails.
pub async fn next_due(db: &Db) -> Result<Option<DateTime<Utc>>, DbErr> {
    let first = |index: &'static str, due: Column| {
        Entity::find()
            .select_only()
            .column(due)
            .filter(Expr::cust(index))
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

/// The columns of a row that is settled for good.
fn closed(status: OutboxStatus, why: Option<String>, now: DateTime<Utc>) -> outbox::ActiveModel {
    outbox::ActiveModel {
        status: Set(status),
        lease_until: Set(None),
        last_error: Set(why),
        settled_at: Set(Some(now)),
        ..Default::default()
    }
}

/// Changes the row if it still is in `from` with the job's attempt.
async fn change(
    db: &Db,
    job: JobRef,
    from: OutboxStatus,
    changes: outbox::ActiveModel,
) -> Result<bool, DbErr> {
    let tx = db.begin().await?;
    let result = Entity::update_many()
        .set(changes)
        .filter(Column::Id.eq(job.outbox_id))
        .filter(Column::Attempt.eq(job.attempt))
        .filter(Column::Status.eq(from))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(result.rows_affected == 1)
}
