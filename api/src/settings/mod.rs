//! What an operator can set: one struct per section, every setting a flag and an environment variable of the same
//! name (`--database-url`, `DATABASE_URL`). Flags win. [`Settings::validate`] judges the whole before anything starts.

mod policy;
mod secret;
mod server;
mod sign_in;
mod validate;

pub use policy::PolicySettings;
pub use secret::SecretUrl;
pub use server::{HttpSettings, LimitSettings, LogFormat, LogSettings, Run};
pub use sign_in::{EmployeeKey, SignInSettings};
pub use validate::Problems;

use clap::{Args, ValueEnum, builder::NonEmptyStringValueParser};
use std::path::PathBuf;

/// What kind of service this process is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// One process with everything in it: SQLite, a file mailbox, a sign-in of its own, demo data.
    Embedded,
    /// The real thing: refuses every stand-in.
    Production,
}

/// Everything that can be set.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Which kind of service this is, and where it keeps its things.
    #[command(flatten)]
    pub general: GeneralSettings,
    /// The relational database.
    #[command(flatten)]
    pub database: DatabaseSettings,
    /// Mail.
    #[command(flatten)]
    pub mail: MailSettings,
    /// HTTP.
    #[command(flatten)]
    pub http: HttpSettings,
    /// Limits on what a request may cost.
    #[command(flatten)]
    pub limits: LimitSettings,
    /// Who may come in.
    #[command(flatten)]
    pub sign_in: SignInSettings,
    /// The rules of the programme.
    #[command(flatten)]
    pub policy: PolicySettings,
    /// Logs.
    #[command(flatten)]
    pub logs: LogSettings,
}

/// Which kind of service this is, and where it keeps its things.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "General")]
pub struct GeneralSettings {
    /// embedded: everything in one process, for trying and developing. production: refuses SQLite, the file mailbox
    /// and the embedded sign-in
    #[arg(long, env, value_enum, value_name = "MODE", default_value = "embedded")]
    pub circles_mode: Mode,
    /// What runs in this process: the API, the worker (mail, due dates), or both
    #[arg(long, env, value_enum, value_name = "WHAT", default_value = "all")]
    pub run: Run,
    /// Directory of the embedded service's own files: the secret of its sign-in, the file mailbox
    #[arg(long, env, value_name = "DIR", default_value = "var")]
    pub data_dir: PathBuf,
    /// Whether to load the demo programme into an empty database [default: true in embedded mode, false in production]
    #[arg(long, env, value_name = "BOOL")]
    pub demo: Option<bool>,
}

/// The relational database and the queue.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Database and queue")]
pub struct DatabaseSettings {
    /// Where the data lives: `postgres://USER:PASSWORD@HOST/NAME` or `sqlite:PATH?mode=rwc`
    #[arg(
        long,
        env,
        value_name = "URL",
        default_value = "sqlite:var/circles.db?mode=rwc",
        hide_env_values = true
    )]
    pub database_url: SecretUrl,
    /// How many connections this process may hold open
    #[arg(long, env, value_name = "N", default_value_t = 10)]
    pub database_connections: u32,
    /// The queue's Redis. Unset: jobs are queued in this process, and nothing is lost, for the database holds the truth
    #[arg(long, env, value_name = "URL", hide_env_values = true)]
    pub redis_url: Option<SecretUrl>,
}

/// Mail.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Mail")]
pub struct MailSettings {
    /// The mail server: `smtp://USER:PASSWORD@HOST:PORT` (add `?tls=required` for STARTTLS) or `smtps://…`. Unset: mails
    /// become files in DATA_DIR/mail, shown at /dev/mail
    #[arg(long, env, value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<SecretUrl>,
    /// Sender of every mail, as `Name <address>` [default: `Circles <circles@localhost>` in embedded mode]
    #[arg(long, env, value_name = "MAILBOX", value_parser = NonEmptyStringValueParser::new())]
    pub mail_from: Option<String>,
}

impl Settings {
    /// Whether this is the embedded service.
    #[must_use]
    pub fn embedded(&self) -> bool {
        self.general.circles_mode == Mode::Embedded
    }

    /// Whether this is the production service.
    #[must_use]
    pub fn production(&self) -> bool {
        self.general.circles_mode == Mode::Production
    }

    /// Whether the demo programme goes into an empty database.
    #[must_use]
    pub fn demo(&self) -> bool {
        self.general.demo.unwrap_or_else(|| self.embedded())
    }

    /// Whether mails become files, and can be read at `/dev/mail`.
    #[must_use]
    pub fn file_mailbox(&self) -> bool {
        self.mail.smtp_url.is_none()
    }

    /// Whether this service signs its own tokens.
    #[must_use]
    pub fn embedded_sign_in(&self) -> bool {
        self.sign_in.oidc_issuer.is_none()
    }

    /// The directory of the file mailbox.
    #[must_use]
    pub fn mailbox_dir(&self) -> PathBuf {
        self.general.data_dir.join("mail")
    }

    /// The sender of every mail.
    #[must_use]
    pub fn mail_from(&self) -> &str {
        self.mail
            .mail_from
            .as_deref()
            .unwrap_or("Circles <circles@localhost>")
    }
}
