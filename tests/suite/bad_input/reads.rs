//! Pages and searches.

use crate::demo::Demo;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::support::gid::{self, Kind};
use serde_json::{Value, json};
use tests::gql::pick;
use uuid::Uuid;

const PAGE: &str =
    "query($first: Int, $after: String) { circles(first: $first, after: $after) { edges { cursor } } }";
const SEARCH: &str =
    "query($filter: OpenCircleFilter) { circles(filter: $filter) { totalCount edges { node { title } } } }";

#[tokio::test]
async fn pages_have_one_to_a_hundred_entries() {
    let service = Demo::start().await;
    for first in [i32::MIN, -1, 0, 101, i32::MAX] {
        let answer = service
            .without_effect("amara.okafor", PAGE, json!({ "first": first }))
            .await;
        let code = answer.pointer("/errors/0/extensions/code");
        // A page of two thousand million is too complex before it is out of range.
        let expected = if first == i32::MAX {
            "TOO_COMPLEX"
        } else {
            "BAD_USER_INPUT"
        };
        assert_eq!(code, Some(&json!(expected)), "{first}: {answer:#}");
    }
    service
        .rejects(PAGE, json!({ "first": 0 }), "first is between 1 and 100")
        .await;
}

#[tokio::test]
async fn cursors_are_those_that_were_answered() {
    let service = Demo::start().await;
    let instant = |micros: i64| {
        let mut bytes = micros.to_be_bytes().to_vec();
        bytes.extend([7; 16]);
        URL_SAFE_NO_PAD.encode(bytes)
    };
    let far = [
        i64::MIN,
        -8_000_000_000_000_000_000,
        8_000_000_000_000_000_000,
        i64::MAX,
    ]
    .map(instant);
    let broken = ["", "x", "AAAA", "\0", "%", "☂"].map(str::to_owned);
    for cursor in far.into_iter().chain(broken) {
        let variables = json!({ "after": cursor });
        service
            .rejects(PAGE, variables, "after is not a cursor. Give the endCursor")
            .await;
    }
}

#[tokio::test]
async fn searches_mean_what_they_say() {
    let service = Demo::start().await;
    let token = service.token("amara.okafor");
    let found = async |text: &str| {
        let filter = json!({ "filter": { "text": text } });
        let data = service.gql().data(Some(&token), SEARCH, filter).await;
        pick(&data, "/circles/edges").as_array().unwrap().len()
    };
    assert!(found("leading").await > 0, "what is there is found");
    // Signs are no wildcards and no operators: they are ignored.
    let all = found("").await;
    for text in ["%", "_", "\\", "%%", "'", "\"", "*", " \n\t ", "\0"] {
        assert_eq!(found(text).await, all, "{text}");
    }
    for text in [
        "l%g",
        "l_ading",
        "' OR '1'='1",
        "\"lead\" OR",
        "NEAR(lead)",
        "leading% %xyz",
    ] {
        assert_eq!(found(text).await, 0, "{text}");
    }
    for text in ["leading\\", "^LEADING", "\"leading\"", "lea\u{ad}ding", "léading"] {
        assert_eq!(found(text).await, found("leading").await, "{text}");
    }
    let topics = service
        .gql()
        .data(Some(&token), "{ topics { name } }", json!({}))
        .await;
    let named = topics["topics"].as_array().unwrap();
    let named = futures::future::join_all(named.iter().map(|topic| found(topic["name"].as_str().unwrap())));
    assert!(
        named.await.iter().any(|circles| *circles > 0),
        "a topic's name finds its circles"
    );
}

#[tokio::test]
async fn filters_say_what_is_wrong_with_them() {
    let service = Demo::start().await;
    let meeting = gid::encode(Kind::Meeting, Uuid::nil());
    for (filter, says) in [
        (
            json!({ "text": "x".repeat(10_000) }),
            "filter.text has 200 characters at most",
        ),
        (
            json!({ "text": "one two three four five six seven eight nine" }),
            "filter.text has 8 words at most",
        ),
        (
            json!({ "topicId": "x" }),
            "filter.topicId is not an id. Give the id of a Topic",
        ),
        (
            json!({ "topicId": meeting }),
            "filter.topicId is the id of a Meeting",
        ),
        (
            json!({ "affinityNetworkId": "x" }),
            "filter.affinityNetworkId is not an id",
        ),
        (json!({ "language": "en\0" }), "filter.language is not a language"),
        (
            json!({ "language": "english please" }),
            "filter.language is not a language. Give a BCP 47 tag",
        ),
        (
            json!({ "maxHoursApart": 13 }),
            "filter.maxHoursApart is between 0 and 12",
        ),
        (
            json!({ "maxHoursApart": -1 }),
            "filter.maxHoursApart is between 0 and 12",
        ),
        (
            json!({ "minFreeSeats": -1 }),
            "filter.minFreeSeats is between 0 and 100",
        ),
        (
            json!({ "minFreeSeats": i32::MAX }),
            "filter.minFreeSeats is between 0 and 100",
        ),
    ] {
        service.rejects(SEARCH, json!({ "filter": filter }), says).await;
    }
}

#[tokio::test]
async fn nothing_is_found_by_what_is_no_id() {
    let service = Demo::start().await;
    let token = service.token("amara.okafor");
    let query = "query($id: ID!) { node(id: $id) { id } }";
    for id in ["", "x", "\0", "' OR 1=1 --", &"A".repeat(10_000)] {
        let data = service.gql().data(Some(&token), query, json!({ "id": id })).await;
        assert_eq!(pick(&data, "/node"), &Value::Null, "{id}");
        let circle = "query($id: ID!) { circle(id: $id) { id } }";
        service
            .rejects(
                circle,
                json!({ "id": id }),
                "id is not an id. Give the id of a Circle",
            )
            .await;
    }
    let many: Vec<&str> = vec!["x"; 101];
    let nodes = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    service
        .rejects(nodes, json!({ "ids": many }), "ids takes 100 at most")
        .await;
}
