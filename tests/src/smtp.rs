//! The protocol of a mail server (RFC 5321), as far as a client of ours needs it. What becomes of a mail is its
//! host's affair: one keeps it for a test to look at, another plays a server that misbehaves.

use std::sync::Arc;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::{TcpListener, TcpStream},
};
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

/// What the server does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Says this line: a code and a text.
    Say(&'static str),
    /// Breaks the connection without a word.
    HangUp,
}

/// Who decides what the server answers. May take its time.
pub trait Host: Send + Sync + 'static {
    /// Judges a recipient.
    fn recipient(&self, _to: &str) -> impl Future<Output = Answer> + Send {
        std::future::ready(Answer::Say("250 OK"))
    }

    /// Judges a mail that has come in whole. `data` is as it was on the wire: see [`unstuffed`].
    fn mail(&self, from: String, to: Vec<String>, data: Vec<u8>) -> impl Future<Output = Answer> + Send;
}

/// Serves everybody who connects to `listener`. Dropping what it returns closes the port and every connection.
pub fn serve<H: Host>(listener: TcpListener, host: Arc<H>) -> DropGuard {
    let stop = CancellationToken::new();
    let stopped = stop.clone();
    // Tasks of the caller's runtime; they end with the token or with the runtime.
    let tasks = TaskTracker::new();
    tasks
        .clone()
        .spawn(stop.clone().run_until_cancelled_owned(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let host = Arc::clone(&host);
                tasks.spawn(stopped.clone().run_until_cancelled_owned(async move {
                    // A client that breaks off is the client's affair: the mail was not accepted.
                    let _ = Session::new(stream).serve(host.as_ref()).await;
                }));
            }
        }));
    stop.drop_guard()
}

/// The message of what was on the wire: the dots taken off that were put before lines that begin with one.
#[must_use]
pub fn unstuffed(data: &[u8]) -> Vec<u8> {
    data.split_inclusive(|byte| *byte == b'\n')
        .flat_map(|line| line.strip_prefix(b".").unwrap_or(line))
        .copied()
        .collect()
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

    /// Talks until one of the two leaves.
    async fn serve(mut self, host: &impl Host) -> std::io::Result<()> {
        self.say("220 sink ESMTP").await?;
        while let Some(line) = self.line().await? {
            let command = String::from_utf8_lossy(&line).trim().to_owned();
            let verb = command.get(..4).unwrap_or_default().to_ascii_uppercase();
            let answer = match verb.as_str() {
                "EHLO" => Answer::Say("250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8"),
                "HELO" | "NOOP" => Answer::Say("250 OK"),
                "MAIL" => self.envelope_from(&command),
                "RCPT" => self.recipient(host, &command).await,
                "DATA" if self.to.is_empty() => Answer::Say("503 MAIL and RCPT first"),
                "DATA" => {
                    self.say("354 go on").await?;
                    let Some(data) = self.data().await? else {
                        return Ok(());
                    };
                    let (from, to) = (self.from.take().unwrap_or_default(), std::mem::take(&mut self.to));
                    host.mail(from, to, data).await
                }
                "RSET" => {
                    (self.from, self.to) = (None, Vec::new());
                    Answer::Say("250 OK")
                }
                "QUIT" => return self.say("221 bye").await,
                _ => Answer::Say("502 unknown command"),
            };
            match answer {
                Answer::Say(line) => self.say(line).await?,
                Answer::HangUp => return Ok(()),
            }
        }
        Ok(())
    }

    fn envelope_from(&mut self, command: &str) -> Answer {
        let Some(address) = address(command) else {
            return Answer::Say("501 MAIL FROM:<address>");
        };
        (self.from, self.to) = (Some(address), Vec::new());
        Answer::Say("250 OK")
    }

    async fn recipient(&mut self, host: &impl Host, command: &str) -> Answer {
        let Some(address) = address(command) else {
            return Answer::Say("501 RCPT TO:<address>");
        };
        if self.from.is_none() {
            return Answer::Say("503 MAIL first");
        }
        let answer = host.recipient(&address).await;
        if matches!(answer, Answer::Say(line) if line.starts_with('2')) {
            self.to.push(address);
        }
        answer
    }

    /// The message up to the line with the single dot; `None` when the client breaks off before it.
    async fn data(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        const END: &[u8] = b".\r\n";
        let mut data = Vec::new();
        loop {
            // A client waits for the answer after the end, so that the end is always the end of what has come.
            let come = self.stream.fill_buf().await?;
            if come.is_empty() {
                return Ok(None);
            }
            data.extend_from_slice(come);
            let length = come.len();
            self.stream.consume(length);
            if data == END || data.ends_with(b"\r\n.\r\n") {
                data.truncate(data.len() - END.len());
                return Ok(Some(data));
            }
        }
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
