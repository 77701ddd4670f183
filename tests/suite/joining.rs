//! Joining, as docs/product.md §3 promises it: who waits in line, and who comes back.

use chrono::{DateTime, TimeDelta, Utc};
use entity::model::enums::Role;
use entity::support::gid::{self, Kind};
use serde_json::{Value, json};
use tests::gql::text;
use tests::rows::id;
use tests::world::TOPIC;
use tests::{Client, World};

const ADVICE: [&str; 5] = [
    "NO_ADVISOR",
    "ADVISOR_COUNT",
    "LEVEL_GAP",
    "MEMBERS_FAR_APART",
    "MANAGER_IN_CIRCLE",
];

/// A proposed circle of person 1's for so many people; its id.
async fn propose(manager: &Client, max_people: i32) -> String {
    let input = json!({
        "title": "Negotiation", "description": "Together.", "language": "en", "role": Role::Member,
        "topicId": gid::encode(Kind::Topic, id(TOPIC)), "maxPeople": max_people,
    });
    let payload = manager.act("proposeCircle", "circle { id }", input).await;
    text(&payload, "/circle/id").to_owned()
}

async fn ask(person: &Client, circle: &str) -> Value {
    let input = json!({ "circleId": circle, "role": Role::Member });
    person
        .act("requestToJoin", "joinRequest { id status }", input)
        .await
}

async fn approve(manager: &Client, request: &str) {
    let input = json!({ "joinRequestId": request, "acknowledge": ADVICE });
    manager
        .act("approveJoinRequest", "joinRequest { status }", input)
        .await;
}

async fn request(client: &Client, id: &str, selection: &str) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on JoinRequest {{ {selection} }} }} }}");
    client.asks(&query, json!({ "id": id })).await["node"].clone()
}

#[tokio::test]
async fn who_waits_in_line_is_served_though_no_new_requests_are_taken() {
    let world = World::build()
        .people(1..=4)
        .flags(&["--min-people=2"])
        .start()
        .await;
    let [manager, member, waiting, late] = [1, 2, 3, 4].map(|number| world.person(number));
    let circle = propose(&manager, 2).await;
    let asked = ask(&member, &circle).await;
    approve(&manager, text(&asked, "/joinRequest/id")).await;
    let asked = ask(&waiting, &circle).await;
    assert_eq!(text(&asked, "/joinRequest/status"), "WAITLISTED");
    let in_line = text(&asked, "/joinRequest/id");
    let input = json!({ "joinRequestId": in_line });
    manager
        .act("preApproveJoinRequest", "joinRequest { id }", input)
        .await;

    let closed = json!({ "circleId": circle, "changes": { "recruitingOpen": false } });
    manager.act("updateCircle", "circle { id }", closed).await;
    let newcomer = json!({ "circleId": circle, "role": Role::Member });
    assert_eq!(
        late.refused("requestToJoin", newcomer).await,
        ["RECRUITING_CLOSED"]
    );

    member.act("leaveCircle", "", json!({ "circleId": circle })).await;
    let offered = request(&waiting, in_line, "status offerExpiresAt").await;
    assert_eq!(text(&offered, "/status"), "OFFERED");
}

