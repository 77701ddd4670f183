//! The database and the queue.

use super::{Mode, Problems, SecretUrl};
use crate::{queue::RedisQueue, redis::Redis, wake::WakeUps};
use clap::Args;
use entity::support::db::{Db, STATEMENT_TIMEOUT};
use sea_orm::DbErr;
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// Why the database cannot be used; the message says the mend.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// SQLite's file has no place.
    #[error("cannot make the directory {0} of the database: make its parent writable, or set DATABASE_URL")]
    Directory(PathBuf, #[source] io::Error),
    /// It does not answer, or refuses.
    #[error("cannot reach the database at {0}: is it running, and is DATABASE_URL right? It says: {1}")]
    Database(SecretUrl, DbErr),
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
    /// Seconds after which PostgreSQL gives up a statement; fewer than REQUEST_TIMEOUT_SECONDS
    #[arg(long, env, value_name = "SECONDS", default_value_t = STATEMENT_TIMEOUT.as_secs())]
    pub database_statement_seconds: u64,
    /// The queue's Redis: `redis://[:PASSWORD@]HOST[:PORT][/N]`, or `rediss://` for TLS. Unset: jobs are queued in this
    /// process; production refuses that
    #[arg(long, env, value_name = "URL", hide_env_values = true)]
    pub redis_url: Option<SecretUrl>,
    /// What the queue's keys in Redis begin with, so that several services can share one
    #[arg(long, env, value_name = "PREFIX", default_value = "circles")]
    pub redis_prefix: String,
}

impl DatabaseSettings {
    /// Connects to the database, after making the directory of a SQLite file.
    ///
    /// # Errors
    /// When the directory cannot be made, or the database does not answer.
    pub async fn connect(&self) -> Result<Db, ConnectError> {
        let directory = self.sqlite_file().and_then(Path::parent);
        if let Some(path) = directory.filter(|path| !path.as_os_str().is_empty()) {
            fs::create_dir_all(path).map_err(|error| ConnectError::Directory(path.to_owned(), error))?;
        }
        let url = &self.database_url;
        let statement_timeout = Duration::from_secs(self.database_statement_seconds);
        let db = Db::connect_bounded(url.expose(), self.database_connections, statement_timeout).await;
        db.map_err(|error| ConnectError::Database(url.clone(), error))
    }

    /// The file of a SQLite URL.
    #[must_use]
    pub fn sqlite_file(&self) -> Option<&Path> {
        let path = self.database_url.expose().strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        Some(Path::new(path.split('?').next().unwrap_or_default()))
    }

    /// The queue in Redis, and the wake-ups through it, if there is one.
    pub(crate) fn redis(&self) -> ::redis::RedisResult<Option<Redis>> {
        let Some(url) = &self.redis_url else {
            return Ok(None);
        };
        Ok(Some(Redis {
            queue: RedisQueue::new(url.expose(), &self.redis_prefix)?,
            wake_ups: WakeUps::new(url.expose(), &self.redis_prefix)?,
        }))
    }

    /// Judges the section.
    pub fn check(&self, mode: Mode, problems: &mut Problems) {
        let url = &self.database_url;
        let scheme = url.scheme();
        problems.when(
            !matches!(scheme.as_str(), "sqlite" | "postgres" | "postgresql"),
            "DATABASE_URL must begin with `postgres://` or `sqlite:`",
        );
        problems.when(
            scheme == "sqlite" && (url.expose().contains(":memory:") || url.expose().contains("mode=memory")),
            "DATABASE_URL cannot be an in-memory SQLite, because every connection would see its own: name a file",
        );
        let fewest = if scheme == "sqlite" { 1 } else { 2 };
        problems.when(
            self.database_connections < fewest,
            "DATABASE_CONNECTIONS must be at least 2 (1 for SQLite): migrations hold a lock on one and work on another",
        );
        problems.when(
            self.database_statement_seconds == 0,
            "DATABASE_STATEMENT_SECONDS must be at least 1",
        );
        problems.when(
            self.redis_url.as_ref().is_some_and(|url| ::redis::Client::open(url.expose()).is_err()),
            "REDIS_URL must be a Redis, as in `redis://localhost:6379`; unset it to queue jobs in this process",
        );
        problems.when(
            self.redis_prefix.is_empty()
                || !self
                    .redis_prefix
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)),
            "REDIS_PREFIX must be letters, digits, `-`, `_` and `.`",
        );
        if mode == Mode::Production {
            problems.when(
                scheme == "sqlite",
                "production refuses SQLite: set DATABASE_URL to a PostgreSQL (`postgres://…`), or CIRCLES_MODE=embedded",
            );
            problems.when(
                self.redis_url.is_none(),
                "production refuses the in-process queue: set REDIS_URL",
            );
        }
    }
}
