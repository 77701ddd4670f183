//! What goes through Redis: jobs and wake-ups. And what has to be done there now and then.

use crate::{queue::RedisQueue, wake::WakeUps};
use std::time::Duration;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// How often jobs that are done are forgotten. Each worker does it; together they keep pace with themselves.
const PRUNE: Duration = Duration::from_secs(5);

/// The queue and the wake-ups in one Redis.
#[derive(Clone, Debug)]
pub(crate) struct Redis {
    pub(crate) queue: RedisQueue,
    pub(crate) wake_ups: WakeUps,
}

/// Listens for wake-ups, hands them to `wake`, and prunes the queue until `stop`. Without Redis there is nothing to do.
pub(crate) async fn tend(redis: Option<&Redis>, wake: &Notify, stop: &CancellationToken) {
    if let Some(redis) = redis {
        tokio::join!(redis.wake_ups.listen(wake, stop), prune(&redis.queue, stop));
    }
}

async fn prune(queue: &RedisQueue, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        let pause = match queue.prune().await {
            // There is more than one batch of them.
            Ok(1000..) => Duration::ZERO,
            Ok(_) => PRUNE,
            Err(error) => {
                tracing::debug!(%error, "the queue is not pruned");
                PRUNE
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}
