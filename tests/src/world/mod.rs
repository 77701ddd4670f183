//! A programme for one test: people and circles, the service within the test's process behind a real port, without a worker,
//! and a clock that moves only when told to.
//!
//! ```ignore
//! let circle = Circle::proposed(7, "Europe/London", at(0)).with_deputy(1, 1);
//! let world = World::build().people(1..=3).circle(circle).start().await;
//! let asked = world.person(1).act("requestToJoin", "joinRequest { id }", json!({ .. })).await;
//! ```

mod circle;
mod person;
pub mod replica;
mod served;

pub use circle::{Circle, TOPIC, begin, tied};
pub use person::Person;
pub use replica::Replica;
use served::Served;

use crate::client::Client;
use crate::rows::{self, Row, topic};
use crate::{Gql, TestDatabase, contents, invariants, settled};
use api::embedded;
use chrono::{DateTime, Utc};
use entity::outbox::link::LinkKeys;
use entity::rules::Policy;
use entity::support::clock::{Clock, ManualClock, SystemClock};
use entity::support::db::Db;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A running programme. When it is dropped, a worker delivers the mails that it wrote; any that cannot be delivered fails the
/// test.
pub struct World {
    /// Its clock; it starts at [`rows::at`]`(100)` unless told otherwise.
    pub clock: ManualClock,
    /// A handle to the database beside the service's own.
    pub db: Db,
    served: Served,
    gql: Gql,
    flags: Vec<String>,
    leaves_mail: bool,
    // Dropped last: with it goes the database.
    database: TestDatabase,
}

/// What a [`World`] is made of.
#[derive(Default)]
pub struct Builder {
    flags: Vec<String>,
    now: Option<DateTime<Utc>>,
    rows: Vec<Row>,
    circles: Vec<Circle>,
    observed: Option<Observed>,
    leaves_mail: bool,
    broken: bool,
}

/// Who hears of each statement that the service sends.
type Observed = (u32, Arc<dyn Fn(&str) + Send + Sync>);

impl Builder {
    /// The service has these flags.
    #[must_use]
    pub fn flags<S: AsRef<str>>(mut self, flags: &[S]) -> Self {
        self.flags
            .extend(flags.iter().map(|flag| flag.as_ref().to_owned()));
        self
    }

    /// The clock starts then.
    #[must_use]
    pub fn at(mut self, now: DateTime<Utc>) -> Self {
        self.now = Some(now);
        self
    }

    /// People who have opted in, by their numbers.
    #[must_use]
    pub fn people(self, numbers: impl IntoIterator<Item = u128>) -> Self {
        numbers
            .into_iter()
            .fold(self, |it, number| it.person(Person::new(number)))
    }

    /// A person.
    #[must_use]
    pub fn person(self, person: Person) -> Self {
        self.rows(person.rows())
    }

    /// A circle with its own people, if it has such.
    #[must_use]
    pub fn circle(mut self, circle: Circle) -> Self {
        self.circles.push(circle);
        self
    }

    /// Circles.
    #[must_use]
    pub fn circles(mut self, circles: impl IntoIterator<Item = Circle>) -> Self {
        self.circles.extend(circles);
        self
    }

    /// Rows of any kind.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// The rows break rules on purpose.
    #[must_use]
    pub fn broken(mut self) -> Self {
        self.broken = true;
        self
    }

    /// `listener` hears of each statement that the service sends, over so many connections.
    #[must_use]
    pub fn observed(mut self, connections: u32, listener: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.observed = Some((connections, Arc::new(listener)));
        self
    }

    /// Mails that cannot be delivered are what the test is about; `why` tells its reader.
    #[must_use]
    pub fn leaves_mail(mut self, _why: &'static str) -> Self {
        self.leaves_mail = true;
        self
    }

    /// Writes all of it, and starts the service.
    pub async fn start(self) -> World {
        let (rows, circles, broken) = (self.rows.clone(), self.circles.clone(), self.broken);
        let world = self.serve().await;
        let policy = world.policy();
        let circles = circles.into_iter().flat_map(|circle| circle.rows(&policy));
        world
            .write([topic(TOPIC)].into_iter().chain(rows).chain(circles))
            .await;
        if !broken {
            world.invariants_hold("building the world").await;
        }
        world
    }

