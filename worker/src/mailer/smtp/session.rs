//! One connection to a mail server.

use super::super::Delivery;
use super::url::{Protection, SmtpUrl};
use lettre::address::Envelope;
use lettre::transport::smtp::{
    Error,
    authentication::DEFAULT_MECHANISMS,
    client::{AsyncSmtpConnection, TlsParameters},
    commands::{Data, Mail, Rcpt, Rset},
    extension::{ClientId, Extension, MailBodyParameter, MailParameter},
};
use std::{error::Error as _, fmt, net::Ipv4Addr};
use tokio::net::TcpStream;

/// Why a try failed, before it is known whether that can have been after the content.
#[derive(Debug)]
pub(super) enum Failure {
    /// Not reached, not signed in, or the connection broke. Says nothing about the mail.
    Connection(String),
    /// The server's answer to this mail: its code and words.
    Refused { answer: String, permanent: bool },
    /// The server cannot take this mail.
    Impossible(&'static str),
}

impl Failure {
    /// Classifies `error`; `broken` names what broke if it is no answer.
    fn of(error: &Error, broken: &'static str) -> Self {
        match error.status() {
            Some(code) => {
                let code = code.to_string();
                let answer = answer(&code, error);
                // 530, 534, 535, 538: we are not signed in as the server wants. The operator's to mend, not the mail's.
                let permanent =
                    error.is_permanent() && !matches!(code.as_str(), "530" | "534" | "535" | "538");
                Self::Refused { answer, permanent }
            }
            None => Self::Connection(broken.to_owned()),
        }
    }

    /// Reads `error` as one before any mail: `silent` names it where the server said nothing, `refused` where it did.
    fn to_talk(error: &Error, silent: &str, refused: &str) -> Self {
        Self::Connection(match error.status() {
            Some(code) => format!("{refused}: {}", answer(&code.to_string(), error)),
            None => silent.to_owned(),
        })
    }

    /// Reads the failure as one before the content went out.
    pub(super) fn before_data(self) -> Delivery {
        match self {
            Self::Connection(what) => Delivery::Transient(format!("smtp: {what}")),
            Self::Refused {
                answer,
                permanent: false,
            } => Delivery::Transient(format!("smtp {answer}")),
            Self::Refused {
                answer,
                permanent: true,
            } => Delivery::Permanent(format!("smtp {answer}")),
            Self::Impossible(why) => Delivery::Permanent(format!("smtp: {why}")),
        }
    }

    /// Reads the failure as one after it: a broken connection leaves open whether the mail was accepted.
    pub(super) fn after_data(self) -> Delivery {
        match self {
            Self::Connection(what) => Delivery::Unknown(format!("smtp: {what}")),
            answer => answer.before_data(),
        }
    }
}

/// How much of a server's words is kept, in bytes.
const WORDS: usize = 200;

/// Writes a server's answer as a code and what it said, without what may be somebody's address.
fn answer(code: &str, error: &Error) -> String {
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    let mut words = String::new();
    for word in said.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word = if word.contains('@') { "(address)" } else { word };
        if words.len().saturating_add(word.len()) > WORDS {
            break;
        }
        if !word.is_empty() {
            words.push(' ');
            words.push_str(word);
        }
    }
    match words.as_str() {
        "" => code.to_owned(),
        words => format!("{code}:{words}"),
    }
}

/// Makes the name that EHLO gives: `name`, else the machine's own. A bare name is none (RFC 5321 §4.1.4), and strict servers
/// refuse it; an address says as much.
pub(super) fn hello(name: Option<&str>) -> ClientId {
    match (name, ClientId::default()) {
        (Some(name), _) => ClientId::Domain(name.to_owned()),
        (None, ClientId::Domain(machine)) if !machine.contains('.') => ClientId::Ipv4(Ipv4Addr::LOCALHOST),
        (None, machine) => machine,
    }
}

/// A connection that is signed in.
pub(super) struct Session(AsyncSmtpConnection);

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session")
    }
}

