//! The relay: leases outbox rows that are due and hands them to the queue. Any number of replicas may run.

use crate::deps::Deps;
use crate::queue::Queue;
use chrono::TimeDelta;
use entity::outbox::delivery;
use sea_orm::DbErr;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Rows that are leased at once, at most.
const BATCH: u64 = 100;

/// The longest sleep: the price of a lost wake-up.
const POLL: Duration = Duration::from_secs(1);

/// How long a row may wait in the queue. Covers four rounds of the slowest possible mails before it (queue.rs).
const LEASE: TimeDelta = TimeDelta::seconds(180);

/// Relays until `stop`. A database that fails is asked again at the next poll.
pub(crate) async fn run(deps: &Deps, queue: &Queue, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        let sleep = tokio::select! {
            () = stop.cancelled() => return,
            // Waiting for room leases nothing, so that it can be given up.
            room = queue.room() => pass(deps, queue, room).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the outbox cannot be read");
                POLL
            }),
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = deps.wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}

/// Hands over what is due, at most `room` jobs; how long until there may be more.
async fn pass(deps: &Deps, queue: &Queue, room: usize) -> Result<Duration, DbErr> {
    let now = deps.clock.now();
    // Idle, this is all that happens: two reads of an index's first entry, no write.
    match delivery::next_due(&deps.db).await? {
        Some(due) if due <= now => {}
        Some(due) => return Ok((due - now).to_std().unwrap_or(POLL).min(POLL)),
        None => return Ok(POLL),
    }
    let limit = u64::try_from(room).unwrap_or(BATCH).min(BATCH);
    let jobs = delivery::lease_due(&deps.db, now, limit, LEASE).await?;
    let sleep = if jobs.is_empty() { POLL } else { Duration::ZERO };
    for job in jobs {
        queue.push(job).await;
    }
    Ok(sleep)
}

/// Gives back what was leased and not begun, so that another replica, or the next start, need not wait for the lease.
pub(crate) async fn give_back(deps: &Deps, queue: &Queue) {
    for job in queue.take_back() {
        if let Err(error) = delivery::give_back(&deps.db, job).await {
            tracing::warn!(outbox.id = %job.outbox_id, %error, "comes back when its lease ends");
        }
    }
}
