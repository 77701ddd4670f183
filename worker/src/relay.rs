//! The relay: leases outbox rows that are due and hands them to the queue. Any number of replicas may run.

use crate::deps::Deps;
use crate::queue::{Queue, RedisError};
use chrono::TimeDelta;
use entity::outbox::delivery;
use sea_orm::DbErr;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Rows that are leased at once, at most.
const BATCH: usize = 200;

/// The longest sleep: the price of a lost wake-up.
const POLL: Duration = Duration::from_secs(1);

/// The sleep while the queue is full.
const FULL: Duration = Duration::from_millis(50);

/// How long a row may wait in the queue. One that the queue lost comes back after it; a queue that was emptied is noticed
/// at once.
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// Why a pass failed. Nothing is lost: the next one begins where this one did.
#[derive(Debug, thiserror::Error)]
enum PassError {
    #[error("the outbox cannot be read: {0}")]
    Database(#[from] DbErr),
    #[error("the queue takes nothing: {0}")]
    Queue(#[from] RedisError),
}

/// Relays until `stop`. What fails is tried again at the next poll.
pub(crate) async fn run(deps: &Deps, queue: &Queue, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        // Not cut short by a stop: between leasing and pushing that would leave rows leased that nobody has.
        let sleep = pass(deps, queue, stop).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "no mail is handed out");
            POLL
        });
        tokio::select! {
            () = stop.cancelled() => return,
            () = deps.wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}

/// Hands over what is due, as much as the queue takes. Returns how long until there may be more.
async fn pass(deps: &Deps, queue: &Queue, stop: &CancellationToken) -> Result<Duration, PassError> {
    // Idle, this is all that happens: two reads of an index's first entry, no write.
    let Some(due) = delivery::next_due(&deps.db).await? else {
        return Ok(POLL);
    };
    let room = tokio::select! {
        // Waiting for room leases nothing, so that it can be given up.
        () = stop.cancelled() => return Ok(POLL),
        room = queue.room() => room?,
    };
    let now = deps.clock.now();
    if room.emptied {
        let lost = delivery::release_leased(&deps.db, now).await?;
        if lost > 0 {
            tracing::warn!(lost, "the queue was emptied: what it had is handed out again");
        }
    } else if due > now {
        return Ok((due - now).to_std().unwrap_or(POLL).min(POLL));
    }
    if room.jobs == 0 {
        return Ok(FULL);
    }
    let limit = u64::try_from(room.jobs.min(BATCH)).unwrap_or(1);
    let jobs = delivery::lease_due(&deps.db, now, limit, LEASE).await?;
    if jobs.is_empty() {
        return Ok(POLL);
    }
    if let Err(error) = queue.push(&jobs).await {
        delivery::give_back(&deps.db, &jobs).await?;
        return Err(error.into());
    }
    Ok(Duration::ZERO)
}

/// Gives back what was leased and not begun, so that another replica, or the next start, need not wait for the lease.
pub(crate) async fn give_back(deps: &Deps, queue: &Queue) {
    if let Err(error) = delivery::give_back(&deps.db, &queue.take_back()).await {
        tracing::warn!(%error, "what was not begun comes back when its lease ends");
    }
}
