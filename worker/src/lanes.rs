//! Where mails run: a fast lane for those that take as long as mails take, and a slow lane beside it, so that recipients
//! whose mail server hangs do not hold up the others.

use std::{num::NonZeroUsize, sync::Arc, time::Duration};
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

/// A mail that takes longer changes to the slow lane, and its place in the fast lane is free.
const FAST: Duration = Duration::from_millis(250);

/// Places in the slow lane, for each in the fast one. When they are taken, the fast lane waits.
const SLOW_PER_FAST: usize = 8;

/// The two lanes of one worker. The fast one is as wide as apalis's concurrency.
#[derive(Clone, Debug)]
pub(crate) struct Lanes {
    slow: Arc<Semaphore>,
    running: TaskTracker,
}

impl Lanes {
    /// Makes the lanes; the fast one is as wide as given.
    pub(crate) fn new(fast: NonZeroUsize) -> Self {
        let slow = fast.get().saturating_mul(SLOW_PER_FAST);
        Self {
            slow: Arc::new(Semaphore::new(slow)),
            running: TaskTracker::new(),
        }
    }

    /// Runs `mail`, and returns when it is done or has changed to the slow lane. It goes on when the caller is dropped.
    pub(crate) async fn run(&self, mail: impl Future<Output = ()> + Send + 'static) {
        let mut mail = self.running.spawn(mail);
        if tokio::time::timeout(FAST, &mut mail).await.is_ok() {
            return;
        }
        let slow = Arc::clone(&self.slow);
        tokio::select! {
            // The handler catches panics, so there is nothing in the result.
            _ = &mut mail => {}
            Ok(place) = slow.acquire_owned() => {
                self.running.spawn(async move {
                    let _ = mail.await;
                    drop(place);
                });
            }
        }
    }

    /// Waits until everything has run.
    pub(crate) async fn finish(&self) {
        self.running.close();
        self.running.wait().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{sleep, timeout};

    #[tokio::test]
    async fn mails_that_hang_leave_the_fast_lane_until_the_slow_one_is_full() {
        let lanes = Lanes::new(NonZeroUsize::MIN);
        let (release, released) = tokio::sync::watch::channel(());
        let hang = || {
            let mut released = released.clone();
            async move { drop(released.changed().await) }
        };
        for _ in 0..SLOW_PER_FAST {
            timeout(FAST * 4, lanes.run(hang())).await.unwrap();
        }
        let mut full = Box::pin(lanes.run(hang()));
        assert!(timeout(FAST * 4, &mut full).await.is_err());
        release.send(()).unwrap();
        timeout(FAST * 4, full).await.unwrap();
        lanes.finish().await;
    }

    #[tokio::test]
    async fn a_mail_goes_on_when_its_caller_is_dropped() {
        let lanes = Lanes::new(NonZeroUsize::MIN);
        let (sent, done) = tokio::sync::oneshot::channel();
        let mail = async {
            sleep(Duration::from_millis(50)).await;
            let _ = sent.send(());
        };
        let _ = timeout(Duration::from_millis(10), lanes.run(mail)).await;
        lanes.finish().await;
        done.await.unwrap();
    }
}
