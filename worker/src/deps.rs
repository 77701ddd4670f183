//! What the worker works with. Composed by the binary, or by a test.

use crate::mail::{Dkim, Links};
use crate::mailer::{FileMailbox, Mailer, SmtpMailer};
use crate::settings::{MailSettings, Sections};
use crate::{pace::Pace, redis::Redis, running::Running};
use chrono::TimeDelta;
use entity::rules::Policy;
use entity::support::{clock::Clock, db::Db};
use lettre::message::Mailbox;
use std::{fmt, fs, num::NonZeroUsize, str::FromStr, sync::Arc};
use tokio::sync::{Notify, RwLock};
use tokio_util::sync::CancellationToken;

/// Everything that the worker needs.
#[derive(Clone)]
pub struct Deps {
    /// The database, with the outbox.
    pub db: Db,
    /// Where "now" comes from.
    pub clock: Arc<dyn Clock>,
    /// Notified by whoever committed outbox rows in this process. Losing a wake-up costs one poll, never a mail.
    pub wake: Arc<Notify>,
    /// Where mails go.
    pub mailer: Mailer,
    /// What mails say of the programme.
    pub programme: Programme,
    /// How many mails are on their way at once.
    pub concurrency: NonZeroUsize,
    /// How long a mail waits whose worker was lost while the mail server had its content.
    pub doubt: TimeDelta,
    /// What this worker is called: unlike any other, and unlike itself before its last start.
    pub name: Arc<str>,
    /// The Redis of queue and wake-ups; without one, jobs are queued in this process.
    pub(crate) redis: Option<Redis>,
    pub(crate) pace: Pace,
    pub(crate) running: Running,
    /// The worker stops and has waited: what can be put off is put off.
    pub(crate) cut_off: CancellationToken,
    /// Held by those who prepare mails; exclusively for a mail that may bring the worker down.
    pub(crate) preparing: Arc<RwLock<()>>,
}

/// A setting that cannot be used, although it looked right.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {why}")]
pub struct UnusableSetting {
    name: &'static str,
    why: String,
}

fn unusable(name: &'static str, why: &dyn fmt::Display) -> UnusableSetting {
    UnusableSetting {
        name,
        why: why.to_string(),
    }
}

impl Deps {
    /// Makes the worker's parts, as the settings say. Nothing is connected yet but `db`.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        wake: Arc<Notify>,
        public_url: &str,
        settings: Sections<'_>,
    ) -> Result<Self, UnusableSetting> {
        let mail = settings.mail;
        let mailer = match &mail.smtp_url {
            Some(url) => {
                let url = url
                    .expose()
                    .parse()
                    .map_err(|error| unusable("SMTP_URL", &error))?;
                Mailer::Smtp(SmtpMailer::new(url, mail.ehlo_name.as_deref()))
            }
            None => Mailer::File(FileMailbox::new(mail.mailbox_dir(settings.data_dir))),
        };
        Ok(Self {
            db,
            clock,
            wake,
            mailer,
            programme: Programme::new(public_url, settings)?,
            concurrency: mail.mail_concurrency,
            doubt: TimeDelta::seconds(mail.mail_doubt_seconds.into()),
            name: unique_name(),
            redis: settings
                .database
                .redis()
                .map_err(|error| unusable("REDIS_URL", &error))?,
            pace: Pace::new(mail.mail_rate_per_second),
            running: Running::default(),
            cut_off: CancellationToken::new(),
            preparing: Arc::default(),
        })
    }
}

/// Names this process, for operators: unlike any other start of it.
fn unique_name() -> Arc<str> {
    format!("{}-{:08x}", std::process::id(), rand::random::<u32>()).into()
}

impl fmt::Debug for Deps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deps")
            .field("concurrency", &self.concurrency)
            .finish_non_exhaustive()
    }
}

/// The settings of the programme that mails depend on.
#[derive(Clone, Debug)]
pub struct Programme {
    /// The service's pages.
    pub links: Links,
    /// The programme's own address.
    pub sender: Sender,
    /// Who signs mails, if somebody does.
    pub dkim: Option<Dkim>,
    /// The rules' settings.
    pub policy: Arc<Policy>,
}

impl Programme {
    /// Collects what mails say of the service at `public_url`, as the settings say.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn new(public_url: &str, settings: Sections<'_>) -> Result<Self, UnusableSetting> {
        let sender: Sender = settings
            .mail
            .mail_from()
            .parse()
            .map_err(|error| unusable("MAIL_FROM", &error))?;
        let keys = settings
            .links
            .keys(settings.data_dir)
            .map_err(|error| unusable("LINK_SECRET", &error))?;
        Ok(Self {
            links: Links::new(public_url, &settings.links.guide_url(public_url), keys),
            dkim: dkim(settings.mail, &sender)?,
            sender,
            policy: Arc::new(settings.policy.rules()),
        })
    }
}

/// Makes what signs in the sender's name, if the settings name a key.
fn dkim(mail: &MailSettings, sender: &Sender) -> Result<Option<Dkim>, UnusableSetting> {
    let (Some(selector), Some(file)) = (&mail.dkim_selector, &mail.dkim_key_file) else {
        return Ok(None);
    };
    let key = fs::read_to_string(file).map_err(|error| unusable("DKIM_KEY_FILE", &error))?;
    let dkim = Dkim::new(sender.host(), selector, &key);
    dkim.map(Some)
        .map_err(|error| unusable("DKIM_SELECTOR, DKIM_KEY_FILE", &error))
}

/// The programme's address, as in `Circles <circles@example.com>`: the mails' From, and the host of their ids.
#[derive(Clone, Debug)]
pub struct Sender(Mailbox);

/// A sender that cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a mail address; write `circles@example.com` or `Circles <circles@example.com>`")]
pub struct SenderError;

impl FromStr for Sender {
    type Err = SenderError;

    fn from_str(text: &str) -> Result<Self, SenderError> {
        let mailbox: Mailbox = text.parse().map_err(|_| SenderError)?;
        // Ids and headers are made of the address as it stands, and a display name with controls makes lettre panic.
        let usable = AsRef::<str>::as_ref(&mailbox.email).is_ascii() && !text.contains(char::is_control);
        if usable {
            Ok(Self(mailbox))
        } else {
            Err(SenderError)
        }
    }
}

impl Sender {
    /// Returns the address with its name.
    pub(crate) fn mailbox(&self) -> Mailbox {
        self.0.clone()
    }

    /// Returns the host after the @: what ids of mails, circles and calendar entries end in.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.email.domain()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders() {
        assert_eq!(
            "Circles <circles@example.com>".parse::<Sender>().unwrap().host(),
            "example.com"
        );
        assert_eq!(
            "circles@example.com".parse::<Sender>().unwrap().host(),
            "example.com"
        );
        for bad in [
            "",
            "circles",
            "a@b@c",
            "Circles\n <circles@example.com>",
            "x@exämple.com",
        ] {
            assert!(bad.parse::<Sender>().is_err(), "{bad:?}");
        }
    }
}