#[tokio::test]
async fn who_was_removed_waits_thirty_days_and_the_manager_sees_it() {
    let world = World::build().people(1..=3).start().await;
    let [manager, member] = [1, 2].map(|number| world.person(number));
    let circle = propose(&manager, 5).await;
    let asked = ask(&member, &circle).await;
    let first = text(&asked, "/joinRequest/id").to_owned();
    approve(&manager, &first).await;
    assert_eq!(
        request(&manager, &first, "removedBeforeAt").await["removedBeforeAt"],
        Value::Null
    );
    let query = "query($id: ID!) { node(id: $id) { ... on Circle { participants { id person { id } } } } }";
    let inside = manager.asks(query, json!({ "id": circle })).await;
    let person = gid::encode(Kind::Person, id(2));
    let memberships = inside["node"]["participants"].as_array().unwrap();
    let theirs = memberships
        .iter()
        .find(|row| row["person"]["id"] == person.as_str())
        .unwrap();
    let input = json!({ "membershipId": theirs["id"], "reason": "Never came." });
    manager.act("removeParticipant", "", input).await;

    let again = json!({ "circleId": circle, "role": Role::Member });
    assert_eq!(
        member.refused("requestToJoin", again.clone()).await,
        ["ASKED_TOO_SOON"]
    );
    let seen = "query($id: ID!) { node(id: $id) { ... on Circle { viewerCanAskToJoin } } }";
    let can = member.asks(seen, json!({ "id": circle })).await;
    assert_eq!(can["node"]["viewerCanAskToJoin"], false);

    world.clock.advance(TimeDelta::days(30));
    let [manager, member] = [1, 2].map(|number| world.person(number));
    let asked = ask(&member, &circle).await;
    let second = text(&asked, "/joinRequest/id");
    let field = "removedBeforeAt";
    assert!(request(&manager, second, field).await[field].is_string());
    assert_eq!(request(&member, second, field).await[field], Value::Null);
}

#[tokio::test]
async fn of_a_closed_request_the_name_alone_is_shown() {
    let world = World::build().people(1..=2).start().await;
    let [manager, requester] = [1, 2].map(|number| world.person(number));
    let circle = propose(&manager, 5).await;
    let asked = ask(&requester, &circle).await;
    let id = text(&asked, "/joinRequest/id");
    let selection = "requester { displayName about }";
    let shown = request(&manager, id, selection).await;
    assert!(shown["requester"]["about"].is_string(), "{shown}");

    manager
        .act("declineJoinRequest", "", json!({ "joinRequestId": id }))
        .await;
    let shown = request(&manager, id, selection).await;
    assert!(
        shown["requester"]["displayName"].is_string() && shown["requester"]["about"].is_null(),
        "{shown}"
    );
    let own = request(&requester, id, selection).await;
    assert!(
        own["requester"]["about"].is_string(),
        "one's own stays one's own: {own}"
    );
}

/// What a person was mailed, sorted by name.
async fn mailed(person: &Client) -> Vec<String> {
    let mail = person
        .asks("{ viewer { mail { edges { node { kind } } } } }", Value::Null)
        .await;
    let edges = mail["viewer"]["mail"]["edges"].as_array().unwrap();
    let kinds = edges.iter().map(|edge| text(edge, "/node/kind").to_owned());
    let mut kinds: Vec<String> = kinds.collect();
    kinds.sort_unstable();
    kinds
}

async fn decline(manager: &Client, request: &str) {
    let input = json!({ "joinRequestId": request, "reason": "By mistake." });
    manager.act("declineJoinRequest", "", input).await;
}

/// `done`, or what refuses it.
async fn reopen(person: &Client, request: &str) -> String {
    let input = json!({ "joinRequestId": request });
    match person.tries("reopenJoinRequest", "", input).await {
        Ok(_) => "done".to_owned(),
        Err(codes) => codes,
    }
}

