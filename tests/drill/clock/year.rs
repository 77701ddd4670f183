//! A year of a programme, played in advance.

use api::forecast::{self, Horizon};
use chrono::{DateTime, Months, TimeDelta, Utc};
use entity::forecast::Assumption;
use entity::model::enums::Role;
use entity::rules::Policy;
use entity::support::clock::{Clock, SystemClock};
use entity::support::db::Db;
use std::sync::Arc;
use std::time::Instant;
use tests::rows;
use tests::world::{Circle, TOPIC};

const ZONES: [&str; 5] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/Sao_Paulo",
];

pub async fn run(circles: usize) -> anyhow::Result<()> {
    // SQLite, whatever the stack: what takes time is the copy in memory.
    let database = tempfile::tempdir()?;
    let url = format!("sqlite:{}?mode=rwc", database.path().join("circles.db").display());
    let db = Db::connect(&url, 4).await?;
    migration::up(db.read(), Some(&database.path().join("lock"))).await?;
    let now = SystemClock.now();
    write(&db, circles, now).await;
    let policy = Arc::new(Policy {
        administrator_mails: vec!["person1@example.org".to_owned()],
        ..Policy::default()
    });
    println!("a year of {circles} circles in advance, on a copy in memory:");
    for (assumption, assumed) in [
        (Assumption::Nothing, "nobody does anything"),
        (Assumption::Continue, "all go on"),
        (Assumption::Complete, "all end with their term"),
    ] {
        let horizon = Horizon {
            from: now,
            until: now + TimeDelta::days(365),
            assumption,
        };
        let (mut steps, mut mails) = (0, 0);
        let (since, used) = (Instant::now(), processor()?);
        let copied = forecast::play_copy(&db, &policy, horizon, 200_000, |entry| {
            steps += entry.steps.len();
            mails += entry.mails.len();
            true
        })
        .await?;
        let took = since.elapsed();
        println!(
            "  {assumed:24} {:6.2} s, {:6.2} s of the processor: {} circles, {steps} steps, {mails} mails",
            took.as_secs_f64(),
            processor()? - used,
            copied.circles
        );
    }
    Ok(())
}

/// Seconds that this process has had of the processor: where others use it too, these are what something takes.
fn processor() -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // In hundredths, the 14th and 15th; the second may hold spaces, and ends with a bracket.
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let ticks = rest.split_whitespace().skip(11).take(2);
    Ok(ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0)
}

/// Circles in all states, a programme manager and five participants each.
async fn write(db: &Db, circles: usize, now: DateTime<Utc>) {
    let policy = Policy::default();
    let mut all = vec![rows::topic(TOPIC), rows::employee(1)];
    for number in 10..10 + circles as u128 {
        let zone = ZONES
            .get(usize::try_from(number).unwrap_or_default() % ZONES.len())
            .copied()
            .unwrap_or("UTC");
        let days =
            |from: u128, to: u128| TimeDelta::days(i64::try_from(from + number % (to - from)).unwrap_or(1));
        let circle = match number % 10 {
            0 => Circle::proposed(number, zone, now - days(1, 80)),
            1 => Circle::proposed(number, zone, now - days(1, 20)).asked(now - days(1, 9), &policy),
            2 => active(number, zone, 2, now - days(1, 160)).asked(now - days(1, 9), &policy),
            3 => active(number, zone, 3, now - days(1, 160)),
            4 => active(number, zone, 1, now - days(40, 160)).vacant_since(now - days(1, 20)),
            5 | 6 => active(number, zone, 2, now - days(1, 160)),
            _ => active(number, zone, 1, now - days(1, 160)),
        };
        all.extend(circle.played_until(now).rows(&policy));
    }
    rows::seed(db, all).await;
}

/// A circle whose running term began then.
fn active(number: u128, zone: &str, term: u32, began: DateTime<Utc>) -> Circle {
    let started = began.date_naive().checked_sub_months(Months::new(6 * (term - 1)));
    let mut circle = Circle::active(number, zone, started.unwrap_or_default(), term, 6).with_deputy(2, 1);
    if let Some((_, role)) = circle.people.last_mut() {
        *role = Role::Advisor;
    }
    circle
}
