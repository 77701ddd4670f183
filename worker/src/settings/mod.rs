//! What the worker needs to be told: one struct per section, every setting a flag and an environment variable of the
//! same name (`--database-url`, `DATABASE_URL`). The service's own settings (`api/src/settings`) are made of the same
//! sections, so that a name means one thing in both programs.

mod clock;
mod database;
mod links;
mod list;
mod logs;
mod mail;
mod mode;
mod policy;
mod problems;
mod program;
mod secret;

pub use clock::ClockSettings;
pub use database::{ConnectError, DatabaseSettings};
pub use links::{LinkKeysError, LinkSettings};
pub use list::List;
pub use logs::{LogFormat, LogSettings};
pub use mail::MailSettings;
pub use mode::Mode;
pub use policy::PolicySettings;
pub use problems::Problems;
pub use program::Settings;
pub use secret::{SecretText, SecretUrl};

use std::path::Path;

/// The sections that a worker is composed of, whichever program it runs in.
#[derive(Debug, Clone, Copy)]
pub struct Sections<'a> {
    /// The database and the queue.
    pub database: &'a DatabaseSettings,
    /// Mail.
    pub mail: &'a MailSettings,
    /// Where the links in mails lead.
    pub links: &'a LinkSettings,
    /// The rules of the programme.
    pub policy: &'a PolicySettings,
    /// Directory of the file mailbox, and of secrets that are not set.
    pub data_dir: &'a Path,
}
