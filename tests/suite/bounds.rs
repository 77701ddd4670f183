//! What one request may take of the database, and how long.

use entity::query::circle::{OpenFilter, open_count};
use entity::query::count::{Count, MOST};
use entity::support::db::Db;
use futures::future::join_all;
use sea_orm::ConnectionTrait;
use std::time::Duration;
use tests::{Stack, TestDatabase, rows};

#[tokio::test]
async fn a_reader_holds_no_more_connections_than_it_may() {
    if Stack::current() == Stack::Embedded {
        return;
    }
    let database = TestDatabase::migrated().await;
    let db = Db::connect(database.url(), 6).await.unwrap();
    let reader = db.reader(2);
    let asked = join_all((0..6).map(|_| reader.execute_unprepared("SELECT pg_sleep(0.3)")));
    let watch = async {
        tokio::time::sleep(Duration::from_millis(150)).await;
        let busy = "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'";
        let statement = sea_orm::Statement::from_string(db.backend(), busy);
        let row = db.read().query_one_raw(statement).await.unwrap().unwrap();
        row.try_get::<i64>("", "n").unwrap()
    };
    let (_, busy) = tokio::join!(asked, watch);
    assert_eq!(busy, 2);
}

#[tokio::test]
async fn a_statement_is_given_up_where_the_database_works_on_it() {
    if Stack::current() == Stack::Embedded {
        return;
    }
    let database = TestDatabase::migrated().await;
    let db = Db::connect_bounded(database.url(), 2, Duration::from_millis(200))
        .await
        .unwrap();
    let error = db
        .read()
        .execute_unprepared("SELECT pg_sleep(5)")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("statement timeout"), "{error}");
}

#[tokio::test]
async fn counting_ends_at_the_most() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    let mut entries = vec![
        rows::job_family(1),
        rows::rung(1, 1),
        rows::topic(1),
        rows::employee(1),
        rows::profile(1),
    ];
    entries.extend((1..=u128::from(MOST) + 1).map(|number| rows::circle(number, 1, 1)));
    rows::seed(&db, entries).await;
    let count = async || open_count(db.read(), &OpenFilter::default()).await.unwrap();
    assert_eq!(
        count().await,
        Count {
            counted: MOST,
            exact: false
        }
    );
    let one = "DELETE FROM circle WHERE id = (SELECT id FROM circle LIMIT 1)";
    db.read().execute_unprepared(one).await.unwrap();
    assert_eq!(
        count().await,
        Count {
            counted: MOST,
            exact: true
        }
    );
}
