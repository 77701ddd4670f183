//! The queue in Redis, by apalis-redis 1.0.0. What that does badly, it is not asked to do (each was measured):
//!
//! - a fetched batch waits unacknowledged, and runs twice on healthy workers: batches of one;
//! - thousands of jobs due at once wedge it for ever (a Lua `unpack`): never more than [`CAPACITY`];
//! - what is done is kept for ever, and its `vacuum` destroys jobs that wait for a retry: [`RedisQueue::prune`];
//! - `poll_with_interval` loses its waker: [`Tick`];
//! - attempts, retries, delays, locks, idempotency: the outbox row's business, so none is used;
//! - the default response time-out of 500 ms ends the worker: [`ANSWER`].

use super::Room;
use apalis_core::backend::ext::poll_strategy::PollWith;
use apalis_core::backend::ext::{
    BackendExt,
    poll_strategy::{PollSnapshot, PollStrategy},
};
use apalis_core::task::builder::TaskBuilder;
use apalis_redis::{Config, RedisStorage, queries};
use entity::outbox::delivery::JobRef;
use redis::{
    AsyncCommands, Client, Script,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use std::{
    fmt,
    sync::LazyLock,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Interval, MissedTickBehavior, interval, timeout};

/// The most jobs in Redis: enough for every worker, far below what apalis-redis can take at once.
const CAPACITY: usize = 1000;

/// How long Redis may take to answer.
const ANSWER: Duration = Duration::from_secs(5);

/// How long the relay waits for Redis: its rows stay in the database when Redis is away.
const TIME_LIMIT: Duration = Duration::from_secs(2);

/// How often a worker that has nothing to do looks for jobs.
const LOOK: Duration = Duration::from_millis(25);

/// How often a worker says that it lives, and after how many silences others take its jobs over.
const HEARTBEAT: Duration = Duration::from_secs(2);
const SILENCES: usize = 4;

/// The wire format of jobs: part of the queue's name, so that releases with another format do not read each other's.
const FORMAT: u32 = 1;

/// Why Redis could not be used.
#[derive(Debug, thiserror::Error)]
pub enum RedisError {
    /// It refuses, or is away.
    #[error("redis: {0}")]
    Redis(#[from] redis::RedisError),
    /// apalis-redis failed.
    #[error("redis: {0}")]
    Queue(#[from] apalis_redis::Error),
    /// It does not answer.
    #[error("redis does not answer")]
    Silent,
    /// A job cannot be written down.
    #[error("a job cannot be encoded: {0}")]
    Encode(#[from] serde_json::Error),
}

/// The queue in Redis; its clones share one connection.
#[derive(Clone)]
pub struct RedisQueue {
    connection: ConnectionManager,
    config: Config,
}

impl fmt::Debug for RedisQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisQueue").finish_non_exhaustive()
    }
}

impl RedisQueue {
    /// Makes a queue under `prefix`. Nothing is connected yet: a Redis that is away is no reason not to start.
    ///
    /// # Errors
    /// When the URL is none.
    pub fn new(url: &str, prefix: &str) -> redis::RedisResult<Self> {
        let settings = ConnectionManagerConfig::new()
            .set_response_timeout(Some(ANSWER))
            .set_connection_timeout(Some(TIME_LIMIT))
            .set_number_of_retries(1)
            .set_max_delay(Duration::from_millis(500));
        let connection = ConnectionManager::new_lazy_with_config(Client::open(url)?, settings)?;
        // The braces keep a queue's keys in one slot of a Redis Cluster.
        let config = Config::default()
            .queue(format!("{{{prefix}:mail:{FORMAT}}}"))
            .batch_size(1)
            .heartbeat_interval(HEARTBEAT)
            .missed_heartbeats(SILENCES)
            .lock_tasks(false)
            .emit_events(false);
        Ok(Self { connection, config })
    }

    /// Returns what apalis polls.
    pub(crate) fn backend(&self) -> PollWith<RedisStorage<JobRef>, Tick> {
        RedisStorage::new(self.connection.clone())
            .with_config(self.config.clone())
            .poll_with_strategy(Tick::every(LOOK))
    }

    /// Returns how many jobs it takes, and whether it was emptied: a mark that nobody removes is gone.
    pub(super) async fn room(&self) -> Result<Room, RedisError> {
        let mut connection = self.connection.clone();
        let (waiting, active, marked): (usize, usize, bool) = soon(
            redis::pipe()
                .zcard(self.config.scheduled_jobs_set())
                .llen(self.config.active_jobs_list())
                .set_nx(self.mark(), true)
                .query_async(&mut connection),
        )
        .await?;
        Ok(Room {
            jobs: CAPACITY.saturating_sub(waiting + active),
            emptied: marked,
        })
    }

    /// Hands over jobs in one script: all or none.
    ///
    /// # Errors
    /// When Redis is away, or full.
    pub async fn push(&self, jobs: &[JobRef]) -> Result<(), RedisError> {
        let tasks = jobs
            .iter()
            .map(|job| Ok(TaskBuilder::new(serde_json::to_vec(job)?).build()))
            .collect::<Result<Vec<_>, serde_json::Error>>()?;
        let mut connection = self.connection.clone();
        soon(queries::push_tasks(&mut connection, &self.config, &tasks)).await?;
        Ok(())
    }

    /// Removes jobs that are done, at most 1000, and returns how many it was.
    ///
    /// # Errors
    /// When Redis is away.
    pub(crate) async fn prune(&self) -> Result<usize, RedisError> {
        static PRUNE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("prune.lua")));
        let mut connection = self.connection.clone();
        let mut script = PRUNE.key(self.config.job_data_hash());
        script.arg(self.config.job_meta_hash()).arg(CAPACITY);
        script
            .key(self.config.done_jobs_set())
            .key(self.config.dead_jobs_set());
        soon(script.invoke_async(&mut connection)).await
    }

    /// Asks whether Redis answers.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) async fn ping(&self) -> Result<(), RedisError> {
        let mut connection = self.connection.clone();
        soon(connection.ping::<()>()).await
    }

    fn mark(&self) -> String {
        format!("{}:filled", self.config.active_jobs_list())
    }
}

/// Waits for the answer of Redis, or fails after [`TIME_LIMIT`].
async fn soon<T, E: Into<RedisError>>(answer: impl Future<Output = Result<T, E>>) -> Result<T, RedisError> {
    match timeout(TIME_LIMIT, answer).await {
        Ok(answered) => answered.map_err(Into::into),
        Err(_) => Err(RedisError::Silent),
    }
}

/// Looks for jobs at an interval. apalis's own `IntervalStrategy` arms its timer without polling it, and so sleeps until
/// the next heartbeat when the machine is busy.
#[derive(Debug)]
pub(crate) struct Tick(Interval);

impl Tick {
    fn every(period: Duration) -> Self {
        let mut interval = interval(period);
        interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self(interval)
    }
}

impl PollStrategy for Tick {
    fn poll_drive(&mut self, cx: &mut Context<'_>, _: &PollSnapshot) -> Poll<Option<()>> {
        let mut fired = false;
        // Until it is pending, so that a waker is always left behind.
        while self.0.poll_tick(cx).is_ready() {
            fired = true;
        }
        if fired {
            Poll::Ready(Some(()))
        } else {
            Poll::Pending
        }
    }
}
