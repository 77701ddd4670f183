//! The state machine of an outbox row (`entity::outbox::delivery`).

use crate::testing::{World, start};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::enums::OutboxStatus;
use entity::model::outbox;
use entity::outbox::MailKind;
use entity::outbox::delivery::{
    JobRef, MAX_CRASHES, MAX_DOUBTS, MAX_LOST_IN_DOUBT, MAX_TRIES, Outcome, give_back, hand_over, lease_due,
    next_due, release_leased, renew, settle, start as begin, suspect,
};
use std::collections::HashSet;
use uuid::Uuid;

const LEASE: TimeDelta = TimeDelta::seconds(60);
const DOUBT: TimeDelta = TimeDelta::seconds(300);

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

async fn lease(world: &World, now: DateTime<Utc>) -> Vec<JobRef> {
    lease_due(&world.db, now, 10, LEASE).await.unwrap()
}

async fn run(world: &World, job: JobRef, now: DateTime<Utc>) -> outbox::Model {
    let row = begin(&world.db, job, "one", now, LEASE).await.unwrap();
    row.expect("it is ours")
}

#[tokio::test]
async fn a_row_is_handed_to_one_caller_started_once_and_settled_once() {
    let world = world(1).await;
    let (db, now) = (&world.db, start());
    assert_eq!(lease(&world, now).await, [job(1, 1)]);
    assert!(lease(&world, now).await.is_empty());
    let row = run(&world, job(1, 1), now).await;
    assert_eq!((row.status, row.tries), (OutboxStatus::Running, 1));
    assert_eq!(row.lease_owner.as_deref(), Some("one"));
    assert!(begin(db, job(1, 1), "two", now, LEASE).await.unwrap().is_none());
    assert!(hand_over(db, &row, now, DOUBT).await.unwrap());
    assert_eq!(
        settle(db, &row, &Outcome::Sent, now).await.unwrap(),
        Some(OutboxStatus::Sent)
    );
    assert!(!hand_over(db, &row, now, DOUBT).await.unwrap());
    for late in [Outcome::Dead("late".into()), Outcome::Sent] {
        assert_eq!(settle(db, &row, &late, now).await.unwrap(), None);
    }
    let row = world.row(row.id).await;
    assert_eq!(
        (row.status, row.settled_at, row.lease_until, row.handed_over_at),
        (OutboxStatus::Sent, Some(now), None, None)
    );
    assert_eq!(next_due(db).await.unwrap(), None);
}

#[tokio::test]
async fn what_a_queue_loses_is_leased_again_and_costs_no_try() {
    let world = world(1).await;
    let later = start() + LEASE;
    lease(&world, start()).await;
    assert!(lease(&world, later - TimeDelta::seconds(1)).await.is_empty());
    assert_eq!(next_due(&world.db).await.unwrap(), Some(later));
    assert_eq!(lease(&world, later).await, [job(1, 2)]);
    assert!(
        begin(&world.db, job(1, 1), "one", later, LEASE)
            .await
            .unwrap()
            .is_none(),
        "the first lease is fenced out"
    );
    assert_eq!(run(&world, job(1, 2), later).await.tries, 1);
}

#[tokio::test]
async fn a_queue_that_was_emptied_costs_no_wait() {
    let world = world(3).await;
    lease(&world, start()).await;
    run(&world, job(1, 1), start()).await;
    assert_eq!(release_leased(&world.db, start()).await.unwrap(), 2);
    assert_eq!(
        lease(&world, start()).await,
        [job(2, 2), job(3, 2)],
        "one is running"
    );
}

