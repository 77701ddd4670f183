//! A mail server that misbehaves on demand, by the recipient's domain, and remembers what it accepted, and when.

use ::tests::{
    ports,
    smtp::{self, Answer, Host},
};
use chrono::{DateTime, Utc};
use entity::support::clock::{Clock, SystemClock};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{net::TcpListener, time::sleep};
use tokio_util::sync::DropGuard;

/// How long a server that hangs does so: longer than anybody waits.
const HANGS: Duration = Duration::from_secs(300);

/// What the server does to mails for a domain, instead of accepting them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trick {
    /// Says this to the recipient.
    AtRecipient(&'static str),
    /// Says this to the content.
    AfterContent(&'static str),
    /// Does not answer to the recipient.
    HangAtRecipient,
    /// Does not answer to the content, and does not keep it.
    HangAfterContent,
    /// Breaks the connection instead of answering to the content, and does not keep it.
    DropAfterContent,
    /// Accepts, after this long.
    Slow(Duration),
}

/// A mail to which the server said 250.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// What stands in `Message-ID`, without the angle brackets.
    pub message_id: String,
    /// The envelope's recipient.
    pub to: String,
    /// When, just before the 250.
    pub at: DateTime<Utc>,
}

#[derive(Default)]
struct Desk {
    tricks: Mutex<HashMap<String, Trick>>,
    accepted: Mutex<Vec<Accepted>>,
    last: Mutex<Vec<u8>>,
}

impl Desk {
    fn trick(&self, address: &str) -> Option<Trick> {
        let (_, domain) = address.rsplit_once('@')?;
        lock(&self.tricks).get(domain).copied()
    }
}

impl Host for Desk {
    async fn recipient(&self, to: &str) -> Answer {
        match self.trick(to) {
            Some(Trick::AtRecipient(line)) => Answer::Say(line),
            Some(Trick::HangAtRecipient) => hang().await,
            _ => Answer::Say("250 OK"),
        }
    }

    async fn mail(&self, _: String, to: Vec<String>, data: Vec<u8>) -> Answer {
        let to = to.into_iter().next().unwrap_or_default();
        match self.trick(&to) {
            Some(Trick::AfterContent(line)) => return Answer::Say(line),
            Some(Trick::HangAfterContent) => return hang().await,
            Some(Trick::DropAfterContent) => return Answer::HangUp,
            Some(Trick::Slow(time)) => sleep(time).await,
            _ => {}
        }
        let message_id = message_id(&data).unwrap_or_default();
        let at = SystemClock.now();
        lock(&self.accepted).push(Accepted { message_id, to, at });
        *lock(&self.last) = data;
        Answer::Say("250 kept")
    }
}

async fn hang() -> Answer {
    sleep(HANGS).await;
    Answer::HangUp
}

/// The server. Dropping it closes its port.
pub struct Sink {
    address: SocketAddr,
    desk: Arc<Desk>,
    open: Option<DropGuard>,
}

impl Sink {
    /// Starts it.
    pub async fn start() -> anyhow::Result<Self> {
        let mut sink = Self {
            address: ports::free(),
            desk: Arc::default(),
            open: None,
        };
        sink.open().await?;
        Ok(sink)
    }

    /// The value for `SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Refuses connections, and breaks those that there are.
    pub fn refuse(&mut self) {
        self.open = None;
    }

    /// Listens, on the port that it always has.
    pub async fn open(&mut self) -> anyhow::Result<()> {
        let listener = TcpListener::bind(self.address).await?;
        self.open = Some(smtp::serve(listener, Arc::clone(&self.desk)));
        Ok(())
    }

    /// Misbehaves from now on to mails for `domain`.
    pub fn play(&self, domain: &str, trick: Trick) {
        lock(&self.desk.tricks).insert(domain.to_owned(), trick);
    }

    /// Behaves from now on to mails for `domain`.
    pub fn behave(&self, domain: &str) {
        lock(&self.desk.tricks).remove(domain);
    }

    /// All that was accepted so far, in order.
    pub fn accepted(&self) -> Vec<Accepted> {
        lock(&self.desk.accepted).clone()
    }

    /// How many were accepted so far.
    pub fn count(&self) -> usize {
        lock(&self.desk.accepted).len()
    }

    /// The last message that was accepted.
    pub fn last_message(&self) -> Vec<u8> {
        lock(&self.desk.last).clone()
    }
}

/// What stands in the header, without the angle brackets.
fn message_id(data: &[u8]) -> Option<String> {
    const NAME: &[u8] = b"message-id:";
    data.split(|byte| *byte == b'\n')
        .take_while(|line| !line.trim_ascii().is_empty())
        .find(|line| {
            line.get(..NAME.len())
                .is_some_and(|name| name.eq_ignore_ascii_case(NAME))
        })
        .and_then(|line| line.get(NAME.len()..))
        .map(|value| {
            String::from_utf8_lossy(value)
                .trim()
                .trim_matches(['<', '>'])
                .to_owned()
        })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_id_is_read_from_the_head_only() {
        assert_eq!(
            message_id(b"To: a@b\r\nMessage-Id: <1@b>\r\n\r\nbody").unwrap(),
            "1@b"
        );
        assert_eq!(message_id(b"To: a@b\r\n\r\nMessage-ID: <1@b>\r\n"), None);
    }
}
