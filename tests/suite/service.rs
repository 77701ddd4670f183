//! The real router over the demo programme, served by this process: no worker, so that only requests change anything.

use api::embedded;
use entity::support::{
    clock::SystemClock,
    db::Db,
    gid::{self, Kind},
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};
use tests::{Gql, Served, TestDatabase, contents};
use uuid::Uuid;

/// A running service with the demo programme in it. Dropping it ends it.
pub(crate) struct Service {
    pub(crate) base: String,
    pub(crate) db: Db,
    served: Served,
    _database: TestDatabase,
}

impl Service {
    pub(crate) async fn start() -> Self {
        let (database, clock) = (TestDatabase::migrated().await, Arc::new(SystemClock));
        let flags = ["--admin-mails", embedded::ADMINISTRATOR];
        let served = Served::start(&database, &flags, clock.clone()).await;
        let policy = Arc::new(served.settings.policy.rules());
        embedded::load_demo(&served.db, clock.as_ref(), policy)
            .await
            .unwrap();
        Self {
            base: served.base().to_owned(),
            db: served.db.clone(),
            served,
            _database: database,
        }
    }

    pub(crate) fn gql(&self) -> Gql {
        self.served.gql()
    }

    /// A token of a demo person, named by the part of the address before `@example.com`.
    pub(crate) fn token(&self, name: &str) -> String {
        self.served.token(&format!("{name}@example.com"))
    }

    /// The answer to an operation, which must be no failure of ours and must leave everything as it was.
    pub(crate) async fn without_effect(&self, name: &str, query: &str, variables: Value) -> Value {
        let before = self.contents().await;
        let answer = self
            .gql()
            .post(Some(&self.token(name)), query, variables.clone())
            .await;
        assert_eq!(
            self.contents().await,
            before,
            "written by {query} with {variables}"
        );
        assert!(
            !answer.to_string().contains("INTERNAL"),
            "{query} with {variables}: {answer:#}"
        );
        answer
    }

    pub(crate) async fn contents(&self) -> BTreeMap<String, String> {
        contents::of(self.db.read()).await
    }

    /// The global id of the first row of `kind` for which `condition` is true.
    pub(crate) async fn id(&self, kind: Kind, condition: &str) -> String {
        let table = match kind {
            Kind::Circle => "circle",
            Kind::JoinRequest => "join_request",
            Kind::Nomination => "pm_nomination",
            Kind::Person => "employee",
            Kind::Membership => "membership",
            Kind::Topic => "topic",
            Kind::AffinityNetwork => "affinity_network",
            Kind::Meeting => "meeting",
            Kind::JobFamily => "job_family",
        };
        let query = format!("SELECT id FROM \"{table}\" WHERE {condition} ORDER BY id LIMIT 1");
        let db = self.db.read();
        let found = db
            .query_one_raw(Statement::from_string(self.db.backend(), query))
            .await
            .unwrap();
        let key: Uuid = found.expect("a row of the demo").try_get("", "id").unwrap();
        gid::encode(kind, key)
    }

    /// An input for proposeCircle with which nothing is wrong.
    pub(crate) async fn proposal(&self) -> Value {
        json!({
            "title": "Asking well",
            "description": "How to ask for help.",
            "topicId": self.id(Kind::Topic, "slug = 'negotiation'").await,
            "language": "en",
            "role": "MEMBER",
        })
    }
}

/// A mutation by its name, with its input as the variable `$input`.
pub(crate) fn mutation(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    let input = format!("{}{rest}Input", first.to_uppercase());
    format!(
        "mutation($input: {input}!) {{ it: {name}(input: $input) {{ userErrors {{ code message path }} }} }}"
    )
}
