//! A circle of four on the test's clock, and what people do with it through the API.

use chrono::{DateTime, Utc};
use entity::support::gid::{self, Kind};
use serde_json::{Value, json};
use tests::{
    Service, TestDatabase,
    gql::{mutation, pick, text},
    invariants,
    rows::{employee, id, profile, seed, topic},
};

/// Proposes the circle, and is its programme manager.
pub(super) const MANAGER: u128 = 1;
pub(super) const STAYER: u128 = 2;
pub(super) const LEAVER: u128 = 3;
pub(super) const SILENT: u128 = 4;
pub(super) const OUTSIDER: u128 = 5;
pub(super) const ADMINISTRATOR: u128 = 6;

/// A circle of four in London, published on 19 January 2027.
pub(super) struct Circle {
    service: Service,
    circle: String,
    database: TestDatabase,
}

impl Circle {
    pub(super) async fn published() -> Self {
        let database = TestDatabase::migrated().await;
        let db = database.connect().await;
        let people = (MANAGER..=ADMINISTRATOR).flat_map(|number| [employee(number), profile(number)]);
        seed(&db, people.chain([topic(1)]).collect()).await;
        let flags = ["--admin-mails", "person6@example.org"].map(str::to_owned);
        let mut circle = Self {
            service: Service::start(&database, db, &flags).await,
            circle: String::new(),
            database,
        };
        circle.at("2027-01-19T12:00:00Z");
        let proposal = json!({
            "title": "Deciding well", "description": "How to decide.", "language": "en", "zone": "Europe/London",
            "topicId": gid::encode(Kind::Topic, id(1)), "role": "MEMBER",
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
        self.service.clock.set(instant.parse::<DateTime<Utc>>().unwrap());
    }

    /// It is that late, and the clock does what is due.
    pub(super) async fn until(&self, instant: &str) {
        self.at(instant);
        self.service.play().await;
        assert_eq!(
            self.service.play().await,
            0,
            "the clock found something again at {instant}"
        );
        let db = self.database.connect().await;
        invariants::assert_hold(db.read(), instant).await;
    }

    pub(super) fn input(&self, mut more: Value) -> Value {
        more["circleId"] = json!(self.circle);
        more
    }

    pub(super) async fn act(&self, person: u128, field: &str, selection: &str, input: Value) -> Value {
        let token = self.service.token_of(person);
        let variables = json!({ "input": input });
        self.service
            .gql()
            .act(&token, &mutation(field, selection), variables)
            .await
    }

    /// Does something with the circle, and reads it from the payload.
    pub(super) async fn then(&self, person: u128, field: &str, more: Value, selection: &str) -> Value {
        let selection = format!("circle {{ {selection} }}");
        let payload = self.act(person, field, &selection, self.input(more)).await;
        payload["circle"].clone()
    }

    /// What refuses it.
    pub(super) async fn refused(&self, person: u128, field: &str, more: Value) -> Vec<String> {
        let token = self.service.token_of(person);
        let variables = json!({ "input": self.input(more) });
        self.service
            .gql()
            .refused(&token, &mutation(field, "__typename"), variables)
            .await
    }

    /// The circle as the person sees it; null if they do not.
    pub(super) async fn seen_by(&self, person: u128, selection: &str) -> Value {
        let query = format!("query($id: ID!) {{ circle(id: $id) {{ {selection} }} }}");
        let token = self.service.token_of(person);
        let data = self
            .service
            .gql()
            .data(Some(&token), &query, json!({ "id": self.circle }))
            .await;
        data["circle"].clone()
    }

    /// How many tasks of this kind the administrators have.
    pub(super) async fn tasks(&self, kind: &str) -> usize {
        let query = format!(
            "{{ administratorTasks(kind: {kind}) {{ totalCount edges {{ node {{ kind since circle {{ id }} }} }} }} }}"
        );
        let token = self.service.token_of(ADMINISTRATOR);
        let data = self.service.gql().data(Some(&token), &query, json!({})).await;
        let edges = pick(&data, "/administratorTasks/edges").as_array().unwrap();
        assert_eq!(pick(&data, "/administratorTasks/totalCount"), edges.len());
        for edge in edges {
            assert_eq!(text(edge, "/node/kind"), kind);
            assert_eq!(text(edge, "/node/circle/id"), self.circle);
        }
        edges.len()
    }
}
