//! Holds what an operator can set: one struct per section, every setting a flag and an environment variable of the same
//! name (`--database-url`, `DATABASE_URL`). Flags win. [`Settings::validate`] judges the whole before anything starts. The
//! sections that the worker needs as well are the worker's (`worker/src/settings`).

mod server;
mod sign_in;
mod validate;

pub use crate::document::limits::LimitSettings;
pub use server::{HttpSettings, Proxies, Run};
pub use sign_in::{EmployeeKey, SignInSettings};
pub use worker::settings::{
    DatabaseSettings, LinkSettings, LogSettings, MailSettings, Mode, PolicySettings, Problems,
};

use crate::embedded;
use clap::Args;
use std::path::PathBuf;

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
    /// Where the links in emails lead.
    #[command(flatten)]
    pub links: LinkSettings,
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
    /// What runs in this process: the API alone, or the worker (email, due dates) as well. The worker alone is a program of
    /// its own, `circles-worker`
    #[arg(long, env, value_enum, value_name = "WHAT", default_value = "all")]
    pub run: Run,
    /// Directory of the embedded service's own files: the secrets of its sign-in and its links, the file mailbox
    #[arg(long, env, value_name = "DIR", default_value = "var")]
    pub data_dir: PathBuf,
    /// Whether to load the demo programme into an empty database [default: true in embedded mode, false in production]
    #[arg(long, env, value_name = "BOOL")]
    pub demo: Option<bool>,
}

impl Settings {
    /// Tells whether this is the embedded service.
    #[must_use]
    pub fn embedded(&self) -> bool {
        self.general.circles_mode == Mode::Embedded
    }

    /// Tells whether this is the production service.
    #[must_use]
    pub fn production(&self) -> bool {
        self.general.circles_mode == Mode::Production
    }

    /// Tells whether the demo programme is loaded into an empty database.
    #[must_use]
    pub fn demo(&self) -> bool {
        self.general.demo.unwrap_or_else(|| self.embedded())
    }

    /// Makes somebody of the demo programme its administrator, unless `ADMIN_MAILS` names others.
    pub fn name_demo_administrator(&mut self) {
        if self.demo() && self.embedded_sign_in() && self.policy.admin_mails.is_empty() {
            self.policy.admin_mails.push(embedded::ADMINISTRATOR.to_owned());
        }
    }

    /// Tells whether this service signs its own tokens.
    #[must_use]
    pub fn embedded_sign_in(&self) -> bool {
        self.sign_in.oidc_issuer.is_none()
    }

    /// Returns the directory of the file mailbox.
    #[must_use]
    pub fn mailbox_dir(&self) -> PathBuf {
        self.mail.mailbox_dir(&self.general.data_dir)
    }
}
