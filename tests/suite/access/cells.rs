//! The cells of the table, one by one, over HTTP.

use super::operations::{self, Operation};
use super::scene::{Role, Scene};
use super::schema::Schema;
use super::table::{self, Row};
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::Value;
use std::collections::BTreeSet;
use tests::{
    World,
    gql::{error_codes, user_error_codes},
};

/// Every table that operations write, with what tells whether one did. The clock moves between calls, so that the last
/// change of a circle or profile shows.
const DIGEST: &str = "
SELECT 'circle' AS name, count(*) AS rows, sum(last_seq) AS a, max(updated_at) AS b FROM circle
UNION ALL SELECT 'profile', count(*), 0, max(updated_at) FROM profile
UNION ALL SELECT 'profile_topic', count(*), 0, NULL FROM profile_topic
UNION ALL SELECT 'profile_language', count(*), 0, NULL FROM profile_language
UNION ALL SELECT 'profile_affinity_network', count(*), 0, NULL FROM profile_affinity_network
UNION ALL SELECT 'circle_event', count(*), max(seq), max(at) FROM circle_event
UNION ALL SELECT 'circle_tie', count(*), 0, NULL FROM circle_tie
UNION ALL SELECT 'membership', count(*), count(ended_at), max(ended_at) FROM membership
UNION ALL SELECT 'advisors', count(*), 0, NULL FROM membership WHERE role = 'ADVISOR'
UNION ALL SELECT 'duty', count(*), count(ended_at), max(ended_at) FROM duty
UNION ALL SELECT 'join_request', count(*), count(resolved_at), max(resolved_at) FROM join_request
UNION ALL SELECT 'pre_approved', count(*), count(offer_expires_at), max(pre_approved_at) FROM join_request
UNION ALL SELECT 'pm_nomination', count(*), count(resolved_at), max(resolved_at) FROM pm_nomination
UNION ALL SELECT 'meeting', count(*), 0, NULL FROM meeting
UNION ALL SELECT 'circle_decision', count(*), 0, max(decided_at) FROM circle_decision
UNION ALL SELECT 'stay_answer', count(*), 0, max(answered_at) FROM stay_answer
UNION ALL SELECT 'administrator_access', count(*), 0, max(granted_at) FROM administrator_access
UNION ALL SELECT 'outbox', count(*), 0, max(created_at) FROM outbox";

/// The service, with scenes in its database.
pub struct Stage(World);

impl Stage {
    pub async fn set(scenes: impl IntoIterator<Item = Scene>) -> Self {
        let scenes = scenes.into_iter().flat_map(Scene::rows);
        let world = World::build().flags(&Scene::flags()).rows(Scene::common());
        Self(world.rows(scenes).start().await)
    }

    /// What the role in the scene is answered: `data`, or the code of an error.
    pub async fn ask(&self, scene: Scene, role: Role, document: &str) -> Result<Value, String> {
        let variables = operations::variables(document, &scene.ids());
        let (_, body) = self.send_raw(scene, role, document, variables).await;
        let answer: Value = serde_json::from_str(&body).unwrap();
        match error_codes(&answer).into_iter().next() {
            Some(code) => Err(code),
            None => Ok(answer["data"].clone()),
        }
    }

    /// The answer to the role in the scene, as it came.
    pub async fn send_raw(
        &self,
        scene: Scene,
        role: Role,
        document: &str,
        variables: Value,
    ) -> (StatusCode, String) {
        let token = match (role, scene.employee(role)) {
            (Role::Anonymous, _) => None,
            (_, Some(number)) => Some(self.0.token_of(number)),
            (_, None) => Some(self.0.token("nobody@example.org")),
        };
        let gql = self.0.gql();
        gql.send_raw(token.as_deref(), document, variables).await
    }

    /// What tells whether anything was written.
    pub async fn digest(&self) -> Vec<String> {
        let statement = Statement::from_string(self.0.db.backend(), DIGEST);
        let found = self.0.db.read().query_all_raw(statement).await.unwrap();
        found
            .iter()
            .map(|row| {
                let name: String = row.try_get("", "name").unwrap();
                let rows: i64 = row.try_get("", "rows").unwrap();
                let number: Option<i64> = row.try_get("", "a").unwrap();
                let instant: Option<DateTime<Utc>> = row.try_get("", "b").unwrap();
                format!("{name} {rows} {number:?} {instant:?}")
            })
            .collect()
    }
}

/// What differs from the table, to be read at once and not cell by cell.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn compare(&mut self, row: &Row, field: &str, role: Role, expected: &str, found: &str) {
        if expected != found {
            let Row { of, way, variant, .. } = row;
            self.0.push(format!(
                "{of}.{field} ({way}, {variant:?}) for {role:?}: the table says {expected}, the service {found}"
            ));
        }
    }

    fn assert_none(self) {
        assert!(
            self.0.is_empty(),
            "{} cells:\n{}",
            self.0.len(),
            self.0.join("\n")
        );
    }
}

