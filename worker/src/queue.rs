//! The seam to apalis: what carries jobs from the relay to the handler. It may lose or double what it carries.

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

/// A queue of jobs, chosen at run time.
#[derive(Clone)]
pub(crate) enum Queue {
    /// Within the process.
    Memory(MemoryQueue),
}

/// A bounded channel, from which apalis's memory back end reads.
///
/// Not apalis's own sink: `MemorySink::start_send` panics when the worker polls the storage at the same moment (it
/// unwraps a `try_lock`), it has no bound, and the storage cannot be rebuilt without losing what it holds.
#[derive(Clone)]
pub(crate) struct MemoryQueue {
    sender: mpsc::Sender<Task<JobRef>>,
    receiver: Arc<Mutex<mpsc::Receiver<Task<JobRef>>>>,
}

impl MemoryQueue {
    fn receiver(&self) -> MutexGuard<'_, mpsc::Receiver<Task<JobRef>>> {
        self.receiver.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    /// A queue within the process, for so many running jobs.
    pub(crate) fn memory(concurrency: NonZeroUsize) -> Self {
        let (sender, receiver) = mpsc::channel(concurrency.get().saturating_mul(WAITING_PER_RUNNING));
        Self::Memory(MemoryQueue {
            sender,
            receiver: Arc::new(Mutex::new(receiver)),
        })
    }

    /// Waits until at least half of the queue is free; how many jobs it takes then.
    pub(crate) async fn room(&self) -> usize {
        let Self::Memory(queue) = self;
        let half = queue.sender.max_capacity().div_ceil(2);
        // Only the relay pushes, so the room that it saw stays.
        drop(queue.sender.reserve_many(half).await);
        queue.sender.capacity()
    }

    /// Hands over a job. One that is lost comes back when its lease ends.
    pub(crate) async fn push(&self, job: JobRef) {
        let Self::Memory(queue) = self;
        let id = TaskId::from_string(format!("{}-{}", job.outbox_id, job.attempt));
        let task = TaskBuilder::new(job).task_id(id).build();
        if queue.sender.send(task).await.is_err() {
            tracing::warn!(outbox.id = %job.outbox_id, "the queue is closed");
        }
    }

    /// What apalis polls. A new one for each start of its worker; what waits survives the old one.
    pub(crate) fn backend(&self) -> MemoryStorage<JobRef> {
        let Self::Memory(queue) = self;
        let queue = queue.clone();
        let nowhere = sink::drain().sink_map_err(|never| match never {});
        MemoryStorage::new_with(
            MemorySink::new(Arc::new(futures::lock::Mutex::new(Box::new(nowhere)))),
            stream::poll_fn(move |cx| queue.receiver().poll_recv(cx)).boxed(),
        )
    }

    /// Takes out the jobs that nobody began. For after the worker has stopped.
    pub(crate) fn take_back(&self) -> Vec<JobRef> {
        let Self::Memory(queue) = self;
        let mut receiver = queue.receiver();
        std::iter::from_fn(|| receiver.try_recv().ok())
            .map(|task| task.args)
            .collect()
    }
}
