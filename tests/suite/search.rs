//! Text search on either database: what people take for the same is found, and stored texts keep up with it.

use crate::demo::Demo;
use entity::ops::circle::IndexTexts;
use entity::rules::Policy;
use entity::support::clock::{Clock, SystemClock};
use entity::work::{Actor, Cx};
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::sync::Arc;
use tests::gql::pick;

async fn found(service: &Demo, text: &str) -> Vec<String> {
    let token = service.token("amara.okafor");
    let search =
        "query($text: String!) { circles(filter: { text: $text }, first: 100) { edges { node { title } } } }";
    let data = service
        .gql()
        .data(Some(&token), search, json!({ "text": text }))
        .await;
    let edges = pick(&data, "/circles/edges").as_array().unwrap().clone();
    edges
        .iter()
        .map(|edge| pick(edge, "/node/title").as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn words_are_found_however_they_are_written() {
    let service = Demo::start().await;
    let title = "Führen ohne Autorität — KI für 東日本, Straße";
    let token = service.token("amara.okafor");
    let topics = service
        .gql()
        .data(Some(&token), "{ topics { id } }", json!({}))
        .await;
    let input = json!({
        "topicId": topics["topics"][0]["id"], "title": title, "description": "Together.", "zone": "Europe/Berlin",
        "language": "de", "wantsAdvisor": false, "role": "MEMBER",
    });
    let propose = tests::gql::mutation("proposeCircle", "circle { title }");
    service
        .gql()
        .act(&token, &propose, json!({ "input": input }))
        .await;
    for text in [
        "fuhren",
        "FÜHREN",
        "autoritat ohne",
        "Fu\u{308}hren",
        "ki",
        "日本",
        "本",
        "STRASSE",
        "stra\u{ad}ße",
        "füh rit",
    ] {
        assert!(found(&service, text).await.contains(&title.to_owned()), "{text}");
    }
    for text in ["i", "ur", "西日本", "strase"] {
        assert!(!found(&service, text).await.contains(&title.to_owned()), "{text}");
    }
}

#[tokio::test]
async fn a_renamed_topic_and_an_older_folding_are_indexed_anew() {
    let service = Demo::start().await;
    let db = service.database().connect().await;
    assert!(found(&service, "ballooning").await.is_empty());
    db.read()
        .execute_unprepared("UPDATE topic SET name = 'Ballooning'")
        .await
        .unwrap();
    db.read()
        .execute_unprepared("UPDATE circle SET search_text = 'of an older release', search_version = 0 WHERE title LIKE '%a%'")
        .await
        .unwrap();
    let cx = Cx {
        now: SystemClock.now(),
        actor: Actor::System,
        policy: Arc::new(Policy::default()),
    };
    let mut batches = Vec::new();
    while batches.last() != Some(&0) {
        batches.push(db.write(&cx, IndexTexts { limit: 4 }).await.unwrap());
    }
    assert!(batches.iter().sum::<u64>() > 4, "{batches:?}");
    let all = found(&service, "").await;
    assert_eq!(found(&service, "BALLOONING").await, all);
    let word = all.first().unwrap().split(' ').next().unwrap();
    assert!(found(&service, word).await.contains(&all[0]), "{word}");
}
