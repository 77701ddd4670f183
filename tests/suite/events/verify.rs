//! Runs operations, and after each holds every circle's reader against a fresh read.

use super::reader::Snapshot;
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::circle;
use entity::model::event::EventKind;
use entity::ops::Operation;
use entity::ops::clock::PlayCircle;
use entity::query::due;
use entity::rules::Policy;
use entity::support::db::Db;
use entity::work::{Actor, Cx, Viewer};
use sea_orm::{EntityTrait, QuerySelect};
use std::any::type_name;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use tests::rows::{self, id};
use tests::{TestDatabase, world::Person};
use uuid::Uuid;

/// A programme administrator who takes part in no circle.
pub const ADMINISTRATOR: u128 = 99;

/// A programme with a reader for each of its circles, and what was seen of operations, steps and kinds.
pub struct Verified {
    pub db: Db,
    pub now: DateTime<Utc>,
    pub played: BTreeSet<&'static str>,
    pub steps: BTreeSet<&'static str>,
    pub kinds: HashSet<EventKind>,
    readers: BTreeMap<Uuid, Snapshot>,
    _database: TestDatabase,
}

impl Verified {
    /// So many people, signed up as member and advisor, and one topic.
    pub async fn new(people: u128, now: DateTime<Utc>) -> Self {
        let database = TestDatabase::migrated().await;
        let db = database.connect().await;
        let mut all = vec![rows::topic(1)];
        for number in (1..=people).chain([ADMINISTRATOR]) {
            let person = Person::new(number).says("signed_up_as_member", true);
            all.extend(person.says("signed_up_as_advisor", true).rows());
        }
        rows::seed(&db, all).await;
        Self {
            db,
            now,
            played: BTreeSet::new(),
            steps: BTreeSet::new(),
            kinds: HashSet::new(),
            readers: BTreeMap::new(),
            _database: database,
        }
    }

    /// Takes a snapshot of circles that were written past the operations.
    pub async fn read_anew(&mut self) {
        for circle in self.circles().await {
            self.readers
                .insert(circle, Snapshot::read(self.db.read(), circle).await);
        }
    }

    /// Somebody does it, a second later.
    pub async fn done<O: Operation>(&mut self, by: u128, operation: O) -> O::Output {
        let viewer = Viewer {
            employee_id: id(by),
            eligible: true,
            administrator: by == ADMINISTRATOR,
        };
        self.run(Actor::Employee(viewer), operation).await
    }

    /// The clock does it, a second later.
    pub async fn clock<O: Operation>(&mut self, operation: O) -> O::Output {
        self.run(Actor::System, operation).await
    }

    async fn run<O: Operation>(&mut self, actor: Actor, operation: O) -> O::Output {
        self.now += TimeDelta::seconds(1);
        let cx = Cx {
            now: self.now,
            actor,
            policy: Arc::new(Policy::default()),
        };
        let name = type_name::<O>();
        let outcome = self.db.write(&cx, operation).await;
        let output = outcome.unwrap_or_else(|error| panic!("{name} at {}: {error}", self.now));
        self.played.insert(name);
        self.verify(name).await;
        output
    }

    /// Everything that the calendar has for circles until `until`, each circle as soon as it is due.
    pub async fn pass(&mut self, until: DateTime<Utc>) {
        while let Some(at) = self.next_due().await.filter(|at| *at <= until) {
            self.now = self.now.max(at);
            let circles = due::circles(self.db.read(), self.now, 100).await.unwrap();
            assert!(!circles.is_empty(), "what is due at {at} is not found");
            for circle_id in circles {
                let played = self.clock(PlayCircle { circle_id }).await;
                self.steps
                    .extend(played.steps.iter().map(|played| played.step.name()));
            }
        }
        self.now = self.now.max(until);
    }

    async fn next_due(&self) -> Option<DateTime<Utc>> {
        let all = circle::Entity::find().all(self.db.read()).await.unwrap();
        all.into_iter().filter_map(|circle| circle.due_at).min()
    }

    async fn circles(&self) -> Vec<Uuid> {
        circle::Entity::find()
            .select_only()
            .column(circle::Column::Id)
            .into_tuple()
            .all(self.db.read())
            .await
            .unwrap()
    }

    async fn verify(&mut self, after: &str) {
        for circle in self.circles().await {
            let reader = self.readers.entry(circle).or_default();
            let events = reader.catch_up(self.db.read(), circle).await;
            let fresh = Snapshot::read(self.db.read(), circle).await;
            assert_eq!(*reader, fresh, "after {after}, which wrote {events:#?}");
            self.kinds.extend(events.iter().map(EventKind::from));
        }
    }
}
