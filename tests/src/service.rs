//! The service inside the test with a clock that moves only when told to.

use crate::{Gql, Served, TestDatabase, rows};
use entity::outbox::link::LinkKeys;
use entity::support::{clock::ManualClock, db::Db};
use std::sync::Arc;

/// A running service. Dropping it closes its port.
pub struct Service {
    /// Its clock; it starts at [`rows::at`]`(100)`.
    pub clock: ManualClock,
    gql: Gql,
    served: Served,
}

impl Service {
    /// Serves `db`, a handle to `database`, on a free port, with the built-in sign-in and these flags.
    pub async fn start(database: &TestDatabase, db: Db, flags: &[String]) -> Self {
        let clock = ManualClock::at(rows::at(100));
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let served = Served::over(database, db, &flags, Arc::new(clock.clone())).await;
        Self {
            clock,
            gql: served.gql(),
            served,
        }
    }

    /// A client of it.
    #[must_use]
    pub fn gql(&self) -> &Gql {
        &self.gql
    }

    /// Where it serves, without a slash at the end.
    #[must_use]
    pub fn base(&self) -> &str {
        self.served.base()
    }

    /// What its links are signed with.
    #[must_use]
    pub fn link_keys(&self) -> &LinkKeys {
        &self.served.link_keys
    }

    /// Lets the programme's clock do everything that is due by now; answers how much that was. Its mails stay in the
    /// outbox.
    ///
    /// # Panics
    /// When the clock cannot read what is due.
    pub async fn play(&self) -> usize {
        worker::sweep::once(&self.served.deps())
            .await
            .expect("a sweep of the clock")
    }

    /// A token for the person with this mail address, good for twelve hours.
    #[must_use]
    pub fn token(&self, mail: &str) -> String {
        self.served.token(mail)
    }

    /// A token for the [`rows::employee`] with this number.
    #[must_use]
    pub fn token_of(&self, employee: u128) -> String {
        self.token(&format!("person{employee}@example.org"))
    }
}
