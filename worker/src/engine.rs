//! The apalis worker: runs the one handler for what comes out of the queue.

use crate::deps::Deps;
use crate::handler;
use crate::queue::Queue;
use apalis::prelude::{
    BoxDynError, Data, Monitor, MonitorError, ParallelizeExt, WorkerBuilder, WorkerBuilderExt,
};
use entity::outbox::delivery::JobRef;
use std::{sync::atomic, time::Duration};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How long running mails may take to finish once the worker is to stop. What is cut off comes back by its lease.
const GRACE: Duration = Duration::from_secs(8);

/// Runs jobs until `stop`, then finishes what is running.
pub(crate) async fn run(deps: &Deps, queue: &Queue, stop: &CancellationToken) -> Result<(), MonitorError> {
    let (deps, queue, stop) = (deps.clone(), queue.clone(), stop.clone());
    let starts = atomic::AtomicU64::new(0);
    let tasks = TaskTracker::new();
    let running = tasks.clone();
    let monitor = Monitor::new()
        .register(move |_| {
            // A name of its own for each start: apalis's back ends refuse one that they saw a moment ago.
            let start = starts.fetch_add(1, atomic::Ordering::Relaxed);
            let running = running.clone();
            WorkerBuilder::new(format!("mail-{}-{start}", std::process::id()))
                .backend(queue.backend())
                .data(deps.clone())
                .concurrency(deps.concurrency.get())
                .catch_panic()
                .parallelize(move |job| running.spawn(job))
                .build(deliver)
        })
        // The worker's future ends with the first error of its back end; without this it stays so, and `run` says Ok.
        .should_restart(|_, error| {
            tracing::warn!(%error, "the worker is started again");
            true
        })
        .with_terminator(async { tokio::time::sleep(GRACE).await });
    monitor
        .run_with_signal(async move {
            stop.cancelled().await;
            Ok(())
        })
        .await?;
    tasks.close();
    Ok(())
}

/// Always `Ok` unless the database failed: what became of the mail is the row's business, not apalis's.
async fn deliver(job: JobRef, deps: Data<Deps>) -> Result<(), BoxDynError> {
    handler::deliver(&deps, job).await?;
    Ok(())
}
