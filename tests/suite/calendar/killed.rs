//! A sweep that is cut off anywhere is taken up by the next: tasks that are aborted, and processes that are killed.

use super::{happened, programme, programme_at, replicas::Outcome, write};
use chrono::TimeDelta;
use entity::query::due;
use entity::support::clock::{Clock, SystemClock};
use entity::support::db::Db;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sea_orm::{ConnectionTrait, EntityTrait};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tests::world::Circle;
use tests::{Stack, TestDatabase, invariants, ports, process::program};
use tokio::time::sleep;
use tokio_util::task::TaskTracker;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn aborted_sweeps_are_taken_up() {
    let (mut outcomes, mut aborted) = (Vec::new(), 0);
    for seed in [None, Some(1), Some(2)] {
        let late = programme::now() + TimeDelta::days(35);
        let world = programme_at(late).start().await;
        let replica = world.replica(late).await;
        let db = replica.db();
        write(db, programme::circles(3)).await;
        if let Some(seed) = seed {
            let mut random = StdRng::seed_from_u64(seed);
            for _ in 0..25 {
                let other = replica.clone();
                let sweep = TaskTracker::new().spawn(async move { other.sweep().await });
                sleep(Duration::from_micros(random.random_range(0..60_000))).await;
                sweep.abort();
                aborted += usize::from(sweep.await.is_err());
            }
            invariants::assert_hold(db.read(), "aborting sweeps").await;
        }
        replica.sweep().await;
        assert!(due::first(db.read()).await.unwrap() > Some(late), "left due");
        assert!(due::failures(db.read()).await.unwrap().is_empty());
        invariants::assert_hold(db.read(), "a whole sweep").await;
        outcomes.push(Outcome::of(db).await);
    }
    assert!(aborted >= 2, "{aborted} sweeps were cut off");
    for outcome in &outcomes[1..] {
        assert_eq!(*outcome, outcomes[0]);
    }
}

/// How many circles the processes have before them.
const CIRCLES: u128 = 240;
/// How often somebody is killed.
const KILLS: usize = 8;

/// A process of the worker, and nothing else of it. Killed when dropped.
struct Worker(Child);

impl Worker {
    fn start(database: &TestDatabase) -> Self {
        let name = match Stack::current() {
            // One process: the service with its worker.
            Stack::Embedded => "circles",
            Stack::Production => "circles-worker",
        };
        let mut command = Command::new(program(name));
        command.env_clear().current_dir(database.directory());
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command
            .env("DATABASE_URL", database.url())
            .env("DATA_DIR", database.directory())
            .env("HTTP_ADDR", ports::free().to_string())
            .env("LOG", "warn");
        if name == "circles" {
            command.env("DEMO", "false").env("RUN", "all");
        }
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.expect("the worker starts"))
    }

    fn kill(&mut self) {
        // Errors mean that it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.kill();
    }
}

/// How many circles are due.
async fn left(db: &Db) -> usize {
    due::circles(db.read(), SystemClock.now(), 1000)
        .await
        .unwrap()
        .len()
}

/// Time passes: the next tick is free. (A tick is half a minute.)
async fn next_tick(db: &Db) {
    let delete = "DELETE FROM clock_slot WHERE schedule = 'sweep'";
    db.read().execute_unprepared(delete).await.unwrap();
}

/// Kills the workers at random while they sweep, until all is done.
async fn kill_at_random(workers: usize) {
    let world = programme_at(SystemClock.now());
    let world = world.leaves_mail("workers are killed over them").start().await;
    let db = &world.db;
    let proposed = SystemClock.now() - TimeDelta::days(100);
    let circles = (10..10 + CIRCLES).map(|number| Circle::proposed(number, "Europe/Berlin", proposed));
    write(db, circles).await;
    // A third were computed by an older release: the start takes them up, whoever ticks.
    let older =
        "UPDATE circle SET due_basis = '' WHERE title LIKE '%3' OR title LIKE '%6' OR title LIKE '%9'";
    db.read().execute_unprepared(older).await.unwrap();
    let mut random = StdRng::seed_from_u64(11);
    let mut fleet: Vec<Worker> = (0..workers).map(|_| Worker::start(world.database())).collect();
    let (since, mut kills, mut in_the_middle) = (Instant::now(), 0, 0);
    let mut before = left(db).await;
    while left(db).await > 0 {
        assert!(
            since.elapsed() < Duration::from_secs(90),
            "{} circles are left",
            left(db).await
        );
        next_tick(db).await;
        if kills < KILLS {
            // Somebody works: not before the first circle is done.
            while left(db).await == before && since.elapsed() < Duration::from_secs(60) {
                sleep(Duration::from_millis(5)).await;
            }
            sleep(Duration::from_millis(random.random_range(0..120))).await;
            let place = random.random_range(0..workers);
            fleet[place].kill();
            kills += 1;
            before = left(db).await;
            in_the_middle += usize::from(before > 0);
            next_tick(db).await;
            fleet[place] = Worker::start(world.database());
        } else {
            sleep(Duration::from_millis(50)).await;
        }
    }
    drop(fleet);
    assert!(
        in_the_middle >= 3,
        "{in_the_middle} of {kills} kills were in time"
    );
    let histories = super::history(db).await;
    assert_eq!(
        histories.len(),
        usize::try_from(CIRCLES).unwrap(),
        "one entry for each circle"
    );
    assert!(histories.iter().all(|event| event.kind == "EXPIRED"));
    assert_eq!(happened(db, 10).await, ["EXPIRED"]);
    let mails = entity::model::outbox::Entity::find()
        .all(db.read())
        .await
        .unwrap();
    let closing = mails.iter().filter(|mail| mail.kind == "will_not_start").count();
    assert_eq!(closing, usize::try_from(CIRCLES).unwrap());
    assert_eq!(
        mails.iter().filter(|mail| mail.circle_id.is_some()).count(),
        closing,
        "the reminders are overtaken"
    );
    assert!(due::failures(db.read()).await.unwrap().is_empty());
    invariants::assert_hold(db.read(), "killing workers").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_processes_leave_nothing_half_done() {
    match Stack::current() {
        Stack::Embedded => kill_at_random(1).await,
        Stack::Production => {
            kill_at_random(2).await;
            kill_at_random(4).await;
        }
    }
}
