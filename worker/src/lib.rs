//! Background work: the relay from the outbox to the queue, the one job handler, and mail.
//!
//! The truth about every mail is its outbox row (`entity::outbox::delivery`). The queue carries wake-up references,
//! apalis runs the handler, the mailer hands over. Any of them may be killed at any moment: what was not settled is
//! tried again. The one gap that SMTP leaves: killed between the mail server's yes and our settling, a mail goes out a
//! second time, with the same Message-ID.

mod backoff;
mod deps;
mod engine;
mod handler;
pub mod http;
mod mail;
pub mod mailer;
mod queue;
mod relay;
pub mod serve;
pub mod settings;
pub mod sweep;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use deps::{Deps, Programme, Sender, SenderError, UnusableSetting};
pub use mail::Links;

use chrono::TimeDelta;
use entity::outbox::delivery::{self, Outcome};
use queue::Queue;
use sea_orm::DbErr;
use tokio_util::sync::CancellationToken;

/// Why the worker ended although nobody stopped it.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    /// apalis gave up.
    #[error("the job engine failed: {0}")]
    Engine(#[from] apalis::prelude::MonitorError),
    /// apalis ended without an error, which it does when its workers have died.
    #[error("the job engine ended")]
    Ended,
}

/// Delivers mails until `stop`: then leases nothing more, lets running mails finish for some seconds, gives back what
/// was not begun, and returns.
///
/// # Errors
/// When the job engine ends by itself.
pub async fn run(deps: Deps, stop: CancellationToken) -> Result<(), WorkerError> {
    let queue = Queue::memory(deps.concurrency);
    // Either half takes the other down with it.
    let halt = stop.child_token();
    let engine = async {
        let ended = engine::run(&deps, &queue, &halt).await;
        halt.cancel();
        ended
    };
    let (ended, (), ()) = tokio::join!(engine, relay::run(&deps, &queue, &halt), sweep::run(&deps, &halt));
    relay::give_back(&deps, &queue).await;
    deps.mailer.close().await;
    ended?;
    if stop.is_cancelled() {
        Ok(())
    } else {
        Err(WorkerError::Ended)
    }
}

/// As [`run`], as a task of a process: when the worker dies, the process is to stop, instead of living on without it.
///
/// # Errors
/// When the job engine ends by itself.
pub async fn run_or_stop(deps: Deps, stop: CancellationToken) -> Result<(), WorkerError> {
    let ended = run(deps, stop.clone()).await;
    if let Err(error) = &ended {
        tracing::error!(%error, "the worker died");
        stop.cancel();
    }
    ended
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
///
/// # Errors
/// When the database fails.
pub async fn drain(deps: &Deps) -> Result<Drained, DbErr> {
    let mut drained = Drained::default();
    loop {
        let jobs = delivery::lease_due(&deps.db, deps.clock.now(), 100, TimeDelta::minutes(10)).await?;
        if jobs.is_empty() {
            return Ok(drained);
        }
        for job in jobs {
            match handler::deliver(deps, job).await? {
                Some(Outcome::Sent) => drained.sent += 1,
                Some(Outcome::Skip(_)) => drained.skipped += 1,
                Some(Outcome::Retry { .. }) => drained.retried += 1,
                Some(Outcome::Dead(_)) => drained.dead += 1,
                Some(Outcome::Unknown(_)) => drained.unknown += 1,
                None => {}
            }
        }
    }
}
