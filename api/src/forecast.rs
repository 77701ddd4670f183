//! Forecasts what the clock will do: plays a copy of the data in memory with the code that plays the data themselves
//! (`entity::forecast`).

use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::forecast::{Assumption, Copied, Entry, Travel, copy};
use entity::rules::Policy;
use entity::support::db::Db;
use sea_orm::DbErr;
use std::sync::Arc;
use tracing::instrument::WithSubscriber;

/// Says how far a forecast goes and what it assumes.
#[derive(Debug, Clone, Copy)]
pub struct Horizon {
    /// The first instant.
    pub from: DateTime<Utc>,
    /// The last instant.
    pub until: DateTime<Utc>,
    /// What programme managers decide.
    pub assumption: Assumption,
}

/// Makes an empty database in memory, with all tables.
///
/// # Errors
/// When it cannot be made.
pub async fn empty_database() -> Result<Db, DbErr> {
    let db = Db::in_memory().await?;
    // Migrations are logged; these would only confuse.
    let silent = tracing::subscriber::NoSubscriber::default();
    migration::up(db.read(), None).with_subscriber(silent).await?;
    Ok(db)
}

/// Plays a copy of `original`, of `limit` circles at most, and hands every entry to `see` until it answers `false`.
/// `original` is only read.
///
/// # Errors
/// When a database fails, or a step does.
pub async fn play_copy(
    original: &Db,
    policy: &Arc<Policy>,
    horizon: Horizon,
    limit: usize,
    see: impl FnMut(Entry) -> bool + Send,
) -> anyhow::Result<Copied> {
    let memory = empty_database().await.context("cannot make a copy in memory")?;
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

/// Plays a database that is there for nothing else, and rolls back what it did.
///
/// # Errors
/// When it fails, or a step does.
pub async fn play(
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
