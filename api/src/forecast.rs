//! What the clock will do: a copy in memory, played by the same code (`entity::forecast`).

use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::forecast::{Assumption, Copied, Entry, Travel, copy};
use entity::rules::Policy;
use entity::support::db::Db;
use sea_orm::DbErr;
use std::sync::Arc;
use tracing::instrument::WithSubscriber;

/// How far a forecast goes, and what it assumes.
#[derive(Debug, Clone, Copy)]
pub struct Horizon {
    /// The instant that it begins with.
    pub from: DateTime<Utc>,
    /// The last instant.
    pub until: DateTime<Utc>,
    /// What programme managers decide.
    pub assumption: Assumption,
}

/// An empty database in memory, with all tables.
///
/// # Errors
/// When it cannot be made.
pub async fn empty() -> Result<Db, DbErr> {
    let db = Db::in_memory().await?;
    // That tables are made is nobody's news here.
    let silent = tracing::subscriber::NoSubscriber::default();
    migration::up(db.read(), None).with_subscriber(silent).await?;
    Ok(db)
}

/// Plays a copy of `original`, of `limit` circles at most, and hands every entry to `see` until it answers `false`.
///
/// # Errors
/// When a database fails, or a step does.
pub async fn of(
    original: &Db,
    policy: &Arc<Policy>,
    horizon: Horizon,
    limit: usize,
    see: impl FnMut(Entry) -> bool + Send,
) -> anyhow::Result<Copied> {
    let memory = empty().await.context("cannot make a copy in memory")?;
    memory
        .rehearse(async |tx| {
            let copied = copy(original.read(), tx, policy, horizon.until, limit)
                .await
                .context("cannot copy what will be due")?;
            let travel = Travel::new(tx, Arc::clone(policy), horizon.assumption).await?;
            travel.until(horizon.from, horizon.until, see).await?;
            Ok(copied)
        })
        .await
}

/// Plays `db`, a database that is there for nothing else.
///
/// # Errors
/// When it fails, or a step does.
pub async fn on(
    db: &Db,
    policy: &Arc<Policy>,
    horizon: Horizon,
    see: impl FnMut(Entry) -> bool + Send,
) -> anyhow::Result<()> {
    db.rehearse(async |tx| {
        let travel = Travel::new(tx, Arc::clone(policy), horizon.assumption).await?;
        Ok(travel.until(horizon.from, horizon.until, see).await?)
    })
    .await
}
