//! Calls that create something are done once, however often they are sent (docs/clients.md, "Repeating a call").

use chrono::TimeDelta;
use entity::support::clock::Clock;
use entity::support::gid::{self, Kind};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use tests::gql::{mutation, pick, text};
use tests::rows::{at, id};
use tests::world::{Circle, TOPIC, mail_of};
use tests::{Client, World};

const MANAGER: u128 = 1;
const ASKER: u128 = 2;
const COLLEAGUE: u128 = 3;
const ADMINISTRATOR: u128 = 4;

/// A call that creates something.
struct Call {
    who: u128,
    name: &'static str,
    selection: &'static str,
    input: Value,
    /// A field of the input, and another value for it.
    other: (&'static str, Value),
}

fn circle() -> String {
    gid::encode(Kind::Circle, id(7))
}

fn proposal() -> Call {
    Call {
        who: MANAGER,
        name: "proposeCircle",
        selection: "circle { id title state }",
        input: json!({
            "title": "Once", "description": "Is enough", "language": "en", "role": "MEMBER",
            "topicId": gid::encode(Kind::Topic, id(TOPIC)), "programmeManagerMail": mail_of(COLLEAGUE),
        }),
        other: ("title", json!("Twice")),
    }
}

fn access() -> Call {
    Call {
        who: ADMINISTRATOR,
        name: "accessAsAdministrator",
        selection: "access { reason grantedAt }",
        input: json!({ "id": circle(), "reason": "A complaint" }),
        other: ("reason", json!("Another complaint")),
    }
}

/// Each mutation that takes a key.
fn calls() -> Vec<Call> {
    vec![
        proposal(),
        Call {
            who: ASKER,
            name: "requestToJoin",
            selection: "joinRequest { id status }",
            input: json!({ "circleId": circle(), "role": "MEMBER" }),
            other: ("message", json!("Please")),
        },
        Call {
            who: MANAGER,
            name: "nominateProgrammeManager",
            selection: "nomination { id status }",
            input: json!({
                "circleId": circle(),
                "nominee": { "colleague": { "mail": mail_of(COLLEAGUE), "role": "MEMBER" } },
            }),
            other: (
                "nominee",
                json!({ "colleague": { "mail": mail_of(ASKER), "role": "MEMBER" } }),
            ),
        },
        access(),
    ]
}

impl Call {
    fn under(&self, key: &str) -> Value {
        with(&self.input, "idempotencyKey", json!(key))
    }

    fn other_under(&self, key: &str) -> Value {
        with(&self.under(key), self.other.0, self.other.1.clone())
    }

    async fn is_done(&self, world: &World, input: Value) -> Value {
        world.person(self.who).act(self.name, self.selection, input).await
    }

