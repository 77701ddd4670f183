//! A mail server that keeps what it is given: real SMTP over TCP, so that what tests see is what a server would.

use crate::Mail;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

/// How long [`SmtpSink::wait_for`] waits.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where mails wait that have come in whole, until they are accepted.
struct Gate {
    open: watch::Sender<bool>,
    /// How many have waited.
    waited: watch::Sender<usize>,
}

impl Gate {
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

/// A mail server on loopback. Dropping it closes the port and every connection.
pub struct SmtpSink {
    address: SocketAddr,
    mails: watch::Sender<Vec<Mail>>,
    gate: Arc<Gate>,
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
        let (mails, stop) = (watch::Sender::new(Vec::new()), CancellationToken::new());
        let gate = Arc::new(Gate {
            open: watch::Sender::new(open),
            waited: watch::Sender::new(0),
        });
        let (kept, stopped, entrance) = (mails.clone(), stop.clone(), Arc::clone(&gate));
        // Tasks of the test's runtime; they end with the token or with the runtime.
        let tasks = TaskTracker::new();
        tasks
            .clone()
            .spawn(stop.clone().run_until_cancelled_owned(async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let (mails, gate) = (kept.clone(), Arc::clone(&entrance));
                    tasks.spawn(stopped.clone().run_until_cancelled_owned(async move {
                        // A client that breaks off is the client's affair: the mail was not accepted.
                        let _ = Session::new(stream).serve(&mails, &gate).await;
                    }));
                }
            }));
        Self {
            address,
            mails,
            gate,
            _stop: stop.drop_guard(),
        }
    }

    /// The value for `SMTP_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Accepts what was held back, and from now on everything at once.
    pub fn release(&self) {
        self.gate.open.send_replace(true);
    }

    /// Waits until `count` mails were held back.
    pub async fn wait_until_holding(&self, count: usize) {
        let mut waited = self.gate.waited.subscribe();
        let held = tokio::time::timeout(PATIENCE, waited.wait_for(|waited| *waited >= count)).await;
        assert!(
            held.is_ok_and(|held| held.is_ok()),
            "no {count} mails are on their way"
        );
    }

    /// Everything accepted so far, in order.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.borrow().clone()
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
        self.mails.send_modify(Vec::clear);
    }

    /// Waits until there are at least `count` mails, and gives all there are. Fails the test after 20 seconds.
    pub async fn wait_for(&self, count: usize) -> Vec<Mail> {
        self.wait_until(|mails| mails.len() >= count, PATIENCE).await
    }

    /// Waits until the mails are as they should be, and gives them; fails the test after `timeout`, saying what there is.
    pub async fn wait_until(&self, as_expected: impl Fn(&[Mail]) -> bool, timeout: Duration) -> Vec<Mail> {
        let mut mails = self.mails.subscribe();
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

/// One connection.
struct Session {
    stream: BufStream<TcpStream>,
    from: Option<String>,
    to: Vec<String>,
}

impl Session {
    fn new(stream: TcpStream) -> Self {
        // Best effort: only slower without.
        let _ = stream.set_nodelay(true);
        Self {
            stream: BufStream::new(stream),
            from: None,
            to: Vec::new(),
        }
    }

    /// Talks until the client leaves.
    async fn serve(mut self, mails: &watch::Sender<Vec<Mail>>, gate: &Gate) -> std::io::Result<()> {
        self.say("220 sink ESMTP").await?;
        while let Some(line) = self.line().await? {
            let command = String::from_utf8_lossy(&line).trim().to_owned();
            let verb = command.get(..4).unwrap_or_default().to_ascii_uppercase();
            let reply = match verb.as_str() {
                "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8",
                "HELO" | "NOOP" => "250 OK",
                "MAIL" => self.envelope_from(&command),
                "RCPT" => self.recipient(&command),
                "DATA" if self.to.is_empty() => "503 MAIL and RCPT first",
                "DATA" => {
                    self.say("354 go on").await?;
                    let Some(raw) = self.data().await? else {
                        return Ok(());
                    };
                    gate.pass().await;
                    let (from, to) = (self.from.take().unwrap_or_default(), std::mem::take(&mut self.to));
                    mails.send_modify(|mails| mails.push(Mail { from, to, raw }));
                    "250 kept"
                }
                "RSET" => {
                    (self.from, self.to) = (None, Vec::new());
                    "250 OK"
                }
                "QUIT" => return self.say("221 bye").await,
                _ => "502 unknown command",
            };
            self.say(reply).await?;
        }
        Ok(())
    }

    fn envelope_from(&mut self, command: &str) -> &'static str {
        let Some(address) = address(command) else {
            return "501 MAIL FROM:<address>";
        };
        (self.from, self.to) = (Some(address), Vec::new());
        "250 OK"
    }

    fn recipient(&mut self, command: &str) -> &'static str {
        let Some(address) = address(command) else {
            return "501 RCPT TO:<address>";
        };
        if self.from.is_none() {
            return "503 MAIL first";
        }
        self.to.push(address);
        "250 OK"
    }

    /// The message up to the line with the single dot; `None` when the client breaks off before it.
    async fn data(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut message = Vec::new();
        while let Some(line) = self.line().await? {
            if line == b".\r\n" {
                return Ok(Some(message));
            }
            message.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        Ok(None)
    }

    /// The next line with its end; `None` at the end of the connection, also in the middle of a line.
    async fn line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.stream.read_until(b'\n', &mut line).await?;
        Ok(line.ends_with(b"\n").then_some(line))
    }

    async fn say(&mut self, reply: &str) -> std::io::Result<()> {
        self.stream.write_all(format!("{reply}\r\n").as_bytes()).await?;
        self.stream.flush().await
    }
}

/// What stands between the angle brackets.
fn address(command: &str) -> Option<String> {
    let (_, rest) = command.split_once('<')?;
    let (address, _) = rest.split_once('>')?;
    Some(address.to_owned())
}
