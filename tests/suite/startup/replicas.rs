//! Several processes on one database.

use super::{circles, count, printed};
use futures::future::join_all;
use serde_json::json;
use std::thread;
use tests::{ApiCommand, TestDatabase, contents, invariants};

#[tokio::test]
async fn any_number_may_start_at_once_on_an_empty_database() {
    let database = TestDatabase::empty().await;
    let starting = (0..5).map(|_| ApiCommand::new(&[]).on(&database).start());
    let processes = join_all(starting).await;
    let db = database.connect().await;
    assert_eq!(
        count(&db, "employee", "1 = 1").await,
        40,
        "the demo programme is loaded once"
    );
    assert_eq!(count(&db, "circle", "1 = 1").await, 10);
    invariants::assert_hold(db.read(), "five loads at once").await;
    // They share the secret of their sign-in too.
    let token = ApiCommand::new(&["token", "amara.okafor@example.com"])
        .on(&database)
        .run();
    assert!(token.status.success(), "{}", printed(&token));
    let token = String::from_utf8(token.stdout).unwrap();
    for process in processes {
        let query = "{ viewer { person { displayName } } }";
        let data = process.gql().data(Some(token.trim()), query, json!({})).await;
        assert_eq!(
            data,
            json!({ "viewer": { "person": { "displayName": "Amara Okafor" } } })
        );
        let (status, output) = process.terminate().await;
        assert!(status.success(), "{output}");
    }
}

#[tokio::test]
async fn any_number_may_migrate_at_once() {
    let database = TestDatabase::empty().await;
    let outputs = thread::scope(|scope| {
        let migrate = || ApiCommand::new(&["migrate"]).on(&database).run();
        let running: Vec<_> = (0..5).map(|_| scope.spawn(migrate)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect::<Vec<_>>()
    });
    for output in outputs {
        assert!(output.status.success(), "{}", printed(&output));
    }
    assert_eq!(count(&database.connect().await, "circle", "1 = 1").await, 0);
}

#[tokio::test]
async fn the_demo_programme_never_goes_into_a_database_with_data() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    tests::rows::employee(1).insert(db.read()).await.unwrap();
    let before = contents::of(db.read()).await;
    let api = circles(&database).env("DEMO", "true").start().await;
    api.terminate().await;
    assert_eq!(contents::of(db.read()).await["employee"], before["employee"]);
    assert_eq!(count(&db, "circle", "1 = 1").await, 0);
}
