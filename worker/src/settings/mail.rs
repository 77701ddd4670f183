//! Mail.

use super::{Mode, Problems, SecretUrl};
use clap::{Args, builder::NonEmptyStringValueParser};
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::{Path, PathBuf};

/// Mail.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Mail")]
pub struct MailSettings {
    /// The mail server: `smtp://USER:PASSWORD@HOST:PORT` (add `?tls=required` for STARTTLS) or `smtps://…`. Unset: emails
    /// become files in DATA_DIR/mail, shown at /dev/mail
    #[arg(long, env, value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<SecretUrl>,
    /// The name that EHLO gives to the mail server: a full one, such as circles.example.com [default: the machine's, if that is
    /// a full name, else 127.0.0.1]
    #[arg(long, env, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub ehlo_name: Option<String>,
    /// Sender of every email, as `Name <address>` [default: `Circles <circles@localhost>` in embedded mode]
    #[arg(long, env, value_name = "MAILBOX", value_parser = NonEmptyStringValueParser::new())]
    pub mail_from: Option<String>,
    /// Signs every mail (DKIM) in the name of MAIL_FROM's host: the public key is in its DNS at SELECTOR._domainkey
    #[arg(long, env, value_name = "SELECTOR", value_parser = NonEmptyStringValueParser::new())]
    pub dkim_selector: Option<String>,
    /// The private key to sign with, in PEM: RSA or Ed25519, as `openssl genpkey` writes it. Read at the start
    #[arg(long, env, value_name = "FILE")]
    pub dkim_key_file: Option<PathBuf>,
    /// How many emails one worker has in hand at once
    #[arg(long, env, value_name = "N", default_value = "16")]
    pub mail_concurrency: NonZeroUsize,
    /// The most emails a second that one worker hands to the mail server [default: as many as it takes]
    #[arg(long, env, value_name = "N")]
    pub mail_rate_per_second: Option<NonZeroU32>,
    /// Seconds that an email waits whose worker was lost while the mail server had its content: a worker that was only
    /// frozen may still say what became of it. Then it is sent again, with the same Message-ID
    #[arg(long, env, value_name = "SECONDS", default_value_t = 60)]
    pub mail_doubt_seconds: u32,
}

impl MailSettings {
    /// The sender of every mail.
    #[must_use]
    pub fn mail_from(&self) -> &str {
        self.mail_from.as_deref().unwrap_or("Circles <circles@localhost>")
    }

    /// The directory of the file mailbox.
    #[must_use]
    pub fn mailbox_dir(&self, data_dir: &Path) -> PathBuf {
        data_dir.join("mail")
    }

    /// Whether mails become files.
    #[must_use]
    pub fn file_mailbox(&self) -> bool {
        self.smtp_url.is_none()
    }

    /// Judges the section.
    pub fn check(&self, mode: Mode, problems: &mut Problems) {
        if let Some(url) = &self.smtp_url {
            problems.when(
                !matches!(url.scheme().as_str(), "smtp" | "smtps"),
                "SMTP_URL must begin with `smtp://` or `smtps://`; unset it for the file mailbox",
            );
        }
        let from = self.mail_from();
        problems.when(
            !from.contains('@') || from.contains(char::is_control),
            "MAIL_FROM must be one line with a mail address, as in `Circles <circles@example.com>`",
        );
        let is_name = |name: &str| {
            name.contains('.')
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
        };
        problems.when(
            self.ehlo_name.as_deref().is_some_and(|name| !is_name(name)),
            "EHLO_NAME must be a full host name, such as circles.example.com",
        );
        problems.when(
            self.mail_concurrency.get() > 256,
            "MAIL_CONCURRENCY must be at most 256",
        );
        problems.when(
            !(10..=3600).contains(&self.mail_doubt_seconds),
            "MAIL_DOUBT_SECONDS must be between 10 and 3600",
        );
        problems.when(
            self.dkim_selector.is_some() != self.dkim_key_file.is_some(),
            "DKIM_SELECTOR and DKIM_KEY_FILE belong together: set both, or none",
        );
        if mode == Mode::Production {
            problems.when(
                self.smtp_url.is_none(),
                "production refuses the file mailbox: set SMTP_URL",
            );
            problems.when(
                self.mail_from.is_none(),
                "production needs MAIL_FROM, the sender of every mail",
            );
        }
    }
}