#[tokio::test]
async fn a_refusal_is_taken_back_and_the_request_waits_as_a_new_one_does() {
    let world = World::build().people(1..=3).start().await;
    let [manager, requester] = [1, 2].map(|number| world.person(number));
    let circle = propose(&manager, 5).await;
    let id = text(&ask(&requester, &circle).await, "/joinRequest/id").to_owned();
    let asked = request(&manager, &id, "answerBy").await;
    world.clock.advance(TimeDelta::days(11));
    world.play().await;
    let [manager, requester, stranger] = [1, 2, 3].map(|number| world.person(number));
    let seen = "status viewerCanReopen escalatedAt resolvedAt declineReason requester { about }";
    let waits = request(&manager, &id, seen).await;
    assert!(waits["escalatedAt"].is_string(), "{waits}");
    assert_eq!(waits["viewerCanReopen"], false);
    decline(&manager, &id).await;
    let closed = json!({ "circleId": circle, "changes": { "recruitingOpen": false } });
    manager.act("updateCircle", "circle { id }", closed).await;
    assert_eq!(request(&manager, &id, seen).await["viewerCanReopen"], true);
    for outsider in [&requester, &stranger] {
        let seen = request(outsider, &id, "viewerCanReopen").await;
        assert_ne!(seen["viewerCanReopen"], true);
    }
    assert_eq!(reopen(&stranger, &id).await, "NOT_FOUND");
    assert_eq!(reopen(&requester, &id).await, "OWN_REQUEST");

    let input = json!({ "joinRequestId": id });
    let payload = manager
        .act("reopenJoinRequest", "joinRequest { status answerBy }", input)
        .await;
    assert_eq!(text(&payload, "/joinRequest/status"), "PENDING");
    let instant = |value: &str| value.parse::<DateTime<Utc>>().unwrap();
    let later = instant(text(&payload, "/joinRequest/answerBy")) - instant(text(&asked, "/answerBy"));
    assert_eq!(later.num_days(), 11);
    let open = request(&manager, &id, seen).await;
    assert!(open["requester"]["about"].is_string(), "{open}");
    for nothing in ["escalatedAt", "resolvedAt", "declineReason"] {
        assert_eq!(open[nothing], Value::Null, "{nothing}");
    }
    assert_eq!(open["viewerCanReopen"], false);
    assert_eq!(reopen(&manager, &id).await, "REQUEST_OPEN");

    // A second refusal is told as the first was, and can be taken back as well.
    decline(&manager, &id).await;
    assert_eq!(reopen(&manager, &id).await, "done");
    assert_eq!(
        mailed(&requester).await,
        [
            "DECLINED",
            "DECLINED",
            "REQUEST_RECEIVED",
            "REQUEST_REOPENED",
            "REQUEST_REOPENED"
        ]
    );
    approve(&manager, &id).await;
    assert_eq!(reopen(&manager, &id).await, "ALREADY_MEMBER");
    world.invariants_hold("reopening").await;
}

#[tokio::test]
async fn a_refusal_stands_after_seven_days_and_where_the_person_cannot_come_in() {
    let world = World::build()
        .people(1..=4)
        .flags(&["--max-open-requests=1"])
        .start()
        .await;
    let [manager, late, advises, elsewhere] = [1, 2, 3, 4].map(|number| world.person(number));
    let (circle, other) = (propose(&manager, 5).await, propose(&manager, 5).await);
    let mut declined = Vec::new();
    for person in [&late, &advises, &elsewhere] {
        let id = text(&ask(person, &circle).await, "/joinRequest/id").to_owned();
        decline(&manager, &id).await;
        declined.push(id);
    }

    // One request is the most here, and this person made another.
    ask(&elsewhere, &other).await;
    assert_eq!(reopen(&manager, &declined[2]).await, "TOO_MANY_OPEN_REQUESTS");
    let input = json!({ "asMember": false, "asAdvisor": true });
    advises.act("signUp", "", input).await;
    assert_eq!(reopen(&manager, &declined[1]).await, "PERSON_NOT_SIGNED_UP");
    for refused in &declined[1..] {
        assert_eq!(
            request(&manager, refused, "viewerCanReopen").await["viewerCanReopen"],
            false
        );
    }

    world.clock.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    let manager = world.person(1);
    let can = request(&manager, &declined[0], "viewerCanReopen").await;
    assert_eq!(can["viewerCanReopen"], true);
    world.clock.advance(TimeDelta::seconds(1));
    let manager = world.person(1);
    let can = request(&manager, &declined[0], "viewerCanReopen").await;
    assert_eq!(can["viewerCanReopen"], false);
    assert_eq!(reopen(&manager, &declined[0]).await, "REOPENING_OVER");
}
