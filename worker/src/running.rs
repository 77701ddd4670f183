//! The tries that this worker has in hand, and the heartbeat that keeps their leases: a worker that was killed or frozen
//! loses them within seconds, a slow mail server costs none.

use crate::deps::Deps;
use chrono::TimeDelta;
use entity::outbox::delivery::{self, JobRef};
use sea_orm::DbErr;
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

/// How long a try is ours without a heartbeat.
pub(crate) const LEASE: TimeDelta = TimeDelta::seconds(6);
/// Thrice in a lease.
const HEARTBEAT: Duration = Duration::from_secs(2);

/// The tries in hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Running(Arc<Mutex<HashSet<JobRef>>>);

/// One of them; it leaves the list when it is dropped.
#[derive(Debug)]
pub(crate) struct InHand {
    running: Running,
    job: JobRef,
}

impl Running {
    /// Takes the try into the list.
    pub(crate) fn take(&self, job: JobRef) -> InHand {
        self.list().insert(job);
        InHand {
            running: self.clone(),
            job,
        }
    }

    fn list(&self) -> MutexGuard<'_, HashSet<JobRef>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        self.running.list().remove(&self.job);
    }
}

async fn renew(deps: &Deps, jobs: &[JobRef]) -> Result<(), DbErr> {
    delivery::renew(&deps.db, &deps.name, jobs, deps.clock.now(), LEASE, deps.doubt).await
}

/// Keeps the leases until `stop`.
pub(crate) async fn keep(deps: &Deps, stop: &CancellationToken) {
    let mut beat = interval(HEARTBEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = beat.tick() => {}
        }
        let jobs: Vec<JobRef> = deps.running.list().iter().copied().collect();
        if jobs.is_empty() {
            continue;
        }
        // Without it the tries run on, and find before they send that they are no longer ours.
        if let Err(error) = renew(deps, &jobs).await {
            tracing::warn!(%error, "leases are not renewed");
        }
    }
}
