//! The service inside the test, over real HTTP: for tests that own its clock, or look at its statements.

use crate::{Gql, TestDatabase, rows};
use api::{
    app::{self, AppState},
    auth::{Authenticator, Embedded},
    cli::Cli,
    graphql,
};
use clap::Parser;
use entity::support::{
    clock::{Clock, ManualClock},
    db::Db,
};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

/// A running service. Dropping it closes its port.
pub struct Service {
    /// Its clock; it starts at [`rows::at`]`(100)` and moves only when told to.
    pub clock: ManualClock,
    gql: Gql,
    sign_in: Embedded,
    _stop: DropGuard,
}

impl Service {
    /// Serves `db`, a handle to `database`, on a free port, with the built-in sign-in and these flags.
    pub async fn start(database: &TestDatabase, db: Db, flags: &[String]) -> Self {
        let directory = database.directory().to_str().expect("a path that is text");
        let base = [
            "circles",
            "--data-dir",
            directory,
            "--database-url",
            database.url(),
        ];
        let line = base.into_iter().chain(flags.iter().map(String::as_str));
        let settings = Cli::try_parse_from(line)
            .expect("settings that are accepted")
            .settings;
        let clock = ManualClock::at(rows::at(100));
        let shared: Arc<dyn Clock> = Arc::new(clock.clone());
        let authenticator = Authenticator::new(&settings, Arc::clone(&shared)).expect("the built-in sign-in");
        let sign_in = Embedded::open(database.directory()).expect("the secret of the sign-in");
        let schema = graphql::build(&settings.limits, settings.production());
        let state = AppState::new(
            schema,
            db,
            shared,
            Arc::new(settings),
            Arc::new(authenticator),
            "http://circles.example",
        );
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("the service's address");
        let stop = CancellationToken::new();
        // A task of the test's runtime; it ends with the token or with the runtime.
        TaskTracker::new().spawn(stop.clone().run_until_cancelled_owned(async move {
            axum::serve(listener, app::router(state))
                .await
                .expect("the service serves");
        }));
        Self {
            clock,
            gql: Gql::new(&format!("http://{address}")),
            sign_in,
            _stop: stop.drop_guard(),
        }
    }

    /// A client of it.
    #[must_use]
    pub fn gql(&self) -> &Gql {
        &self.gql
    }

    /// A token for the person with this mail address, good for twelve hours.
    #[must_use]
    pub fn token(&self, mail: &str) -> String {
        self.sign_in.issue(mail, self.clock.now()).expect("a token").token
    }

    /// A token for the [`rows::employee`] with this number.
    #[must_use]
    pub fn token_of(&self, employee: u128) -> String {
        self.token(&format!("person{employee}@example.org"))
    }
}