    /// The service over an empty database.
    async fn serve(self) -> World {
        let clock = ManualClock::at(self.now.unwrap_or_else(|| rows::at(100)));
        let database = TestDatabase::migrated().await;
        let db = database.connect().await;
        let observed = match self.observed {
            Some((connections, listener)) => {
                let db = Db::connect(database.url(), connections).await;
                let db = db.expect("the test's database");
                db.observed(move |sql| listener(sql))
            }
            None => db.clone(),
        };
        let flags: Vec<&str> = self.flags.iter().map(String::as_str).collect();
        let served = Served::over(&database, observed, &flags, Arc::new(clock.clone())).await;
        World {
            gql: served.gql(),
            clock,
            db,
            served,
            flags: self.flags,
            leaves_mail: self.leaves_mail,
            database,
        }
    }
}

impl World {
    /// Nothing but a topic, and the service without flags.
    pub async fn start() -> Self {
        Self::build().start().await
    }

    /// To be filled.
    #[must_use]
    pub fn build() -> Builder {
        Builder::default()
    }

    /// The demo programme, as it stands now. Its many mails are the same for every test, and are left.
    ///
    /// # Panics
    /// When it cannot be written.
    pub async fn demo() -> Self {
        let flags = ["--admin-mails", embedded::ADMINISTRATOR];
        let world = Self::build().flags(&flags).at(SystemClock.now());
        let world = world
            .leaves_mail("suite/harness delivers them once")
            .serve()
            .await;
        let loaded = embedded::load_demo(&world.db, &world.clock, world.policy()).await;
        loaded.expect("the demo programme");
        world
    }

    /// Where the rows are.
    #[must_use]
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// The service's settings for the rules.
    #[must_use]
    pub fn policy(&self) -> Arc<Policy> {
        Arc::new(self.served.settings.policy.rules())
    }

    /// A client of the service.
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

    /// A token for the holder of this mail address, good for twelve hours.
    #[must_use]
    pub fn token(&self, mail: &str) -> String {
        self.served.token(mail)
    }

    /// A token for the person with this number.
    #[must_use]
    pub fn token_of(&self, person: u128) -> String {
        self.token(&mail_of(person))
    }

    /// The person with this number, signed in for twelve hours.
    #[must_use]
    pub fn person(&self, number: u128) -> Client {
        Client::new(self.gql.clone(), self.token_of(number))
    }

    /// Lets the programme's clock do everything that is due by now; answers how much that was. Its mails stay in the outbox.
    ///
    /// # Panics
    /// When the clock cannot read what is due.
    pub async fn play(&self) -> usize {
        let played = worker::sweep::once(&self.served.deps()).await;
        played.expect("a sweep of the clock")
    }

    /// A replica of the worker, by a handle and a clock of its own.
    pub async fn replica(&self, now: DateTime<Utc>) -> Replica {
        let flags: Vec<&str> = self.flags.iter().map(String::as_str).collect();
        Replica::start(&self.database, &flags, now).await
    }

    /// Writes more rows.
    pub async fn write(&self, rows: impl IntoIterator<Item = Row>) {
        rows::seed(&self.db, rows.into_iter().collect()).await;
    }

    /// Changes rows behind the service's back.
    ///
    /// # Panics
    /// When the database refuses the statement.
    pub async fn sql(&self, sql: &str) {
        let changed = self.db.transaction(async |tx| tx.execute_unprepared(sql).await);
        changed.await.expect("a statement that the database takes");
    }

    /// Every row of every table.
    pub async fn contents(&self) -> BTreeMap<String, String> {
        contents::of(self.db.read()).await
    }

    /// Has a worker deliver all mails that wait, and fails the test if one cannot be delivered.
    ///
    /// # Panics
    /// When one is pending, leased or given up then.
    pub fn deliver(&self) {
        let flags: Vec<&str> = self.flags.iter().map(String::as_str).collect();
        let (url, directory) = (self.database.url(), self.database.directory());
        settled::deliver(url, directory, &flags, self.clock.now());
    }

    /// Fails the test when a rule is broken; `after` says what happened before.
    pub async fn invariants_hold(&self, after: &str) {
        invariants::assert_hold(self.db.read(), after).await;
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if !self.leaves_mail && !std::thread::panicking() {
            self.deliver();
        }
    }
}

/// The mail address of the person with this number.
#[must_use]
pub fn mail_of(person: u128) -> String {
    format!("person{person}@example.org")
}