    async fn is_refused(&self, world: &World, input: Value) -> Vec<String> {
        world.person(self.who).refused(self.name, input).await
    }
}

/// The input with another value for one field.
fn with(input: &Value, field: &str, value: Value) -> Value {
    let mut input = input.clone();
    input[field] = value;
    input
}

async fn world() -> World {
    let circle = Circle::proposed(7, "Europe/London", at(0)).of_people(&[MANAGER]);
    World::build()
        .people([MANAGER, ASKER, COLLEAGUE, ADMINISTRATOR])
        .circle(circle)
        .flags(&["--admin-mails", &mail_of(ADMINISTRATOR)])
        .start()
        .await
}

fn later(world: &World, by: TimeDelta) {
    world.clock.set(world.clock.now() + by);
}

#[tokio::test]
async fn a_repeated_call_has_one_effect_and_the_same_answer() {
    for call in calls() {
        let world = world().await;
        let done = call.is_done(&world, call.under("a")).await;
        let after = world.contents().await;
        later(&world, TimeDelta::hours(23));
        let again = call.is_done(&world, call.under("a")).await;
        assert_eq!(again, done, "{}", call.name);
        assert_eq!(world.contents().await, after, "{}", call.name);
        world.invariants_hold(call.name).await;
    }
}

#[tokio::test]
async fn another_input_or_another_mutation_under_the_same_key_is_refused() {
    let world = world().await;
    for call in calls() {
        call.is_done(&world, call.under(call.name)).await;
    }
    let after = world.contents().await;
    let reused = ["IDEMPOTENCY_KEY_REUSED"];
    for call in calls() {
        let other = call.other_under(call.name);
        assert_eq!(call.is_refused(&world, other).await, reused, "{}", call.name);
    }
    // The manager's two calls, each under the key of the other.
    let [proposal, _, nomination, _] = calls().try_into().ok().unwrap();
    for (call, key) in [(&proposal, nomination.name), (&nomination, proposal.name)] {
        assert_eq!(call.is_refused(&world, call.under(key)).await, reused);
    }
    assert_eq!(world.contents().await, after);
    // Keys are each person's own, and another key is another call.
    let asker = Call {
        who: ASKER,
        ..calls().remove(0)
    };
    asker.is_done(&world, asker.under(proposal.name)).await;
    asker.is_done(&world, asker.under("another")).await;
    let circles = entity::model::circle::Entity::find().count(world.db.read()).await;
    assert_eq!(circles.unwrap(), 4);
}

/// What is absent and what is null are the same input, whatever the call is named in its document.
#[tokio::test]
async fn the_same_input_is_known_in_another_form() {
    let (world, call) = (world().await, proposal());
    let done = call.is_done(&world, call.under("a")).await;
    let input = with(&call.under("a"), "zone", Value::Null);
    let input = with(&input, "draft", json!(false));
    let document = mutation(call.name, call.selection).replace("{ proposeCircle(", "{ it: proposeCircle(");
    let answer = world
        .person(MANAGER)
        .posts(&document, json!({ "input": input }))
        .await;
    assert_eq!(pick(&answer, "/data/it"), &done);
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    for call in [proposal(), access()] {
        let world = world().await;
        let first = call.is_done(&world, call.under("a")).await;
        let day = TimeDelta::hours(24);
        later(&world, day - TimeDelta::seconds(1));
        assert_eq!(call.is_done(&world, call.under("a")).await, first);
        later(&world, TimeDelta::seconds(1));
        let second = call.is_done(&world, call.under("a")).await;
        assert_ne!(second, first, "done anew, the clock has not removed the key yet");
        let refused = call.is_refused(&world, call.other_under("a")).await;
        assert_eq!(refused, ["IDEMPOTENCY_KEY_REUSED"], "for another day");
        assert_eq!(call.is_done(&world, call.under("a")).await, second);
    }
}

#[tokio::test]
async fn what_was_refused_can_be_sent_again_under_its_key() {
    let (world, call) = (world().await, proposal());
    let before = world.contents().await;
    let untitled = with(&call.under("a"), "title", json!(""));
    assert_eq!(call.is_refused(&world, untitled).await, ["INVALID_INPUT"]);
    // Refused in the middle: the circle was written, and taken back.
    let nobody = with(
        &call.under("a"),
        "programmeManagerMail",
        json!("nobody@example.org"),
    );
    assert_eq!(call.is_refused(&world, nobody).await, ["INVALID_INPUT"]);
    assert_eq!(world.contents().await, before);
    call.is_done(&world, call.under("a")).await;
}

#[tokio::test]
async fn a_key_is_one_to_a_hundred_visible_characters() {
    let world = world().await;
    let before = world.contents().await;
    let long = "k".repeat(101);
    for call in calls() {
        for key in ["", " ", "two words", "caf\u{e9}", "\u{7f}", "tab\t", &long] {
            let document = mutation(call.name, "__typename").replace("code", "code path message");
            let input = json!({ "input": call.under(key) });
            let answer = world.person(call.who).posts(&document, input).await;
            let errors = pick(&answer, &format!("/data/{}/userErrors", call.name));
            assert_eq!(text(errors, "/0/code"), "INVALID_INPUT", "{key:?}");
            assert_eq!(pick(errors, "/0/path"), &json!(["input", "idempotencyKey"]));
            assert!(text(errors, "/0/message").contains("1 to 100 visible ASCII"));
        }
    }
    assert_eq!(world.contents().await, before);
    let call = proposal();
    call.is_done(&world, call.under(&"~".repeat(100))).await;
}

/// The answer is read again, with the eyes of now.
#[tokio::test]
async fn a_repeat_shows_what_became_of_it_to_who_may_see_it() {
    let (world, call) = (world().await, calls().remove(2));
    let named = call.is_done(&world, call.under("a")).await;
    let nomination = json!({ "nominationId": pick(&named, "/nomination/id") });
    let colleague: Client = world.person(COLLEAGUE);
    colleague.act("declineNomination", "__typename", nomination).await;
    let again = call.is_done(&world, call.under("a")).await;
    assert_eq!(pick(&again, "/nomination/id"), pick(&named, "/nomination/id"));
    assert_eq!(text(&again, "/nomination/status"), "DECLINED");
    world
        .sql("UPDATE employee SET employment_type = 'contractor' WHERE hr_id = '1'")
        .await;
    assert_eq!(call.is_refused(&world, call.under("a")).await, ["NOT_ELIGIBLE"]);
}

/// The input of the schema says which mutations take a key: those whose calls are above.
#[test]
fn the_calls_are_those_that_take_a_key() {
    let schema = include_str!("../../schema.graphql");
    let takes_key = schema.split("\ninput ").skip(1).filter_map(|input| {
        let (input, _) = input.split_once("\n}")?;
        let (name, fields) = input.split_once("Input {")?;
        fields.contains("\tidempotencyKey: String").then_some(name)
    });
    let mut takes_key: Vec<String> = takes_key.map(str::to_lowercase).collect();
    takes_key.sort_unstable();
    let mut known: Vec<String> = calls().iter().map(|call| call.name.to_lowercase()).collect();
    known.sort_unstable();
    assert_eq!(takes_key, known);
}
