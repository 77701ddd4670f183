//! Releases side by side: this program beside a later one, which has migrated the database and writes what is unknown here.

use super::{circles, printed};
use migration::Schema;
use sea_orm::{ConnectionTrait, Database};
use serde_json::json;
use tests::gql::text;
use tests::{ApiCommand, Client, TestDatabase};

/// Migrates the database as a later release would: a column, a table, and the memory of it.
async fn migrated_by_a_later_release() -> TestDatabase {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    for sql in [
        "ALTER TABLE circle ADD COLUMN later_column text",
        "CREATE TABLE later_table (id integer PRIMARY KEY)",
        "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_later', 0)",
    ] {
        db.read().execute_unprepared(sql).await.unwrap();
    }
    db.close().await.unwrap();
    database
}

#[tokio::test]
async fn a_newer_schema_is_worked_with() {
    let database = migrated_by_a_later_release().await;
    let doctor = printed(&ApiCommand::new(&["doctor"]).on(&database).run());
    assert!(
        doctor.contains("newer than this program, which works with it"),
        "{doctor}"
    );

    let process = circles(&database).env("DEMO", "true").start().await;
    let token = ApiCommand::new(&["token", "amara.okafor@example.com"])
        .on(&database)
        .run();
    let token = String::from_utf8(token.stdout).unwrap();
    let client = Client::new(process.gql(), token.trim().to_owned());
    let topics = client.asks("{ topics { id } }", json!({})).await;
    let input = json!({
        "topicId": text(&topics, "/topics/0/id"), "title": "Side by side", "description": "Two releases.",
        "zone": "Europe/Berlin", "language": "en", "wantsAdvisor": false, "role": "MEMBER",
    });
    let proposed = client.act("proposeCircle", "circle { state }", input).await;
    assert_eq!(text(&proposed, "/circle/state"), "PROPOSED");
    let (status, output) = process.terminate().await;
    assert!(status.success(), "{output}");
    assert!(
        output.contains("a later release has migrated the database")
            && output.contains("m20991231_000001_later"),
        "{output}"
    );
}

#[tokio::test]
async fn another_line_of_releases_is_refused() {
    let database = migrated_by_a_later_release().await;
    let connection = Database::connect(database.url()).await.unwrap();
    connection
        .execute_unprepared("DELETE FROM seaql_migrations WHERE version = 'm20261125_000001_failures'")
        .await
        .unwrap();
    let error = migration::compare(&connection).await.unwrap_err().to_string();
    assert!(
        error.contains("lacks 1 migrations of this program") && error.contains("m20991231_000001_later"),
        "{error}"
    );
    connection
        .execute_unprepared("DELETE FROM seaql_migrations WHERE version = 'm20991231_000001_later'")
        .await
        .unwrap();
    assert_eq!(migration::compare(&connection).await, Ok(Schema::Older(1)));
}
