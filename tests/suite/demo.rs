//! The demo programme, and what tests of bad input ask of it.

use entity::support::gid::{self, Kind};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use std::ops::Deref;
use tests::World;
use uuid::Uuid;

/// The demo programme. No worker: only requests change anything.
pub(crate) struct Demo(World);

impl Deref for Demo {
    type Target = World;

    fn deref(&self) -> &World {
        &self.0
    }
}

impl Demo {
    pub(crate) async fn start() -> Self {
        Self(World::demo().await)
    }

    /// A token of a demo person, named by the part of the address before `@example.com`.
    pub(crate) fn token(&self, name: &str) -> String {
        self.0.token(&format!("{name}@example.com"))
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