#[tokio::test]
async fn every_reading_cell_is_as_the_table_says() {
    let (schema, table) = (Schema::built(), table::rows());
    let scenes: Vec<_> = (0..)
        .zip(&table)
        .filter(|(_, row)| row.of != "Mutation")
        .map(|(index, row)| (Scene::new(index, row.variant), row))
        .collect();
    let stage = Stage::set(scenes.iter().map(|(scene, _)| *scene)).await;
    let before = stage.digest().await;
    let mut differences = Differences::default();
    for (scene, row) in &scenes {
        let (document, pointer) = reading(&schema, row);
        for (role, expected) in &row.cells {
            let answer = stage.ask(*scene, *role, &document).await;
            for field in &row.fields {
                let found = match &answer {
                    Err(code) => code.as_str(),
                    Ok(data) => seen(data, pointer, field),
                };
                differences.compare(row, field, *role, expected, found);
            }
        }
    }
    differences.assert_none();
    assert_eq!(stage.digest().await, before, "reading wrote something");
}

/// The document that reads the fields of a row, and where the object with the fields is in its answer.
fn reading(schema: &Schema, row: &Row) -> (String, &'static str) {
    if row.of == "Query" {
        let asked = row.fields.iter().map(|field| {
            let selection = schema.selected("Query", field);
            let selection = selection.strip_prefix(field.as_str()).unwrap();
            format!("{}{selection}", operations::query(field))
        });
        let body = asked.collect::<Vec<_>>().join(" ");
        return (operations::declare("query", &body), "");
    }
    let way = operations::way(&row.of, &row.way);
    let selection: Vec<_> = row
        .fields
        .iter()
        .map(|field| schema.selected(&row.of, field))
        .collect();
    (way.document(&selection.join(" ")), way.pointer)
}

fn seen<'a>(data: &'a Value, pointer: &str, field: &str) -> &'a str {
    let Some(object) = data.pointer(pointer).filter(|object| !object.is_null()) else {
        return "hidden";
    };
    let value = object
        .get(field)
        .unwrap_or_else(|| panic!("no {field} in {data:#}"));
    match value {
        Value::Null => "null",
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        // `nodes` answers a list with null where there is nothing.
        Value::Array(list) if list == &[Value::Null] => "null",
        _ => "yes",
    }
}

#[tokio::test]
async fn every_writing_cell_is_as_the_table_says_and_a_refusal_writes_nothing() {
    let table: Vec<_> = table::rows()
        .into_iter()
        .filter(|row| row.of == "Mutation")
        .collect();
    // A scene for each cell that does something: what it does is nothing to the next. Refusals share one for each row.
    let mut index = 0;
    let mut cells = Vec::new();
    for row in &table {
        let shared = Scene::new(index, row.variant);
        index += 1;
        for (role, expected) in &row.cells {
            let mut scene = shared;
            if *expected == "yes" {
                scene = Scene::new(index, row.variant);
                index += 1;
            }
            cells.push((scene, row, *role, *expected));
        }
    }
    let scenes: BTreeSet<Scene> = cells.iter().map(|(scene, ..)| *scene).collect();
    let stage = Stage::set(scenes).await;
    let mut differences = Differences::default();
    for (scene, row, role, expected) in cells {
        stage.0.clock.advance(TimeDelta::seconds(1));
        let [name] = row.fields.as_slice() else {
            panic!("one mutation in a row: {:?}", row.fields);
        };
        let before = stage.digest().await;
        let answer = stage.ask(scene, role, &Operation::named(name).document()).await;
        let refusal = match &answer {
            Err(code) => Some(code.clone()),
            Ok(data) => user_error_codes(&data[name]).into_iter().next(),
        };
        differences.compare(row, name, role, expected, refusal.as_deref().unwrap_or("yes"));
        if let Some(code) = refusal {
            assert_eq!(
                stage.digest().await,
                before,
                "{name} was refused {role:?} with {code}, and wrote"
            );
        }
    }
    differences.assert_none();
    stage.0.invariants_hold("all mutations by all roles").await;
}

/// The digest is worth something only if it sees what operations write.
#[tokio::test]
async fn a_change_shows_in_the_digest() {
    let row = table::rows()
        .into_iter()
        .find(|row| row.fields == ["updateCircle"])
        .unwrap();
    let scene = Scene::new(0, row.variant);
    let stage = Stage::set([scene]).await;
    for name in [
        "updateCircle",
        "updateProfile",
        "changeRole",
        "preApproveJoinRequest",
    ] {
        stage.0.clock.advance(TimeDelta::seconds(1));
        let before = stage.digest().await;
        let done = stage
            .ask(scene, Role::ProgrammeManager, &Operation::named(name).document())
            .await
            .unwrap();
        assert_eq!(user_error_codes(&done[name]), [""; 0], "{name}");
        assert_ne!(stage.digest().await, before, "{name} does not show");
    }
}
