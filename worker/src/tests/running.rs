//! Relay, queue, apalis and handler together.

use crate::mailer::{FileMailbox, Mailer, SmtpMailer};
use crate::testing::{World, outbox_row};
use crate::{Deps, Drained, drain, run};
use chrono::TimeDelta;
use entity::model::enums::OutboxStatus;
use entity::outbox::MailKind;
use std::{collections::HashSet, time::Duration};
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const PATIENCE: Duration = Duration::from_secs(20);

async fn welcome(world: &World, n: u128) -> Uuid {
    let person = world.person(n, "Amira").await;
    world.mail(n, MailKind::Welcome, person, None, None).await
}

async fn until_sent(world: &World, count: usize) {
    let wait = async {
        while world.mailbox.sent().len() < count {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    timeout(PATIENCE, wait).await.unwrap();
}

/// Runs the worker beside `meanwhile`, stops it, and says how long stopping took.
async fn with_worker<F: Future>(deps: &Deps, meanwhile: F) -> (F::Output, Duration) {
    let stop = CancellationToken::new();
    // Boxed, because a test's stack is small and some tests run two.
    let worker = Box::pin(run(deps.clone(), stop.clone()));
    let beside = async {
        let output = meanwhile.await;
        stop.cancel();
        (output, Instant::now())
    };
    let ((), (output, stopped)) = timeout(PATIENCE, async { tokio::join!(worker, beside) })
        .await
        .unwrap();
    (output, stopped.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_committed_mail_is_delivered_at_once_and_stopping_is_quick() {
    let world = World::new().await;
    let deps = world.memory();
    let (slowest, stopping) = with_worker(&deps, async {
        // The first one waits for the worker to start.
        welcome(&world, 1).await;
        until_sent(&world, 1).await;
        let mut slowest = Duration::ZERO;
        for n in 2..=6 {
            welcome(&world, n).await;
            let committed = Instant::now();
            deps.wake.notify_one();
            until_sent(&world, usize::try_from(n).unwrap()).await;
            slowest = slowest.max(committed.elapsed());
        }
        slowest
    })
    .await;
    assert!(slowest < Duration::from_millis(200), "{slowest:?}");
    assert!(stopping < Duration::from_secs(2), "{stopping:?}");
    assert_eq!(world.row(Uuid::from_u128(6)).await.status, OutboxStatus::Sent);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_wake_up_costs_one_poll() {
    let world = World::new().await;
    let deps = world.memory();
    with_worker(&deps, async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        welcome(&world, 1).await;
        until_sent(&world, 1).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_on_one_database_send_each_mail_once() {
    let world = World::new().await;
    for n in 1..=150 {
        welcome(&world, n).await;
    }
    let (first, second) = (world.memory(), world.memory());
    let all = until_sent(&world, 150);
    with_worker(&first, async { with_worker(&second, all).await }).await;
    let sent = world.mailbox.sent();
    assert_eq!(sent.len(), 150);
    assert_eq!(sent.iter().map(|(id, _)| id).collect::<HashSet<_>>().len(), 150);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_puts_off_what_hangs_and_gives_back_what_was_not_begun() {
    let world = World::new().await;
    for n in 1..=60 {
        welcome(&world, n).await;
    }
    // Accepts connections in the kernel's queue and never says a word.
    let hung = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", hung.local_addr().unwrap());
    let deps = world.deps(Mailer::Smtp(SmtpMailer::new(url.parse().unwrap(), None)));
    let ((), stopping) = with_worker(&deps, tokio::time::sleep(Duration::from_secs(1))).await;
    assert!(stopping < Duration::from_secs(11), "{stopping:?}");
    for n in 1..=60 {
        let row = world.row(Uuid::from_u128(n)).await;
        assert_eq!((row.tries, row.crashes), (0, 0), "{row:?}");
        assert!(
            matches!(row.status, OutboxStatus::Pending | OutboxStatus::Retry),
            "{row:?}"
        );
    }
}

#[tokio::test]
async fn a_file_mailbox_holds_one_whole_file_for_each_mail() {
    let world = World::new().await;
    let id = welcome(&world, 1).await;
    let directory = world.directory.join("mail");
    let deps = world.deps(Mailer::File(FileMailbox::new(directory.clone())));
    assert_eq!(
        drain(&deps).await.unwrap(),
        Drained {
            sent: 1,
            ..Drained::default()
        }
    );
    let files: Vec<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(files, [format!("{id}.eml").as_str()]);
}

#[tokio::test]
async fn what_fails_for_now_comes_back_later_and_names_no_address() {
    let world = World::new().await;
    let id = welcome(&world, 1).await;
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let failing = world.deps(Mailer::Smtp(SmtpMailer::new(
        format!("smtp://{nobody}").parse().unwrap(),
        None,
    )));
    assert_eq!(
        drain(&failing).await.unwrap(),
        Drained {
            retried: 1,
            ..Drained::default()
        }
    );
    let row = world.row(id).await;
    assert_eq!(
        (row.status, row.last_error.as_deref()),
        (OutboxStatus::Retry, Some("smtp: cannot connect"))
    );
    assert_eq!(
        drain(&world.memory()).await.unwrap(),
        Drained::default(),
        "not due yet"
    );
    world.clock.advance(TimeDelta::minutes(2));
    assert_eq!(
        drain(&world.memory()).await.unwrap(),
        Drained {
            sent: 1,
            ..Drained::default()
        }
    );
}

#[tokio::test]
async fn a_kind_of_a_newer_release_waits_for_it() {
    let world = World::new().await;
    let person = world.person(1, "Amira").await;
    let mut row = outbox_row(1, MailKind::Welcome, person, None, None);
    row.kind_version = MailKind::VERSION + 1;
    let id = world.add(row).await.id;
    // For ten days, and it costs no tries.
    for _ in 0..10 {
        assert_eq!(drain(&world.memory()).await.unwrap().retried, 1);
        let row = world.row(id).await;
        assert_eq!((row.status, row.tries), (OutboxStatus::Retry, 0));
        assert_eq!(
            row.last_error.as_deref(),
            Some("a kind that this release does not know")
        );
        world.clock.advance(TimeDelta::days(1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_makes_the_handler_panic_is_dead_after_three_times_and_its_neighbours_are_sent() {
    // A backtrace of each panic takes seconds of a busy machine, in which the mail is not tried again.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    let world = World::new().await;
    let person = world.person(1, "Amira").await;
    let mut row = outbox_row(1, MailKind::Welcome, person, None, None);
    row.kind = "drill.panic".into();
    let id = world.add(row).await.id;
    for n in 2..=20 {
        welcome(&world, n).await;
    }
    with_worker(&world.memory(), async {
        until_sent(&world, 19).await;
        for crashes in 1..=3 {
            while world.row(id).await.crashes < crashes {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            world.clock.advance(TimeDelta::seconds(5));
        }
    })
    .await;
    let row = world.row(id).await;
    assert_eq!(
        (row.status, row.last_error.as_deref()),
        (
            OutboxStatus::Dead,
            Some("gave up after 3 crashes: the handler panicked")
        )
    );
}
