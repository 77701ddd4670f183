//! Background work: the relay from the outbox to the queue, the one job handler, and mail.
//!
//! The truth about every mail is its outbox row (`entity::outbox::delivery`). The queue carries wake-up references,
//! apalis runs the handler, the mailer hands over. Any of them may be killed at any moment: what was not settled is
//! tried again. The one gap that SMTP leaves: killed between the mail server's yes and our settling, a mail goes out a
//! second time, with the same Message-ID.

mod backoff;
mod deps;
pub mod doctor;
mod engine;
pub mod gallery;
mod handler;
pub mod http;
mod lanes;
mod mail;
pub mod mailer;
pub mod metrics;
mod pace;
pub mod private;
mod queue;
mod redis;
mod relay;
mod running;
pub mod serve;
pub mod settings;
pub mod sweep;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod wake;

pub use deps::{Deps, Programme, Sender, SenderError, UnusableSetting};
pub use mail::{Dkim, DkimError, Links};
pub use queue::{RedisError, RedisQueue};
pub use wake::WakeUps;

use chrono::TimeDelta;
use entity::{model::enums::OutboxStatus, outbox::delivery};
use queue::{MemoryQueue, Queue};
use sea_orm::DbErr;
use tokio_util::sync::CancellationToken;

/// Delivers mails until `stop`: then leases nothing more, lets running mails finish for some seconds, gives back what
/// was not begun, and returns.
pub async fn run(deps: Deps, stop: CancellationToken) {
    let queue = match &deps.redis {
        Some(redis) => Queue::Redis(redis.queue.clone()),
        None => Queue::Memory(MemoryQueue::new(deps.concurrency)),
    };
    // Running mails keep their leases until they have finished.
    let finished = CancellationToken::new();
    let engine = async {
        engine::run(&deps, &queue, &stop).await;
        finished.cancel();
    };
    tokio::join!(
        engine,
        relay::run(&deps, &queue, &stop),
        running::keep(&deps, &finished),
        sweep::run(&deps, &stop),
        redis::tend(deps.redis.as_ref(), &deps.wake, &stop),
        metrics::upkeep(&finished),
    );
    relay::give_back(&deps, &queue).await;
    deps.mailer.close().await;
}

/// What became of the mails of one [`drain`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drained {
    /// Accepted by the mailer.
    pub sent: usize,
    /// No longer true.
    pub skipped: usize,
    /// Due again later.
    pub retried: usize,
    /// Given up.
    pub dead: usize,
    /// May have arrived.
    pub unknown: usize,
}

/// Delivers everything that is due now, one by one, without queue and apalis but through the same handler: for tests
/// and simulations that own the clock.
pub async fn drain(deps: &Deps) -> Result<Drained, DbErr> {
    let mut drained = Drained::default();
    loop {
        let jobs = delivery::lease_due(&deps.db, deps.clock.now(), 100, TimeDelta::minutes(10)).await?;
        if jobs.is_empty() {
            return Ok(drained);
        }
        for job in jobs {
            match handler::deliver(deps, job).await? {
                Some(OutboxStatus::Sent) => drained.sent += 1,
                Some(OutboxStatus::Skipped) => drained.skipped += 1,
                Some(OutboxStatus::Retry) => drained.retried += 1,
                Some(OutboxStatus::Dead) => drained.dead += 1,
                Some(OutboxStatus::Unknown) => drained.unknown += 1,
                _ => {}
            }
        }
    }
}
