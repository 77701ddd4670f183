//! The seam to apalis: what carries jobs from the relay to the handler. It may lose, double or hold back what it carries,
//! or be away: then mail is delayed, and nothing else.

mod memory;
mod redis;

pub(crate) use memory::MemoryQueue;
pub use redis::{RedisError, RedisQueue};

use entity::outbox::delivery::JobRef;

/// A queue of jobs, chosen by `REDIS_URL`.
#[derive(Clone, Debug)]
pub(crate) enum Queue {
    /// Within the process.
    Memory(MemoryQueue),
    /// Shared by all workers.
    Redis(RedisQueue),
}

/// What the relay has to know of the queue before it leases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// How many jobs the queue takes now.
    pub(crate) jobs: usize,
    /// Whether the queue was emptied since somebody asked last: what it had is to be leased again.
    pub(crate) emptied: bool,
}

impl Queue {
    /// Waits until the queue takes jobs, if it is in this process; asks how many, if it is not.
    pub(crate) async fn room(&self) -> Result<Room, RedisError> {
        match self {
            Self::Memory(queue) => Ok(Room {
                jobs: queue.room().await,
                emptied: false,
            }),
            Self::Redis(queue) => queue.room().await,
        }
    }

    /// Hands over jobs, all or none as far as anybody can tell; those of a push that failed may have got through.
    pub(crate) async fn push(&self, jobs: &[JobRef]) -> Result<(), RedisError> {
        match self {
            Self::Memory(queue) => {
                queue.push(jobs).await;
                Ok(())
            }
            Self::Redis(queue) => queue.push(jobs).await,
        }
    }

    /// Takes out the jobs that nobody began. For after the worker has stopped; what is in Redis, others begin.
    pub(crate) fn take_back(&self) -> Vec<JobRef> {
        match self {
            Self::Memory(queue) => queue.take_back(),
            Self::Redis(_) => Vec::new(),
        }
    }
}
