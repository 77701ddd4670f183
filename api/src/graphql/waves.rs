//! Runs the batches of loaders in waves. A wave begins when no resolver can go on without it, and holds all that was asked
//! for until then. The next begins when all its answers are in. So the number of statements follows from the query, not
//! from how fast the machine is; the timer that [`DataLoader`] has by itself would cut long lists in pieces.
//!
//! Batches run in the request's own task, and end with it when it is given up.
//!
//! [`DataLoader`]: async_graphql::dataloader::DataLoader

use futures::future::{BoxFuture, poll_fn};
use futures::stream::{FuturesUnordered, StreamExt};
use futures::task::AtomicWaker;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

/// A batch of a loader: takes the keys that have gathered when it is first polled.
type Batch = BoxFuture<'static, ()>;

/// Takes the batches of loaders.
pub(super) type BatchSender = UnboundedSender<Batch>;

/// Makes the channel through which the loaders of one request send their batches.
pub(super) fn channel() -> (BatchSender, UnboundedReceiver<Batch>) {
    mpsc::unbounded_channel()
}

/// Runs `work`, and the batches that its loaders send.
pub(super) async fn run<T>(work: impl Future<Output = T>, mut begun: UnboundedReceiver<Batch>) -> T {
    let mut work = pin!(work);
    let mut wave = FuturesUnordered::new();
    let progress = Arc::new(Progress {
        possible: AtomicBool::new(true),
        task: AtomicWaker::new(),
    });
    let waker = Waker::from(Arc::clone(&progress));
    poll_fn(move |cx| {
        progress.task.register(cx.waker());
        loop {
            if progress.possible.swap(false, Ordering::AcqRel)
                && let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(&waker))
            {
                return Poll::Ready(done);
            }
            if progress.possible.load(Ordering::Acquire) {
                // It only paused, as it does in long lists. This task has been woken with it, and begins no wave yet.
                return Poll::Pending;
            }
            if wave.is_empty() {
                while let Ok(batch) = begun.try_recv() {
                    wave.push(batch);
                }
            }
            match wave.poll_next_unpin(cx) {
                Poll::Ready(Some(())) => {}
                Poll::Ready(None) | Poll::Pending => return Poll::Pending,
            }
        }
    })
    .await
}

/// Notes whether the work can go on.
struct Progress {
    possible: AtomicBool,
    task: AtomicWaker,
}

impl Wake for Progress {
    fn wake(self: Arc<Self>) {
        self.possible.store(true, Ordering::Release);
        self.task.wake();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use futures::channel::oneshot;
    use futures::future::join_all;
    use std::sync::Mutex;

    /// Work that asks for `each` in one list of many, through one batch that gathers them.
    #[tokio::test]
    async fn a_wave_waits_until_the_work_can_go_no_further() {
        let (begin, begun) = channel();
        let asked: Arc<Mutex<Vec<oneshot::Sender<usize>>>> = Arc::default();
        let gathered = Arc::clone(&asked);
        let row = |first: bool| {
            let (answer, answered) = oneshot::channel();
            asked.lock().unwrap().push(answer);
            if first {
                let gathered = Arc::clone(&gathered);
                let batch = async move {
                    let answers: Vec<_> = gathered.lock().unwrap().drain(..).collect();
                    let count = answers.len();
                    for answer in answers {
                        answer.send(count).unwrap();
                    }
                };
                begin.send(batch.boxed()).unwrap();
            }
            answered
        };
        // More than futures' own lists poll in one go.
        let work = join_all((0..500).map(|index| async move { row(index == 0).await.unwrap() }));
        let found = run(work, begun).await;
        assert!(found.iter().all(|count| *count == 500), "{found:?}");
    }

    #[tokio::test]
    async fn work_that_pauses_goes_on() {
        let (_begin, begun) = channel();
        let work = async {
            for _ in 0..10_000 {
                tokio::task::yield_now().await;
            }
            "done"
        };
        assert_eq!(run(work, begun).await, "done");
    }
}