#[tokio::test]
async fn a_worker_that_is_lost_loses_its_tries_and_one_that_lives_keeps_them() {
    let world = world(2).await;
    let db = &world.db;
    lease(&world, start()).await;
    let (lost, _kept) = (
        run(&world, job(1, 1), start()).await,
        run(&world, job(2, 1), start()).await,
    );
    let later = start() + LEASE;
    let (one, another) = ([job(2, 1)], [job(1, 1)]);
    let in_time = later - TimeDelta::seconds(1);
    renew(db, "one", &one, in_time, LEASE, DOUBT).await.unwrap();
    renew(db, "another", &another, in_time, LEASE, DOUBT)
        .await
        .unwrap();
    assert_eq!(lease(&world, later).await, [job(1, 2)]);
    assert!(
        !hand_over(db, &lost, later, DOUBT).await.unwrap(),
        "too late to send"
    );
    let failed = Outcome::Dead("late".into());
    assert_eq!(settle(db, &lost, &failed, later).await.unwrap(), None);
    let row = world.row(lost.id).await;
    assert_eq!(
        (row.crashes, row.last_error.as_deref()),
        (1, Some("its worker was lost"))
    );
}

#[tokio::test]
async fn what_was_accepted_is_sent_whoever_has_the_row() {
    let world = world(1).await;
    lease(&world, start()).await;
    let frozen = run(&world, job(1, 1), start()).await;
    assert!(hand_over(&world.db, &frozen, start(), DOUBT).await.unwrap());
    let beat = start() + TimeDelta::seconds(10);
    let jobs = [job(1, 1)];
    renew(&world.db, "one", &jobs, beat, LEASE, DOUBT).await.unwrap();
    let later = beat + DOUBT;
    assert!(lease(&world, later - TimeDelta::seconds(1)).await.is_empty());
    assert_eq!(lease(&world, later).await, [job(1, 2)]);
    let second = run(&world, job(1, 2), later).await;
    assert_eq!(
        settle(&world.db, &frozen, &Outcome::Sent, later).await.unwrap(),
        Some(OutboxStatus::Sent)
    );
    assert!(
        !hand_over(&world.db, &second, later, DOUBT).await.unwrap(),
        "no second copy"
    );
}

#[tokio::test]
async fn oldest_first_and_no_more_than_asked_for() {
    let world = world(5).await;
    let jobs = lease_due(&world.db, start(), 3, LEASE).await.unwrap();
    assert_eq!(jobs, [job(1, 1), job(2, 1), job(3, 1)]);
    assert_eq!(lease(&world, start()).await, [job(4, 1), job(5, 1)]);
}

#[tokio::test]
async fn a_retry_waits_for_its_time_and_the_last_one_is_dead() {
    let world = world(1).await;
    let mut now = start();
    for tries in 1..=MAX_TRIES {
        assert_eq!(lease(&world, now).await, [job(1, tries)]);
        let row = run(&world, job(1, tries), now).await;
        let available_at = now + TimeDelta::minutes(5);
        let outcome = Outcome::Retry {
            available_at,
            why: "smtp 450".into(),
        };
        let status = settle(&world.db, &row, &outcome, now).await.unwrap();
        let last = tries == MAX_TRIES;
        let expected = if last {
            OutboxStatus::Dead
        } else {
            OutboxStatus::Retry
        };
        assert_eq!(status, Some(expected));
        assert!(lease(&world, now).await.is_empty());
        now = available_at;
    }
    let row = world.row(Uuid::from_u128(1)).await;
    assert_eq!(
        row.last_error.as_deref(),
        Some("gave up after 14 tries: smtp 450")
    );
}

#[tokio::test]
async fn a_mail_that_is_put_off_costs_no_try() {
    let world = world(1).await;
    let mut now = start();
    for attempt in 1..=MAX_TRIES + 5 {
        assert_eq!(lease(&world, now).await, [job(1, attempt)]);
        let row = run(&world, job(1, attempt), now).await;
        assert_eq!(row.tries, 1);
        now += TimeDelta::seconds(30);
        let outcome = Outcome::Defer {
            available_at: now,
            why: "busy".into(),
        };
        let status = settle(&world.db, &row, &outcome, now).await.unwrap();
        assert_eq!(status, Some(OutboxStatus::Retry));
    }
}

