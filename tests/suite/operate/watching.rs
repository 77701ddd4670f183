//! `/metrics` and `/health/ready` of the running service.

use super::one_mail;
use entity::support::db::Db;
use sea_orm::ConnectionTrait;
use std::time::Duration;
use tests::{ApiCommand, SmtpSink, Stack, TestDatabase, gql::http_client, ports};

async fn get(url: String) -> String {
    let answer = http_client().get(url).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.status());
    answer.text().await.unwrap()
}

#[tokio::test]
async fn a_mail_that_was_sent_is_counted_and_named_by_kind_only() {
    let (database, mails) = (TestDatabase::migrated().await, SmtpSink::start().await);
    let (api, _) = one_mail(&database, &mails).await;
    let sent = "circles_mail_tries_total{kind=\"welcome\",outcome=\"sent\"} 1";
    let mut figures = String::new();
    for _ in 0..100 {
        figures = get(api.metrics()).await;
        if figures.contains(sent) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for line in [
        sent,
        "circles_outbox_mails{status=\"PENDING\"} 0",
        "circles_outbox_oldest_due_seconds 0",
        "circles_mail_try_seconds_count 1",
        "circles_mail_delay_seconds_count 1",
    ] {
        assert!(figures.contains(line), "{line}:\n{figures}");
    }
    assert!(!figures.contains('@') && !figures.contains("Person"), "{figures}");
}

#[tokio::test]
async fn without_its_redis_the_service_is_ready_and_says_degraded() {
    let database = TestDatabase::migrated().await;
    let api = ApiCommand::new(&[])
        .on(&database)
        .env("DEMO", "false")
        .env("RUN", "api")
        .env("REDIS_URL", format!("redis://{}", ports::free()))
        .start()
        .await;
    let ready = get(format!("{}/health/ready", api.base())).await;
    assert!(ready.contains("\"status\":\"degraded\""), "{ready}");
    let figures = get(api.metrics()).await;
    assert!(figures.contains("circles_queue_up 0"), "{figures}");
}

#[tokio::test]
async fn a_database_that_only_answers_is_not_one_to_work_with() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    db.check_writable().await.unwrap();
    let read_only = match Stack::current() {
        Stack::Embedded => database.url().replace("mode=rwc", "mode=ro"),
        Stack::Production => {
            let name = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$";
            db.read().execute_unprepared(name).await.unwrap();
            database.url().to_owned()
        }
    };
    let db = Db::connect(&read_only, 1).await.unwrap();
    db.ping().await.unwrap();
    assert!(db.check_writable().await.is_err());
}
