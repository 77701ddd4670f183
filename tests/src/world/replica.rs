//! A replica of the worker within the test's own process, as far as the programme's clock goes: its mails stay in the
//! outbox. Several over handles of one database are several replicas.

use super::served;
use crate::TestDatabase;
use chrono::{DateTime, Utc};
use entity::support::clock::{Clock, ManualClock};
use entity::support::db::Db;
use entity::work::{Actor, Cx};
use std::{path::Path, sync::Arc};
use worker::{Deps, settings::Sections, sweep};

/// See the module.
#[derive(Clone)]
pub struct Replica {
    /// Its clock, which moves only when told to.
    pub clock: ManualClock,
    /// What it works with.
    pub deps: Deps,
}

impl Replica {
    /// A replica on `database` by a handle of its own, with these flags, whose clock stands at `now`.
    pub async fn start(database: &TestDatabase, flags: &[&str], now: DateTime<Utc>) -> Self {
        Self::over(database, database.connect().await, flags, now)
    }

    /// The same over `db`, a handle to `database`: one that is observed, say.
    #[must_use]
    pub fn over(database: &TestDatabase, db: Db, flags: &[&str], now: DateTime<Utc>) -> Self {
        let clock = ManualClock::at(now);
        let deps = deps(database, db, flags, Arc::new(clock.clone()));
        Self { clock, deps }
    }

    /// The database as it uses it.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.deps.db
    }

    /// Sweeps at this time: how much was done.
    pub async fn sweep_at(&self, now: DateTime<Utc>) -> usize {
        self.clock.set(now);
        self.sweep().await
    }

    /// Sweeps: how much was done.
    pub async fn sweep(&self) -> usize {
        sweep::once(&self.deps).await.expect("a sweep of the clock")
    }

    /// What the clock's operations take, now.
    #[must_use]
    pub fn cx(&self) -> Cx {
        Cx {
            now: self.clock.now(),
            actor: Actor::System,
            policy: Arc::clone(&self.deps.programme.policy),
        }
    }
}

/// What a worker on `database` works with, with these flags.
#[must_use]
pub fn deps(database: &TestDatabase, db: Db, flags: &[&str], clock: Arc<dyn Clock>) -> Deps {
    deps_at(database.url(), database.directory(), db, flags, clock)
}

/// The same on the database at `url`, with this directory.
#[must_use]
pub fn deps_at(url: &str, directory: &Path, db: Db, flags: &[&str], clock: Arc<dyn Clock>) -> Deps {
    let settings = served::settings_of(url, directory, flags);
    let sections = Sections {
        database: &settings.database,
        mail: &settings.mail,
        links: &settings.links,
        policy: &settings.policy,
        data_dir: &settings.general.data_dir,
    };
    Deps::new(
        db,
        clock,
        Arc::default(),
        "https://circles.example.org/",
        sections,
    )
    .expect("a worker's parts")
}
