//! The worker's half: one try of a row, from start to settlement.

use super::{JobRef, MAX_CRASHES, MAX_DOUBTS, MAX_LOST_IN_DOUBT, MAX_TRIES, Outcome};
use crate::model::{enums::OutboxStatus, outbox};
use crate::outbox::{KEPT, digest};
use crate::support::db::Db;
use chrono::{DateTime, TimeDelta, Utc};
use outbox::{ActiveModel, COLUMN, Column, Entity, Model};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait, UpdateStatement};
use sea_orm::{
    ActiveEnum, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    FromQueryResult, QueryFilter,
};

/// Begins the try: `LEASED` with that attempt → `RUNNING` by `owner` until `now + lease`. Answers `None` when somebody else
/// has the row or it is settled; the caller then drops the job.
pub async fn start(
    db: &Db,
    job: JobRef,
    owner: &str,
    now: DateTime<Utc>,
    lease: TimeDelta,
) -> Result<Option<Model>, DbErr> {
    db.transaction(async |tx| {
        let update = UpdateStatement::new()
            .table(Entity)
            .value(Column::Status, OutboxStatus::Running.into_value())
            .value(Column::LeaseUntil, now + lease)
            .value(Column::LeaseOwner, owner)
            .value(Column::Tries, Expr::col(Column::Tries).add(1))
            .and_where(COLUMN.id.eq(job.outbox_id))
            .and_where(COLUMN.attempt.eq(job.attempt))
            .and_where(COLUMN.status.eq(OutboxStatus::Leased))
            .returning_all()
            .to_owned();
        let row = Model::find_by_statement(tx.get_database_backend().build(&update))
            .one(tx)
            .await?;
        Ok(row)
    })
    .await
}

