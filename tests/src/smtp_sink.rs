//! A mail server that keeps what it is given: real SMTP over TCP, so that what tests see is what a server would.

use crate::{
    Mail,
    smtp::{self, Answer, Host},
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};
use tokio_util::sync::DropGuard;

/// How long [`SmtpSink::wait_for`] waits.
const PATIENCE: Duration = Duration::from_secs(20);

/// Keeps mails; those that have come in whole wait at the gate until they are accepted.
struct Keeper {
    mails: watch::Sender<Vec<Mail>>,
    open: watch::Sender<bool>,
    /// How many have waited.
    waited: watch::Sender<usize>,
}

impl Keeper {
    async fn pass(&self) {
        let mut open = self.open.subscribe();
        if *open.borrow_and_update() {
            return;
        }
        self.waited.send_modify(|waited| *waited += 1);
        // An error means that the server is gone, and the connection with it.
        let _ = open.wait_for(|open| *open).await;
    }
}

impl Host for Keeper {
    async fn mail(&self, from: String, to: Vec<String>, data: Vec<u8>) -> Answer {
        self.pass().await;
        let raw = smtp::unstuffed(&data);
        self.mails.send_modify(|mails| mails.push(Mail { from, to, raw }));
        Answer::Say("250 kept")
    }
}

/// A mail server on loopback. Dropping it closes the port and every connection.
pub struct SmtpSink {
    address: SocketAddr,
    keeper: Arc<Keeper>,
    _stop: DropGuard,
}

impl SmtpSink {
    /// Starts a server on a free port.
    pub async fn start() -> Self {
        Self::with_gate(true).await
    }

    /// Starts a server that takes mails in, but says neither yes nor no before [`SmtpSink::release`].
    pub async fn start_holding() -> Self {
        Self::with_gate(false).await
    }

    async fn with_gate(open: bool) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a port for the mail server");
        let address = listener.local_addr().expect("the mail server's address");
        let keeper = Arc::new(Keeper {
            mails: watch::Sender::new(Vec::new()),
            open: watch::Sender::new(open),
            waited: watch::Sender::new(0),
        });
        Self {
            address,
            _stop: smtp::serve(listener, Arc::clone(&keeper)),
            keeper,
        }
    }

    /// The value for `SMTP_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Accepts what was held back, and from now on everything at once.
    pub fn release(&self) {
        self.keeper.open.send_replace(true);
    }

    /// Waits until `count` mails were held back.
    pub async fn wait_until_holding(&self, count: usize) {
        let mut waited = self.keeper.waited.subscribe();
        let held = tokio::time::timeout(PATIENCE, waited.wait_for(|waited| *waited >= count)).await;
        assert!(
            held.is_ok_and(|held| held.is_ok()),
            "no {count} mails are on their way"
        );
    }

    /// Everything accepted so far, in order.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.keeper.mails.borrow().clone()
    }

    /// What was accepted so far for one recipient, in order.
    #[must_use]
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.mails()
            .into_iter()
            .filter(|mail| mail.to.iter().any(|to| to == address))
            .collect()
    }

    /// Forgets what was accepted so far.
    pub fn clear(&self) {
        self.keeper.mails.send_modify(Vec::clear);
    }

    /// Waits until there are at least `count` mails, and gives all there are. Fails the test after 20 seconds.
    pub async fn wait_for(&self, count: usize) -> Vec<Mail> {
        self.wait_until(|mails| mails.len() >= count, PATIENCE).await
    }

    /// Waits until the mails are as they should be, and gives them; fails the test after `timeout`, saying what there is.
    pub async fn wait_until(&self, as_expected: impl Fn(&[Mail]) -> bool, timeout: Duration) -> Vec<Mail> {
        let mut mails = self.keeper.mails.subscribe();
        let arrived = tokio::time::timeout(timeout, mails.wait_for(|mails| as_expected(mails))).await;
        if let Ok(Ok(mails)) = arrived {
            return mails.clone();
        }
        let there: Vec<_> = self
            .mails()
            .iter()
            .map(|mail| format!("{:?}: {}", mail.to, mail.subject()))
            .collect();
        panic!(
            "the expected mails did not come in {timeout:?}; there are {}: {there:#?}",
            there.len()
        );
    }
}
