//! A circle of four on the test's clock, and what people do with it through the API.

use chrono::{DateTime, Utc};
use entity::support::gid::{self, Kind};
use serde_json::{Value, json};
use tests::World;
use tests::gql::{pick, text};
use tests::rows::id;
use tests::world::{TOPIC, mail_of};

/// Proposes the circle, and is its programme manager.
pub(super) const MANAGER: u128 = 1;
pub(super) const STAYER: u128 = 2;
pub(super) const LEAVER: u128 = 3;
pub(super) const SILENT: u128 = 4;
pub(super) const OUTSIDER: u128 = 5;
pub(super) const ADMINISTRATOR: u128 = 6;

/// A circle of four in London, published on 19 January 2027.
pub(super) struct Circle {
    world: World,
    circle: String,
}

impl Circle {
    pub(super) async fn published() -> Self {
        let flags = ["--admin-mails", &mail_of(ADMINISTRATOR)];
        let people = World::build().people(MANAGER..=ADMINISTRATOR);
        let mut circle = Self {
            world: people.flags(&flags).start().await,
            circle: String::new(),
        };
        circle.at("2027-01-19T12:00:00Z");
        let proposal = json!({
            "title": "Deciding well", "description": "How to decide.", "language": "en", "zone": "Europe/London",
            "topicId": gid::encode(Kind::Topic, id(TOPIC)), "role": "MEMBER",
        });
        let proposed = circle
            .act(MANAGER, "proposeCircle", "circle { id }", proposal)
            .await;
        circle.circle = text(&proposed, "/circle/id").to_owned();
        for person in [STAYER, LEAVER, SILENT] {
            let ask = json!({ "circleId": circle.circle, "role": "MEMBER" });
            let asked = circle
                .act(person, "requestToJoin", "joinRequest { id }", ask)
                .await;
            let approve = json!({ "joinRequestId": text(&asked, "/joinRequest/id") });
            circle
                .act(MANAGER, "approveJoinRequest", "circle { id }", approve)
                .await;
        }
        let publish = circle.input(json!({ "acknowledge": ["NO_ADVISOR"] }));
        circle
            .act(MANAGER, "publishCircle", "circle { state }", publish)
            .await;
        circle
    }

    /// It is that late; the clock does nothing yet.
    pub(super) fn at(&self, instant: &str) {
        self.world.clock.set(instant.parse::<DateTime<Utc>>().unwrap());
    }

    /// It is that late, and the clock does what is due.
    pub(super) async fn until(&self, instant: &str) {
        self.at(instant);
        self.world.play().await;
        assert_eq!(
            self.world.play().await,
            0,
            "the clock found something again at {instant}"
        );
        self.world.invariants_hold(instant).await;
    }

    pub(super) fn input(&self, mut more: Value) -> Value {
        more["circleId"] = json!(self.circle);
        more
    }

    pub(super) async fn act(&self, person: u128, field: &str, selection: &str, input: Value) -> Value {
        self.world.person(person).act(field, selection, input).await
    }

    /// Does something with the circle, and reads it from the payload.
    pub(super) async fn then(&self, person: u128, field: &str, more: Value, selection: &str) -> Value {
        let selection = format!("circle {{ {selection} }}");
        let payload = self.act(person, field, &selection, self.input(more)).await;
        payload["circle"].clone()
    }

    /// What refuses it.
    pub(super) async fn refused(&self, person: u128, field: &str, more: Value) -> Vec<String> {
        let input = self.input(more);
        self.world.person(person).refused(field, input).await
    }

    /// The circle as the person sees it; null if they do not.
    pub(super) async fn seen_by(&self, person: u128, selection: &str) -> Value {
        let query = format!("query($id: ID!) {{ circle(id: $id) {{ {selection} }} }}");
        let client = self.world.person(person);
        let data = client.asks(&query, json!({ "id": self.circle })).await;
        data["circle"].clone()
    }

    /// How many tasks of this kind the administrators have.
    pub(super) async fn tasks(&self, kind: &str) -> usize {
        let query = format!(
            "{{ administratorTasks(kind: {kind}) {{ totalCount edges {{ node {{ kind since circle {{ id }} }} }} }} }}"
        );
        let data = self.world.person(ADMINISTRATOR).asks(&query, json!({})).await;
        let edges = pick(&data, "/administratorTasks/edges").as_array().unwrap();
        assert_eq!(pick(&data, "/administratorTasks/totalCount"), edges.len());
        for edge in edges {
            assert_eq!(text(edge, "/node/kind"), kind);
            assert_eq!(text(edge, "/node/circle/id"), self.circle);
        }
        edges.len()
    }
}
