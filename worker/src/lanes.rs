//! Where mails run: a fast lane for those that take as long as mails take, and a slow lane beside it, so that recipients
//! whose mail server hangs do not hold up the others.

use crate::deps::Deps;
use std::{sync::Arc, time::Duration};
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
    pub(crate) fn new(deps: &Deps) -> Self {
        let slow = deps.concurrency.get().saturating_mul(SLOW_PER_FAST);
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
