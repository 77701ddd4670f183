//! Wake-ups between processes: whoever committed mails says so through Redis, and the workers look at once. Losing one
//! costs one poll of the relay, never a mail.

use futures::StreamExt;
use redis::{AsyncCommands, Client, RedisResult, aio::ConnectionManagerConfig};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;

/// How long a wake-up may take; one that takes longer is of no use.
const TIME_LIMIT: Duration = Duration::from_millis(300);
/// The wait before a lost subscription is made again.
const AGAIN: Duration = Duration::from_secs(1);

/// The channel in Redis.
#[derive(Clone, Debug)]
pub struct WakeUps {
    client: Client,
    channel: String,
}

impl WakeUps {
    /// Makes wake-ups through the Redis at `url`, beside the queue of the same `prefix`.
    ///
    /// # Errors
    /// When the URL is none.
    pub fn new(url: &str, prefix: &str) -> RedisResult<Self> {
        let client = Client::open(url)?;
        let channel = format!("{prefix}:wake");
        Ok(Self { client, channel })
    }

    /// Announces what wakes this process, until `stop`: for processes without a worker.
    pub async fn announce(self, wake: Arc<Notify>, stop: CancellationToken) {
        let settings = ConnectionManagerConfig::new()
            .set_number_of_retries(1)
            .set_max_delay(TIME_LIMIT);
        let Ok(connection) = self.client.get_connection_manager_lazy(settings) else {
            return;
        };
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = wake.notified() => {}
            }
            let mut connection = connection.clone();
            let _ = timeout(TIME_LIMIT, connection.publish::<_, _, ()>(&self.channel, "")).await;
        }
    }

    /// Wakes this process when another one announces, until `stop`.
    pub(crate) async fn listen(&self, wake: &Notify, stop: &CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = self.subscription(wake) => {}
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = sleep(AGAIN) => {}
            }
        }
    }

    /// Holds one subscription, until it breaks.
    async fn subscription(&self, wake: &Notify) -> RedisResult<()> {
        let mut subscription = self.client.get_async_pubsub().await?;
        subscription.subscribe(&self.channel).await?;
        let mut messages = subscription.on_message();
        while messages.next().await.is_some() {
            wake.notify_one();
        }
        Ok(())
    }
}
