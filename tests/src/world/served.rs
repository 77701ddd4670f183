//! The service within the test's own process: the real router behind a real port, without a worker.

use crate::{Gql, TestDatabase};
use api::{
    app::AppState,
    auth::{Authenticator, Embedded},
    cli::Cli,
    graphql, http,
    settings::Settings,
};
use clap::Parser;
use entity::outbox::link::LinkKeys;
use entity::support::{clock::Clock, db::Db};
use std::{path::Path, sync::Arc};
use tokio::net::TcpListener;
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};
use worker::{Deps, settings::Sections};

/// A service over `database`. Dropping it closes its port.
pub(super) struct Served {
    db: Db,
    /// What it was started with.
    pub(super) settings: Arc<Settings>,
    /// What its links are signed with.
    pub(super) link_keys: LinkKeys,
    base: String,
    clock: Arc<dyn Clock>,
    sign_in: Embedded,
    _stop: DropGuard,
}

impl Served {
    /// Serves `db`, a handle to `database`, on a free port, with the built-in sign-in and these flags.
    pub(super) async fn over(database: &TestDatabase, db: Db, flags: &[&str], clock: Arc<dyn Clock>) -> Self {
        let settings = Arc::new(settings(database, flags));
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a port for the service");
        let address = listener.local_addr().expect("the service's address");
        let keys = settings
            .links
            .keys(&settings.general.data_dir)
            .expect("a secret for links");
        let state = AppState::new(
            graphql::build(&settings.limits, settings.production()),
            db.clone(),
            Arc::clone(&clock),
            Arc::clone(&settings),
            Arc::new(Authenticator::new(&settings, Arc::clone(&clock)).expect("a sign-in")),
            keys.clone(),
            &settings.links.public_url(&format!("http://{address}")),
        )
        .expect("a valid schema");
        let stop = CancellationToken::new();
        let stopped = stop.clone();
        // A task of the test's runtime; it ends with the token or with the runtime.
        TaskTracker::new().spawn(async move {
            let server = axum::serve(listener, http::router(state));
            stopped.run_until_cancelled_owned(server.into_future()).await
        });
        Self {
            db,
            base: format!("http://{address}"),
            clock,
            sign_in: Embedded::open(&settings.general.data_dir).expect("the secret of the sign-in"),
            settings,
            link_keys: keys,
            _stop: stop.drop_guard(),
        }
    }

    /// A GraphQL client of it.
    pub(super) fn gql(&self) -> Gql {
        Gql::new(&self.base)
    }

    /// Where it serves, without a slash at the end.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// What a worker beside it would work with.
    pub(super) fn deps(&self) -> Deps {
        let settings = &self.settings;
        let sections = Sections {
            database: &settings.database,
            mail: &settings.mail,
            links: &settings.links,
            policy: &settings.policy,
            data_dir: &settings.general.data_dir,
        };
        let (clock, wake) = (Arc::clone(&self.clock), Arc::default());
        Deps::new(self.db.clone(), clock, wake, &self.base, sections).expect("a worker's parts")
    }

    /// A token for the person with this mail address.
    pub(super) fn token(&self, mail: &str) -> String {
        self.sign_in.issue(mail, self.clock.now()).expect("a token").token
    }
}

/// The settings of the program with these flags, on `database`.
fn settings(database: &TestDatabase, flags: &[&str]) -> Settings {
    settings_of(database.url(), database.directory(), flags)
}

/// The same on the database at `url`, with this directory.
pub(super) fn settings_of(url: &str, directory: &Path, flags: &[&str]) -> Settings {
    let directory = directory.to_str().expect("a path of plain text");
    let base = ["circles", "--data-dir", directory, "--database-url", url];
    let settings = Cli::try_parse_from(base.iter().chain(flags))
        .expect("flags that the program knows")
        .settings;
    settings.validate().expect("settings that fit together");
    settings
}
