//! The apalis worker: runs the one handler for what comes out of the queue, and is built again when it ends.

use crate::deps::Deps;
use crate::handler;
use crate::lanes::Lanes;
use crate::queue::Queue;
use apalis::prelude::{BoxDynError, Data, WorkerBuilder, WorkerBuilderExt, WorkerError};
use entity::outbox::delivery::JobRef;
use futures::future::BoxFuture;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

/// How long running mails may take to finish once the worker is to stop.
const GRACE: Duration = Duration::from_secs(5);
/// How long apalis's worker may take to end.
const LEAVING: Duration = Duration::from_millis(300);
/// How much longer those that the mail server may have.
const LAST_GRACE: Duration = Duration::from_secs(3);

/// The wait before apalis's worker is built again, doubled each time up to the longest.
const REBUILD: Duration = Duration::from_millis(100);
const REBUILD_LONGEST: Duration = Duration::from_secs(2);
/// A worker that lived this long begins anew with the shortest wait.
const HEALTHY: Duration = Duration::from_secs(10);

/// Runs jobs until `stop`, then finishes what is running.
///
/// apalis's worker ends with the first error of its back end: a Redis that restarts, is emptied, is full or slow. So it is
/// built again here, with back-off and under a new name, because apalis-redis refuses one that it saw a moment ago. (Its
/// `Monitor` would restart it without a pause, and says `Ok` when its workers have died.) Running mails go on meanwhile.
pub(crate) async fn run(deps: &Deps, queue: &Queue, stop: &CancellationToken) {
    let lanes = Lanes::new(deps.concurrency);
    let mut wait = REBUILD;
    for start in 0_u64.. {
        let born = Instant::now();
        let name = format!("{}-{start}", deps.name);
        let ended = one(name, deps, queue, &lanes, stop).await;
        if stop.is_cancelled() {
            break;
        }
        wait = if born.elapsed() > HEALTHY {
            REBUILD
        } else {
            (wait * 2).min(REBUILD_LONGEST)
        };
        match ended {
            Ok(()) => tracing::warn!("apalis's worker ended; it is built again"),
            Err(error) => tracing::warn!(%error, "apalis's worker failed; it is built again"),
        }
        tokio::select! {
            () = stop.cancelled() => break,
            () = sleep(wait) => {}
        }
    }
    if timeout(GRACE, lanes.finish()).await.is_ok() {
        return;
    }
    deps.cut_off.cancel();
    if timeout(LAST_GRACE, lanes.finish()).await.is_err() {
        tracing::warn!("the mail server was silent about some mails; their rows come back");
    }
}

/// Runs apalis's worker once, until it ends.
async fn one(
    name: String,
    deps: &Deps,
    queue: &Queue,
    lanes: &Lanes,
    stop: &CancellationToken,
) -> Result<(), WorkerError> {
    // The two back ends share no type that could be named here without a page of bounds.
    macro_rules! run {
        ($backend:expr) => {{
            let asked = stop.clone();
            WorkerBuilder::new(name.as_str())
                .backend($backend)
                .data((deps.clone(), lanes.clone()))
                .concurrency(deps.concurrency.get())
                .build(deliver)
                .run_until(async move {
                    asked.cancelled().await;
                    Ok::<(), WorkerError>(())
                })
                .await
        }};
    }
    // Boxed: apalis's futures are large, and would be part of every future that awaits this one.
    let worker: BoxFuture<'_, _> = match queue {
        Queue::Memory(memory) => Box::pin(async { run!(memory.backend()) }),
        Queue::Redis(redis) => Box::pin(async { run!(redis.backend()) }),
    };
    // One worker in thirty does not end: it waits for a batch that it fetched and forgot, or for a Redis that is away.
    // Running mails are in the lanes, so nothing is lost by leaving it.
    let left = async {
        stop.cancelled().await;
        sleep(LEAVING).await;
    };
    tokio::select! {
        ended = worker => ended,
        () = left => Ok(()),
    }
}

/// Delivers one job. Always `Ok`: the row records what became of the mail, and apalis would only try again what the relay
/// tries again.
async fn deliver(job: JobRef, shared: Data<(Deps, Lanes)>) -> Result<(), BoxDynError> {
    let (deps, lanes) = &*shared;
    deps.pace.turn().await;
    let deps = deps.clone();
    lanes
        .run(async move {
            if let Err(error) = handler::deliver(&deps, job).await {
                tracing::warn!(outbox.id = %job.outbox_id, %error, "not delivered: the row comes back");
            }
        })
        .await;
    Ok(())
}
