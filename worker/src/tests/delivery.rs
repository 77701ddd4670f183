//! The state machine of an outbox row (`entity::outbox::delivery`).

use crate::testing::{World, start};
use chrono::TimeDelta;
use entity::model::enums::OutboxStatus;
use entity::outbox::MailKind;
use entity::outbox::delivery::{
    JobRef, MAX_ATTEMPTS, Outcome, give_back, lease_due, next_due, settle, start as begin,
};
use std::collections::HashSet;
use uuid::Uuid;

const LEASE: TimeDelta = TimeDelta::seconds(60);

/// A world with `count` mails that are due.
async fn world(count: u128) -> World {
    let world = World::new().await;
    let person = world.person(1, "Amira").await;
    for n in 1..=count {
        world.mail(n, MailKind::Welcome, person, None, None).await;
    }
    world
}

fn job(n: u128, attempt: i32) -> JobRef {
    JobRef {
        outbox_id: Uuid::from_u128(n),
        attempt,
    }
}

#[tokio::test]
async fn a_row_is_handed_to_one_caller_started_once_and_settled_once() {
    let world = world(1).await;
    let (db, now) = (&world.db, start());
    assert_eq!(lease_due(db, now, 10, LEASE).await.unwrap(), [job(1, 1)]);
    assert!(lease_due(db, now, 10, LEASE).await.unwrap().is_empty());
    assert!(
        !settle(db, job(1, 1), Outcome::Sent, now).await.unwrap(),
        "not started"
    );
    let row = begin(db, job(1, 1), now, LEASE).await.unwrap().unwrap();
    assert_eq!((row.status, row.attempt), (OutboxStatus::Running, 1));
    assert!(begin(db, job(1, 1), now, LEASE).await.unwrap().is_none());
    assert!(settle(db, job(1, 1), Outcome::Sent, now).await.unwrap());
    assert!(
        !settle(db, job(1, 1), Outcome::Dead("late".into()), now)
            .await
            .unwrap()
    );
    let row = world.row(row.id).await;
    assert_eq!(
        (row.status, row.settled_at, row.lease_until),
        (OutboxStatus::Sent, Some(now), None)
    );
    assert_eq!(next_due(db).await.unwrap(), None);
}

#[tokio::test]
async fn a_lease_that_runs_out_fences_its_holder_out() {
    for started in [false, true] {
        let world = world(1).await;
        let (db, later) = (&world.db, start() + LEASE);
        lease_due(db, start(), 10, LEASE).await.unwrap();
        if started {
            begin(db, job(1, 1), start(), LEASE).await.unwrap().unwrap();
        }
        assert!(
            lease_due(db, later - TimeDelta::seconds(1), 10, LEASE)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(next_due(db).await.unwrap(), Some(later));
        assert_eq!(lease_due(db, later, 10, LEASE).await.unwrap(), [job(1, 2)]);
        assert!(begin(db, job(1, 1), later, LEASE).await.unwrap().is_none());
        assert!(!settle(db, job(1, 1), Outcome::Sent, later).await.unwrap());
        assert!(begin(db, job(1, 2), later, LEASE).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn oldest_first_and_no_more_than_asked_for() {
    let world = world(5).await;
    let jobs = lease_due(&world.db, start(), 3, LEASE).await.unwrap();
    assert_eq!(jobs, [job(1, 1), job(2, 1), job(3, 1)]);
    assert_eq!(
        lease_due(&world.db, start(), 3, LEASE).await.unwrap(),
        [job(4, 1), job(5, 1)]
    );
}

#[tokio::test]
async fn a_retry_waits_for_its_time_and_the_last_one_is_dead() {
    let world = world(1).await;
    let db = &world.db;
    let mut now = start();
    for attempt in 1..=MAX_ATTEMPTS {
        assert_eq!(lease_due(db, now, 10, LEASE).await.unwrap(), [job(1, attempt)]);
        begin(db, job(1, attempt), now, LEASE).await.unwrap().unwrap();
        let available_at = now + TimeDelta::minutes(5);
        let outcome = Outcome::Retry {
            available_at,
            why: "smtp 450".into(),
        };
        assert!(settle(db, job(1, attempt), outcome, now).await.unwrap());
        assert!(lease_due(db, now, 10, LEASE).await.unwrap().is_empty());
        now = available_at;
    }
    let row = world.row(Uuid::from_u128(1)).await;
    assert_eq!(row.status, OutboxStatus::Dead);
    assert_eq!(
        row.last_error.as_deref(),
        Some("gave up after 14 tries: smtp 450")
    );
}

#[tokio::test]
async fn a_row_that_always_takes_its_process_down_is_dead_in_the_end() {
    let world = world(2).await;
    let db = &world.db;
    let mut now = start();
    for attempt in 1..=MAX_ATTEMPTS {
        assert_eq!(lease_due(db, now, 1, LEASE).await.unwrap(), [job(1, attempt)]);
        begin(db, job(1, attempt), now, LEASE).await.unwrap().unwrap();
        now += LEASE;
    }
    assert_eq!(
        lease_due(db, now, 10, LEASE).await.unwrap(),
        [job(2, 1)],
        "the neighbour goes on"
    );
    let row = world.row(Uuid::from_u128(1)).await;
    assert_eq!((row.status, row.lease_until), (OutboxStatus::Dead, None));
}

#[tokio::test]
async fn what_was_not_begun_is_given_back_and_not_counted() {
    let world = world(1).await;
    let (db, now) = (&world.db, start());
    lease_due(db, now, 10, LEASE).await.unwrap();
    assert!(give_back(db, job(1, 1)).await.unwrap());
    assert!(!give_back(db, job(1, 1)).await.unwrap());
    let row = world.row(Uuid::from_u128(1)).await;
    assert_eq!((row.status, row.attempt), (OutboxStatus::Pending, 0));
    assert_eq!(lease_due(db, now, 10, LEASE).await.unwrap(), [job(1, 1)]);
    begin(db, job(1, 1), now, LEASE).await.unwrap().unwrap();
    assert!(!give_back(db, job(1, 1)).await.unwrap(), "it runs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_relays_share_the_rows_without_doubles() {
    let world = world(200).await;
    let relays = (0..8).map(|_| {
        let db = world.db.clone();
        async move {
            let mut mine = Vec::new();
            loop {
                match lease_due(&db, start(), 7, LEASE).await.unwrap() {
                    jobs if jobs.is_empty() => return mine,
                    jobs => mine.extend(jobs),
                }
            }
        }
    });
    let jobs: Vec<JobRef> = futures::future::join_all(relays)
        .await
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(jobs.len(), 200);
    assert_eq!(jobs.iter().collect::<HashSet<_>>().len(), 200);
}
