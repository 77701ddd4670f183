//! The mail server: pooled connections, and the whole conversation bounded in time.
//!
//! lettre's ready-made transport is not used, for three reasons that were measured: its time-out covers connecting
//! only; an answer that is lost after DATA looks like any other failure, although the mail may have been accepted; and
//! it leaves Nagle's algorithm on, which costs each mail some 40 ms.

mod session;
mod url;

pub use url::{SmtpUrl, SmtpUrlError};

use super::{Delivery, HandOver, domains::Domains};
use lettre::{Message, address::Envelope, transport::smtp::extension::ClientId};
use session::{Failure, Session};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, timeout_at};

/// From connecting to the answer. The lease of a running row is longer than this.
pub(crate) const CONVERSATION: Duration = Duration::from_secs(30);

/// Idle connections that are kept; more are closed after use.
const IDLE: usize = 32;
/// Marking the row takes a moment. If it took longer, this process was frozen or the database was away, and by now the row
/// may be in other hands.
const MARKING: Duration = Duration::from_secs(5);
/// An idle connection is not used after this: servers drop it after a few minutes.
const IDLE_FOR: Duration = Duration::from_secs(60);

/// What a doubt is called that comes from silence.
const SILENT: &str = "smtp: no answer in time after the content";
/// See [`SmtpMailer::converse`].
const LAST_MOMENT: Duration = Duration::from_millis(50);

/// A mail server, with its idle connections shared by the clones.
#[derive(Clone, Debug)]
pub struct SmtpMailer {
    url: Arc<SmtpUrl>,
    hello: Arc<ClientId>,
    idle: Arc<Mutex<VecDeque<Idle>>>,
    domains: Domains,
    conversation: Duration,
}

#[derive(Debug)]
struct Idle {
    session: Session,
    since: Instant,
}

impl SmtpMailer {
    /// Makes a mailer for the server, to which EHLO gives `name`. Nothing is connected yet.
    #[must_use]
    pub fn new(url: SmtpUrl, name: Option<&str>) -> Self {
        Self {
            url: Arc::new(url),
            hello: Arc::new(session::hello(name)),
            idle: Arc::default(),
            domains: Domains::default(),
            conversation: CONVERSATION,
        }
    }

    /// Hands the mail to the server, within [`CONVERSATION`].
    pub(super) async fn send(&self, message: &Message, hand_over: HandOver<'_>) -> Delivery {
        let to = message.envelope().to();
        let domain = to.first().map_or("", |address| address.domain());
        let Some(talk) = self.domains.begin(domain, Instant::now()) else {
            return Delivery::Deferred("smtp: the recipient's domain does not answer".to_owned());
        };
        let deadline = Instant::now() + self.conversation;
        let delivery = timeout_at(deadline, self.converse(message, hand_over, deadline)).await;
        let timed_out = delivery.is_err() || matches!(&delivery, Ok(Delivery::Unknown(why)) if why == SILENT);
        talk.end(timed_out, Instant::now());
        delivery.unwrap_or_else(|_| Delivery::Transient("smtp: no answer in time".to_owned()))
    }

    /// Holds the conversation. Time runs out by itself in the one part that leaves a doubt.
    async fn converse(&self, message: &Message, hand_over: HandOver<'_>, deadline: Instant) -> Delivery {
        let content = message.formatted();
        // Until the content goes out, nothing can have been accepted, whatever happens.
        let mut session = match self.announce(message.envelope(), &content).await {
            Ok(session) => session,
            Err(failure) => return failure.before_data(),
        };
        let asked = Instant::now();
        if !hand_over.await {
            self.keep_reset(session).await;
            return Delivery::NotOurs;
        }
        if asked.elapsed() > MARKING {
            return Delivery::Transient("the mail could not be marked in time".to_owned());
        }
        if let Err(failure) = session.data().await {
            return failure.before_data();
        }
        // Ends a moment before the whole, to be told apart from it.
        match timeout_at(deadline - LAST_MOMENT, session.content(&content)).await {
            Ok(Ok(())) => {
                self.keep(session);
                Delivery::Accepted
            }
            Ok(Err(failure)) => failure.after_data(),
            Err(_) => Delivery::Unknown(SILENT.to_owned()),
        }
    }

    /// Announces a mail, up to the content: on an idle connection if there is one that still works.
    async fn announce(&self, envelope: &Envelope, content: &[u8]) -> Result<Session, Failure> {
        while let Some(mut session) = self.take() {
            match session.announce(envelope, content).await {
                Ok(()) => return Ok(session),
                // The server closed it meanwhile, which says nothing about this mail.
                Err(Failure::Connection(_)) => {}
                Err(failure) => {
                    self.keep_reset(session).await;
                    return Err(failure);
                }
            }
        }
        let mut session = Session::open(&self.url, &self.hello).await?;
        match session.announce(envelope, content).await {
            Ok(()) => Ok(session),
            Err(failure) => {
                self.keep_reset(session).await;
                Err(failure)
            }
        }
    }

    /// Keeps a connection on which a mail was announced that is not sent, if the server takes that back.
    async fn keep_reset(&self, mut session: Session) {
        if session.reset().await {
            self.keep(session);
        }
    }

    fn take(&self) -> Option<Session> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|one| one.since.elapsed() < IDLE_FOR);
        idle.pop_back().map(|one| one.session)
    }

    fn keep(&self, session: Session) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push_back(Idle {
            session,
            since: Instant::now(),
        });
        if idle.len() > IDLE {
            idle.pop_front();
        }
    }

    /// Connects and signs in. Errors say what is in the way.
    pub(crate) async fn check(&self) -> Result<(), String> {
        let mut session = match Session::open(&self.url, &self.hello).await {
            Ok(session) => session,
            Err(Failure::Connection(what)) => return Err(what),
            Err(Failure::Refused { answer, .. }) => return Err(answer),
            Err(Failure::Impossible(what)) => return Err(what.to_owned()),
        };
        let takes_commands = session.reset().await;
        session.quit().await;
        takes_commands
            .then_some(())
            .ok_or_else(|| "it takes no commands".to_owned())
    }

    /// Closes the idle connections, within a second.
    pub(super) async fn close(&self) {
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        let goodbyes = futures::future::join_all(idle.into_iter().map(|one| one.session.quit()));
        // A server that does not answer a goodbye is left alone.
        let _ = tokio::time::timeout(Duration::from_secs(1), goodbyes).await;
    }
}

#[cfg(test)]
mod tests;