#[tokio::test]
async fn a_row_that_always_takes_its_worker_down_is_dead_after_three_crashes() {
    let world = world(1).await;
    let mut now = start();
    for attempt in 1..=MAX_CRASHES {
        assert_eq!(lease(&world, now).await, [job(1, attempt)]);
        let row = run(&world, job(1, attempt), now).await;
        assert_eq!(row.crashes, attempt - 1);
        if row.crashes > 0 {
            suspect(&world.db, &row, row.crashes + 1).await.unwrap();
        }
        now += LEASE;
    }
    assert!(lease(&world, now).await.is_empty());
    let row = world.row(Uuid::from_u128(1)).await;
    assert_eq!((row.status, row.lease_until), (OutboxStatus::Dead, None));
    assert_eq!(
        row.last_error.as_deref(),
        Some("gave up after 3 crashes: its worker was lost")
    );
}

#[tokio::test]
async fn a_row_whose_worker_is_killed_again_and_again_after_preparing_it_is_not_blamed() {
    let world = world(1).await;
    let mut now = start();
    for attempt in 1..=20 {
        assert_eq!(lease(&world, now).await, [job(1, attempt)]);
        let row = run(&world, job(1, attempt), now).await;
        if row.crashes > 0 {
            suspect(&world.db, &row, row.crashes + 1).await.unwrap();
            suspect(&world.db, &row, 1).await.unwrap();
        }
        now += LEASE;
    }
    assert_eq!(world.row(Uuid::from_u128(1)).await.crashes, 1);
}

#[tokio::test]
async fn what_may_have_arrived_is_sent_once_more_and_after_lost_workers_four_times() {
    for (lost, times) in [(false, MAX_DOUBTS), (true, MAX_LOST_IN_DOUBT)] {
        let world = world(1).await;
        let (db, mut now) = (&world.db, start());
        for attempt in 1..=times {
            assert_eq!(lease(&world, now).await, [job(1, attempt)]);
            let row = run(&world, job(1, attempt), now).await;
            assert!(hand_over(db, &row, now, DOUBT).await.unwrap());
            now += DOUBT;
            if !lost {
                let outcome = Outcome::Doubt {
                    available_at: now,
                    why: "lost".into(),
                };
                settle(db, &row, &outcome, now).await.unwrap().unwrap();
            }
        }
        assert!(lease(&world, now).await.is_empty());
        let row = world.row(Uuid::from_u128(1)).await;
        assert_eq!((row.status, row.doubts), (OutboxStatus::Unknown, times));
    }
}

#[tokio::test]
async fn what_may_have_arrived_is_never_called_not_sent() {
    for end in [Outcome::Skip("answered".into()), Outcome::Dead("smtp 550".into())] {
        let world = world(1).await;
        let (db, now) = (&world.db, start());
        lease(&world, now).await;
        let row = run(&world, job(1, 1), now).await;
        assert!(hand_over(db, &row, now, DOUBT).await.unwrap());
        assert_eq!(lease(&world, now + DOUBT).await, [job(1, 2)]);
        let row = run(&world, job(1, 2), now + DOUBT).await;
        let status = settle(db, &row, &end, now + DOUBT).await.unwrap();
        assert_eq!(status, Some(OutboxStatus::Unknown));
    }
}

#[tokio::test]
async fn what_was_not_begun_is_given_back_and_not_counted() {
    let world = world(1).await;
    let (db, now) = (&world.db, start());
    lease(&world, now).await;
    assert_eq!(give_back(db, &[job(1, 1)]).await.unwrap(), 1);
    assert_eq!(give_back(db, &[job(1, 1)]).await.unwrap(), 0);
    let row = world.row(Uuid::from_u128(1)).await;
    assert_eq!((row.status, row.tries), (OutboxStatus::Pending, 0));
    assert_eq!(lease(&world, now).await, [job(1, 2)]);
    run(&world, job(1, 2), now).await;
    assert_eq!(give_back(db, &[job(1, 2)]).await.unwrap(), 0, "it runs");
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
