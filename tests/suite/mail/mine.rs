//! `viewer.mail`: every mail that the system sent a person or decided not to, and why.

use serde_json::{Value, json};
use tests::World;
use tests::gql::pick;
use tests::rows::{Row, at, id, outbox};
use tests::world::Circle;

const MAIL: &str = "query($first: Int, $after: String) { viewer { mail(first: $first, after: $after) {
    edges { node { kind state reason createdAt settledAt circle { title } } } pageInfo { hasNextPage endCursor } } } }";

fn settled(row: Row, status: &str) -> Row {
    row.set("status", status).set("settled_at", at(2))
}

/// Two people, the circle of one, and these mails.
async fn world(mails: impl IntoIterator<Item = Row>) -> World {
    let circle = Circle::proposed(1, "Europe/London", at(0)).of_people(&[2]);
    let world = World::build().people([1, 2]).circle(circle).rows(mails);
    world.leaves_mail("mails in every state").start().await
}

fn nodes(data: &Value) -> Vec<Value> {
    let edges = pick(data, "/viewer/mail/edges").as_array().unwrap();
    edges.iter().map(|edge| edge["node"].clone()).collect()
}

#[tokio::test]
async fn every_state_is_told_in_words_for_people() {
    let row = |n: u128, kind| outbox(n, kind, 1, 1).set("created_at", at(n as i64));
    let why = |row: Row, why: &str| row.set("last_error", why);
    let secret = "451 4.7.1 <person1@example.org> greylisted by mx7.internal";
    let rows = [
        row(1, "approved"),
        why(row(2, "declined").set("status", "RETRY"), secret),
        settled(row(3, "circle_started"), "SENT"),
        why(
            settled(row(4, "ready_to_publish"), "SKIPPED"),
            "reminders are turned off",
        ),
        why(
            settled(row(5, "participant_left"), "SKIPPED"),
            "news is turned off",
        ),
        why(settled(row(6, "seat_offered"), "SKIPPED"), "the offer has lapsed"),
        why(
            settled(row(7, "participant_joined"), "SKIPPED"),
            "kept for the digest",
        )
        .set("kept_at", at(7)),
        why(
            settled(row(8, "participant_joined"), "SKIPPED"),
            "kept for the digest",
        )
        .set("kept_at", at(8))
        .set("digest_id", id(99)),
        why(settled(row(9, "welcome"), "DEAD"), secret),
        why(settled(row(10, "welcome"), "UNKNOWN"), secret),
        row(11, "from_the_future"),
        // Somebody else's.
        outbox(12, "approved", 1, 2),
    ];
    let data = world(rows).await.person(1).asks(MAIL, json!({})).await;
    let told: Vec<_> = nodes(&data)
        .iter()
        .map(|node| {
            let reason = node["reason"].as_str().unwrap_or_default().to_owned();
            (
                node["kind"].as_str().unwrap_or("-").to_owned(),
                node["state"].as_str().unwrap().to_owned(),
                reason,
            )
        })
        .collect();
    let expected = [
        ("-", "WAITING", ""),
        ("WELCOME", "MAY_HAVE_ARRIVED", "did not say whether it took it"),
        ("WELCOME", "FAILED", "could not be delivered"),
        ("PARTICIPANT_JOINED", "IN_DIGEST", "It was part of your digest."),
        (
            "PARTICIPANT_JOINED",
            "IN_DIGEST",
            "It is kept for your next digest.",
        ),
        (
            "SEAT_OFFERED",
            "NOT_SENT",
            "no longer true when its turn came: the offer has lapsed.",
        ),
        (
            "PARTICIPANT_LEFT",
            "NOT_SENT",
            "You had turned news of your circles off.",
        ),
        ("READY_TO_PUBLISH", "NOT_SENT", "You had turned reminders off."),
        ("CIRCLE_STARTED", "SENT", ""),
        ("DECLINED", "WAITING", "tried again"),
        ("APPROVED", "WAITING", ""),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (found, (kind, state, reason)) in told.iter().zip(expected) {
        assert_eq!((found.0.as_str(), found.1.as_str()), (kind, state));
        assert!(
            found.2.contains(reason) && found.2.is_empty() == reason.is_empty(),
            "{found:?}"
        );
    }
    for leak in ["451", "greylisted", "mx7", "example.org"] {
        assert!(!data.to_string().contains(leak), "{leak} in {data:#}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_newest_first() {
    // Some of them at the same instant.
    let rows = (1..=45_u128).map(|n| outbox(n, "welcome", 1, 1).set("created_at", at((n / 3) as i64)));
    let world = world(rows).await;
    let (mut after, mut seen) = (Value::Null, Vec::new());
    loop {
        let page = json!({ "first": 10, "after": after });
        let page = world.person(1).asks(MAIL, page).await;
        seen.extend(
            nodes(&page)
                .iter()
                .map(|node| node["createdAt"].as_str().unwrap().to_owned()),
        );
        if !pick(&page, "/viewer/mail/pageInfo/hasNextPage")
            .as_bool()
            .unwrap()
        {
            break;
        }
        after = pick(&page, "/viewer/mail/pageInfo/endCursor").clone();
    }
    assert_eq!(seen.len(), 45);
    assert!(seen.is_sorted_by(|newer, older| newer >= older));
}

#[tokio::test]
async fn a_circle_that_is_hidden_is_not_named() {
    let rows = [outbox(1, "approved", 1, 1)];
    let world = world(rows).await;
    let named = world.person(1).asks(MAIL, json!({})).await;
    assert_eq!(nodes(&named)[0]["circle"], json!({ "title": "Circle 1" }));
    world
        .sql("UPDATE circle SET state = 'DRAFT', proposed_at = NULL")
        .await;
    let hidden = world.person(1).asks(MAIL, json!({})).await;
    assert_eq!(nodes(&hidden)[0]["circle"], Value::Null);
}
