//! The built program starts, answers and stops under the harness.

use serde_json::json;
use tests::{ApiCommand, TestDatabase, gql};

fn circles(database: &TestDatabase) -> ApiCommand {
    ApiCommand::new(&[]).on(database).env("DEMO", "false")
}

#[tokio::test]
async fn starts_answers_and_stops_when_told_to() {
    let database = TestDatabase::migrated().await;
    for _ in 0..2 {
        let api = circles(&database).start().await;
        let data = api.gql().data(None, "{ __typename }", json!({})).await;
        assert_eq!(gql::text(&data, "/__typename"), "Query");
        let (status, output) = api.terminate().await;
        assert!(status.success(), "{status}:\n{output}");
    }
}

#[tokio::test]
async fn can_be_killed_and_started_again() {
    let database = TestDatabase::migrated().await;
    circles(&database).start().await.kill();
    let api = circles(&database).start().await;
    assert!(!api.output().is_empty());
}

#[tokio::test]
async fn refused_settings_end_it_with_a_message() {
    let database = TestDatabase::empty().await;
    let output = ApiCommand::new(&[])
        .on(&database)
        .env("HTTP_ADDR", "nowhere")
        .run();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && message.contains("--http-addr"),
        "{message}"
    );
}