impl Session {
    /// Connects, protects the connection as asked, signs in. Whatever goes wrong here is no fault of a mail.
    pub(super) async fn open(url: &SmtpUrl, hello: &ClientId) -> Result<Self, Failure> {
        let failed = |what: &str| Failure::Connection(what.to_owned());
        let connected = match url.tls {
            Protection::Wrapped => {
                let tls = TlsParameters::new(url.host.clone());
                let tls = tls.map_err(|_| failed("TLS cannot be set up"))?;
                AsyncSmtpConnection::connect_tokio1(
                    (url.host.as_str(), url.port),
                    None,
                    hello,
                    Some(tls),
                    None,
                )
                .await
            }
            Protection::None | Protection::StartTls => {
                let stream = TcpStream::connect((url.host.as_str(), url.port)).await;
                let stream = stream.map_err(|_| failed("cannot connect"))?;
                // Without it each mail waits some 40 ms for a delayed acknowledgement. A mere improvement.
                let _ = stream.set_nodelay(true);
                AsyncSmtpConnection::connect_with_transport(Box::new(stream), hello).await
            }
        };
        let mut connection = connected.map_err(|error| {
            Failure::to_talk(&error, "no greeting", "it refuses the connection or our EHLO")
        })?;
        if url.tls == Protection::StartTls {
            let tls = TlsParameters::new(url.host.clone());
            let tls = tls.map_err(|_| failed("TLS cannot be set up"))?;
            let secured = connection.starttls(tls, hello).await;
            secured.map_err(|error| Failure::to_talk(&error, "no STARTTLS", "it refuses STARTTLS"))?;
        }
        if let Some(credentials) = &url.credentials {
            let signed_in = connection.auth(DEFAULT_MECHANISMS, credentials).await;
            signed_in.map_err(|error| {
                Failure::to_talk(&error, "no answer to the sign-in", "it refuses our sign-in")
            })?;
        }
        Ok(Self(connection))
    }

    /// Sends MAIL and RCPT: who writes to whom.
    pub(super) async fn announce(&mut self, envelope: &Envelope, content: &[u8]) -> Result<(), Failure> {
        let broken = |error: Error| Failure::of(&error, "connection lost");
        let from = envelope.from().cloned();
        let parameters = self.parameters(envelope, content)?;
        self.0
            .command(Mail::new(from, parameters))
            .await
            .map_err(broken)?;
        for to in envelope.to() {
            self.0
                .command(Rcpt::new(to.clone(), Vec::new()))
                .await
                .map_err(broken)?;
        }
        Ok(())
    }

    /// Sends DATA, and waits for the server's "go ahead".
    pub(super) async fn data(&mut self) -> Result<(), Failure> {
        let answer = self.0.command(Data).await;
        answer
            .map(drop)
            .map_err(|error| Failure::of(&error, "connection lost"))
    }

    /// Takes back what was announced. Returns whether the connection can be used again.
    pub(super) async fn reset(&mut self) -> bool {
        self.0.command(Rset).await.is_ok()
    }

    /// Sends the content, and waits for the server's verdict.
    pub(super) async fn content(&mut self, content: &[u8]) -> Result<(), Failure> {
        let verdict = self.0.message(content).await;
        verdict
            .map(drop)
            .map_err(|error| Failure::of(&error, "connection lost after the content"))
    }

    /// Sends QUIT.
    pub(super) async fn quit(mut self) {
        self.0.abort().await;
    }

    /// Returns the parameters of MAIL: what the server must know of, or know, to take the mail.
    fn parameters(&self, envelope: &Envelope, content: &[u8]) -> Result<Vec<MailParameter>, Failure> {
        let mut parameters = Vec::new();
        let addresses = || envelope.from().into_iter().chain(envelope.to());
        if !addresses().all(|address| AsRef::<str>::as_ref(address).is_ascii()) {
            if !self.0.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Failure::Impossible("the address needs SMTPUTF8"));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !content.is_ascii() {
            if !self.0.server_info().supports_feature(Extension::EightBitMime) {
                return Err(Failure::Impossible("the mail needs 8BITMIME"));
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(parameters)
    }
}
