//! A sweep of the clock costs in proportion to what is due, and not to what exists.

use chrono::{DateTime, Days, TimeDelta, Utc};
use entity::model::enums::Decision;
use entity::rules::Policy;
use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tests::TestDatabase;
use tests::reads::Reads;
use tests::rows::{self, topic};
use tests::world::{Circle, Person, Replica, TOPIC};

const DUE: u128 = 20;

fn now() -> DateTime<Utc> {
    "2027-03-01T12:00:00Z".parse().unwrap()
}

/// Circles of which the first `due` are due.
fn circles(count: u128, due: u128) -> Vec<Circle> {
    (0..count)
        .map(|each| {
            // A term of which 120 days are left, or none.
            let left = if each < due { 0 } else { 120 };
            let ends_on = now().date_naive() + Days::new(left);
            let people = [0, 1, 2].map(|place| 1 + (each * 3 + place) % 60);
            let circle = Circle::active(1000 + each, "UTC", ends_on - Days::new(181), 1, 3)
                .of_people(&people)
                .with(|row| row.term_ends_on = Some(ends_on))
                .played_until(now() - TimeDelta::days(2));
            match each % 3 {
                0 => circle.decided(Decision::Continue, now() - TimeDelta::days(9)),
                1 => circle.decided(Decision::Disband, now() - TimeDelta::days(9)),
                _ => circle,
            }
        })
        .collect()
}

/// What a sweep sends, and how often; and how many rows PostgreSQL reads for it.
async fn sweep(count: u128, due: u128) -> (BTreeMap<String, usize>, Option<i64>) {
    let database = TestDatabase::migrated().await;
    // Closed before anything is counted: PostgreSQL counts what a session did when it ends.
    let db = Db::connect(database.url(), 2).await.unwrap();
    let mut all = vec![topic(TOPIC)];
    all.extend((1..=60).flat_map(|person| Person::new(person).rows()));
    all.extend(
        circles(count, due)
            .into_iter()
            .flat_map(|circle| circle.rows(&Policy::default())),
    );
    rows::seed(&db, all).await;
    if db.backend() == DbBackend::Postgres {
        db.read().execute_unprepared("VACUUM ANALYZE").await.unwrap();
    }
    db.close().await.unwrap();
    let db = database.connect().await;
    let sent: Arc<Mutex<BTreeMap<String, usize>>> = Arc::default();
    let listener = Arc::clone(&sent);
    let observed = Db::connect(database.url(), 2)
        .await
        .unwrap()
        .observed(move |sql| {
            *listener.lock().unwrap().entry(sql.to_owned()).or_default() += 1;
        });
    let before = Reads::of(&db).await;
    let replica = Replica::over(&database, observed.clone(), &[], now());
    let done = replica.sweep().await;
    assert_eq!(done as u128, due);
    drop(replica);
    observed.close().await.unwrap();
    let after = Reads::of(&db).await;
    let read = before.zip(after).map(|(before, after)| after.rows - before.rows);
    let sent = std::mem::take(&mut *sent.lock().unwrap());
    (sent, read)
}

#[tokio::test]
async fn a_sweep_sends_as_much_among_two_hundred_circles_as_among_two_thousand() {
    let (few, read_of_few) = sweep(200, DUE).await;
    let (many, read_of_many) = sweep(2000, DUE).await;
    assert!(few.values().sum::<usize>() > 100, "{few:#?}");
    assert_eq!(few, many);
    if let Some((few, many)) = read_of_few.zip(read_of_many) {
        assert!(
            many <= 2 * few,
            "rows read: {few} among 200 circles, {many} among 2,000"
        );
    }
}

#[tokio::test]
async fn a_sweep_that_finds_nothing_asks_a_handful_of_questions() {
    let (sent, read) = sweep(500, 0).await;
    let total: usize = sent.values().sum();
    assert!(total <= 12, "{sent:#?}");
    // The sixty people fill a block, which is read as a whole; the circles are many more.
    assert!(read.is_none_or(|read| read <= 2 * 60), "{read:?} rows read");
}

#[tokio::test]
async fn each_that_is_due_takes_as_much_as_the_others() {
    let total = async |due| sweep(200, due).await.0.values().sum::<usize>();
    // Of each kind as many, and all on one page.
    let (some, more, most) = (total(30).await, total(60).await, total(90).await);
    assert_eq!(most - more, more - some);
}