/// Extends the leases of `jobs`, which the worker `owner` still has in hand: to `now + lease`, and to `now + doubt` for
/// those that it has handed over.
pub async fn renew(
    db: &Db,
    owner: &str,
    jobs: &[JobRef],
    now: DateTime<Utc>,
    lease: TimeDelta,
    doubt: TimeDelta,
) -> Result<(), DbErr> {
    db.transaction(async |tx| {
        let until = CaseStatement::new()
            .case(COLUMN.handed_over_at.is_null(), now + lease)
            .finally(now + doubt);
        Entity::update_many()
            .col_expr(Column::LeaseUntil, until.into())
            .filter(COLUMN.id.is_in(jobs.iter().map(|job| job.outbox_id)))
            .filter(COLUMN.status.eq(OutboxStatus::Running))
            .filter(COLUMN.lease_owner.eq(owner))
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}

/// Sets a suspect's count of crashes: one more before it is prepared alone, so that the crash is on record if the worker
/// does not survive; and back to one once it has been prepared, because the earlier crashes were not its fault.
pub async fn suspect(db: &Db, row: &Model, crashes: i32) -> Result<(), DbErr> {
    db.transaction(async |tx| {
        Entity::update_many()
            .set(ActiveModel {
                crashes: Set(crashes),
                ..Default::default()
            })
            .filter(Closing::Own.condition(row))
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}

/// Marks the row as handed over, right before the content goes to the mail server. From here on the row is in doubt until
/// it is settled, and its lease lasts until `now + doubt`. Answers `false` when the try is no longer the caller's, who must
/// not send then.
///
/// # Errors
/// When the database fails; the caller must not send.
pub async fn hand_over(db: &Db, row: &Model, now: DateTime<Utc>, doubt: TimeDelta) -> Result<bool, DbErr> {
    db.transaction(async |tx| {
        let result = Entity::update_many()
            .set(ActiveModel {
                handed_over_at: Set(Some(now)),
                lease_until: Set(Some(now + doubt)),
                ..Default::default()
            })
            .filter(Closing::Own.condition(row))
            .filter(COLUMN.lease_until.gt(now))
            .exec(tx)
            .await?;
        Ok(result.rows_affected == 1)
    })
    .await
}

/// Settles the try that [`start`] began, and answers the row's new status. Answers `None`, and writes nothing, when the lease
/// has run out and somebody else has the row. A mail that the server accepted becomes SENT whoever has the row by now.
pub async fn settle(
    db: &Db,
    row: &Model,
    outcome: &Outcome,
    now: DateTime<Utc>,
) -> Result<Option<OutboxStatus>, DbErr> {
    let closing = match outcome {
        Outcome::Sent => Closing::Open,
        _ => Closing::Own,
    };
    db.transaction(async |tx| {
        let status = write(tx, row, outcome, closing, now).await?;
        if let (Outcome::Keep { digest_at }, Some(_)) = (outcome, status) {
            digest::expect(tx, row.recipient_id, *digest_at).await?;
        }
        Ok(status)
    })
    .await
}

/// When a row may still be settled.
pub(super) enum Closing {
    /// As long as it is the caller's try.
    Own,
    /// As long as nobody has settled it.
    Open,
    /// As long as it is the try that was read, and its lease has ended.
    LeaseEnded(DateTime<Utc>),
}

impl Closing {
    fn condition(&self, row: &Model) -> Condition {
        let this = Condition::all().add(COLUMN.id.eq(row.id));
        let own = || {
            let running = COLUMN.status.eq(OutboxStatus::Running);
            this.clone().add(COLUMN.attempt.eq(row.attempt)).add(running)
        };
        match self {
            Self::Own => own(),
            Self::Open => this.add(COLUMN.settled_at.is_null()),
            Self::LeaseEnded(now) => own().add(COLUMN.lease_until.lte(*now)),
        }
    }
}

/// Writes what follows from `outcome`. Answers the row's new status, or `None` if `closing` forbids it.
pub(super) async fn write(
    tx: &DatabaseTransaction,
    row: &Model,
    outcome: &Outcome,
    closing: Closing,
    now: DateTime<Utc>,
) -> Result<Option<OutboxStatus>, DbErr> {
    let (status, changes) = after(row, outcome, now);
    let result = Entity::update_many()
        .set(changes)
        .filter(closing.condition(row))
        .exec(tx)
        .await?;
    Ok((result.rows_affected == 1).then_some(status))
}

/// Computes the row's new status and columns after a try with this outcome.
fn after(row: &Model, outcome: &Outcome, now: DateTime<Utc>) -> (OutboxStatus, ActiveModel) {
    let (status, available_at, why) = match outcome {
        Outcome::Sent => (OutboxStatus::Sent, None, None),
        Outcome::Skip(why) => (OutboxStatus::Skipped, None, Some(why.clone())),
        Outcome::Keep { .. } => (OutboxStatus::Skipped, None, Some(KEPT.to_owned())),
        Outcome::Dead(why) => (OutboxStatus::Dead, None, Some(why.clone())),
        Outcome::Retry { why, .. } if row.tries >= MAX_TRIES => {
            let why = format!("gave up after {} tries: {why}", row.tries);
            (OutboxStatus::Dead, None, Some(why))
        }
        Outcome::Crash { why, .. } if row.crashes + 1 >= MAX_CRASHES => {
            let why = format!("gave up after {} crashes: {why}", row.crashes + 1);
            (OutboxStatus::Dead, None, Some(why))
        }
        Outcome::Lost { .. } if row.handed_over_at.is_none() && row.crashes >= MAX_CRASHES => {
            let why = format!("gave up after {} crashes: its worker was lost", row.crashes);
            (OutboxStatus::Dead, None, Some(why))
        }
        Outcome::Lost { .. } if row.handed_over_at.is_some() && row.doubts + 1 >= MAX_LOST_IN_DOUBT => {
            let why = format!("may have arrived: {} workers were lost with it", row.doubts + 1);
            (OutboxStatus::Unknown, None, Some(why))
        }
        Outcome::Lost { available_at } => {
            let why = "its worker was lost".to_owned();
            (OutboxStatus::Retry, Some(*available_at), Some(why))
        }
        Outcome::Doubt { why, .. } if row.doubts + 1 >= MAX_DOUBTS => {
            let why = format!("may have arrived: {why}");
            (OutboxStatus::Unknown, None, Some(why))
        }
        Outcome::Doubt { available_at, why } => {
            let why = format!("may have arrived, and is sent once more: {why}");
            (OutboxStatus::Retry, Some(*available_at), Some(why))
        }
        Outcome::Retry { available_at, why }
        | Outcome::Defer { available_at, why }
        | Outcome::Crash { available_at, why } => {
            (OutboxStatus::Retry, Some(*available_at), Some(why.clone()))
        }
    };
    let (status, why) = match status {
        // The person may have the mail: "not sent" could be wrong.
        OutboxStatus::Skipped | OutboxStatus::Dead if row.doubts > 0 => {
            let then = why.unwrap_or_default();
            (
                OutboxStatus::Unknown,
                Some(format!("may have arrived; then: {then}")),
            )
        }
        status => (status, why),
    };
    let mut changes = ActiveModel {
        status: Set(status),
        lease_until: Set(None),
        handed_over_at: Set(None),
        last_error: Set(why),
        ..Default::default()
    };
    match available_at {
        Some(at) => changes.available_at = Set(at),
        None => changes.settled_at = Set(Some(now)),
    }
    match outcome {
        Outcome::Keep { .. } => changes.kept_at = Set(Some(now)),
        Outcome::Defer { .. } => changes.tries = Set(row.tries - 1),
        Outcome::Crash { .. } => changes.crashes = Set(row.crashes + 1),
        Outcome::Lost { .. } if row.handed_over_at.is_none() => {
            changes.crashes = Set(Ord::max(row.crashes, 1))
        }
        Outcome::Lost { .. } | Outcome::Doubt { .. } => changes.doubts = Set(row.doubts + 1),
        _ => {}
    }
    (status, changes)
}
