//! The settings of the worker's own program.

use super::{
    DatabaseSettings, LinkSettings, LogSettings, MailSettings, Mode, PolicySettings, Problems, Sections,
};
use clap::Args;
use std::{net::SocketAddr, path::PathBuf};

/// Everything that `circles-worker` can be told.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// embedded: for trying and developing. production: refuses SQLite, the in-process queue and the file mailbox
    #[arg(long, env, value_enum, value_name = "MODE", default_value = "embedded")]
    pub circles_mode: Mode,
    /// Directory of the file mailbox, and of the secret that signs links where LINK_SECRET is not set
    #[arg(long, env, value_name = "DIR", default_value = "var")]
    pub data_dir: PathBuf,
    /// Address on which it answers for its health and metrics; port 0 takes any free one, which is then printed
    #[arg(long, env, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8001")]
    pub http_addr: SocketAddr,
    /// The database and the queue.
    #[command(flatten)]
    pub database: DatabaseSettings,
    /// Mail.
    #[command(flatten)]
    pub mail: MailSettings,
    /// Where the links in mails lead.
    #[command(flatten)]
    pub links: LinkSettings,
    /// The rules of the programme.
    #[command(flatten)]
    pub policy: PolicySettings,
    /// Logs.
    #[command(flatten)]
    pub logs: LogSettings,
}

impl Settings {
    /// The sections that the worker is composed of.
    #[must_use]
    pub fn sections(&self) -> Sections<'_> {
        Sections {
            database: &self.database,
            mail: &self.mail,
            links: &self.links,
            policy: &self.policy,
            data_dir: &self.data_dir,
        }
    }

    /// Judges the settings as a whole.
    ///
    /// # Errors
    /// All that is wrong or contradictory, each with the mend.
    pub fn validate(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        self.database.check(self.circles_mode, &mut problems);
        self.mail.check(self.circles_mode, &mut problems);
        self.links.check(self.circles_mode, &mut problems);
        self.policy.check(&mut problems);
        problems.into_result()
    }
}
