//! A queue within the process.

use apalis::prelude::{MemorySink, MemoryStorage, Task, TaskBuilder, TaskId};
use entity::outbox::delivery::JobRef;
use futures::{SinkExt, StreamExt, sink, stream};
use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::mpsc;

/// Jobs that wait, for each that can run: enough to keep the handler busy, few enough that the lease covers the wait.
const WAITING_PER_RUNNING: usize = 4;

/// A bounded channel, from which apalis's memory back end reads.
///
/// Not apalis's own sink: `MemorySink::start_send` panics when the worker polls the storage at the same moment (it
/// unwraps a `try_lock`), it has no bound, and the storage cannot be rebuilt without losing what it holds.
#[derive(Clone, Debug)]
pub(crate) struct MemoryQueue {
    sender: mpsc::Sender<Task<JobRef>>,
    receiver: Arc<Mutex<mpsc::Receiver<Task<JobRef>>>>,
}

impl MemoryQueue {
    /// Makes a queue for so many running jobs.
    pub(crate) fn new(concurrency: NonZeroUsize) -> Self {
        let (sender, receiver) = mpsc::channel(concurrency.get().saturating_mul(WAITING_PER_RUNNING));
        Self {
            sender,
            receiver: Arc::new(Mutex::new(receiver)),
        }
    }

    fn receiver(&self) -> MutexGuard<'_, mpsc::Receiver<Task<JobRef>>> {
        self.receiver.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until at least half of the queue is free, and returns how many jobs it takes then.
    pub(super) async fn room(&self) -> usize {
        let half = self.sender.max_capacity().div_ceil(2);
        // Only the relay pushes, so the room that it saw stays.
        drop(self.sender.reserve_many(half).await);
        self.sender.capacity()
    }

    pub(super) async fn push(&self, jobs: &[JobRef]) {
        for job in jobs {
            let id = TaskId::from_string(format!("{}-{}", job.outbox_id, job.attempt));
            let task = TaskBuilder::new(*job).task_id(id).build();
            if self.sender.send(task).await.is_err() {
                tracing::warn!(outbox.id = %job.outbox_id, "the queue is closed");
            }
        }
    }

    /// Returns what apalis polls. A new one for each start of its worker; what waits survives the old one.
    pub(crate) fn backend(&self) -> MemoryStorage<JobRef> {
        let queue = self.clone();
        let nowhere = sink::drain().sink_map_err(|never| match never {});
        MemoryStorage::new_with(
            MemorySink::new(Arc::new(futures::lock::Mutex::new(Box::new(nowhere)))),
            stream::poll_fn(move |cx| queue.receiver().poll_recv(cx)).boxed(),
        )
    }

    pub(super) fn take_back(&self) -> Vec<JobRef> {
        let mut receiver = self.receiver();
        std::iter::from_fn(|| receiver.try_recv().ok())
            .map(|task| task.args)
            .collect()
    }
}
