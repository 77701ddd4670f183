//! A company that started everyone together: all circles are due on one day. By the real programs.

use super::{FEW, seed};
use crate::Drill;
use crate::world::{Shape, World};
use anyhow::Context;
use entity::query::due;
use entity::support::clock::{Clock, SystemClock};
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::time::{Duration, Instant};
use tests::Gql;
use tokio::time::sleep;

/// A tick, and then some: that long after it is due, the first circle has been played.
const BEGUN_WITHIN: Duration = Duration::from_secs(60);
/// How long nothing may happen before it counts as stuck.
const STUCK: Duration = Duration::from_secs(60);

pub async fn run(drill: &Drill, circles: usize) -> anyhow::Result<()> {
    let shape = Shape {
        workers: 1,
        ..Shape::of("clock")
    };
    let world = World::open(drill, shape).await?;
    let (gql, token) = client(&world)?;
    let idle = latencies(&gql, &token, 400, || async { Ok(false) }).await?;
    println!("all circles due on one day, one worker:");
    let few = play(&world, FEW).await?;
    let few_memory = peak(&world)?;
    println!(
        "  {FEW:7} due: {:6.0} circles/s, the worker has at most {:4} MiB",
        rate(FEW, few),
        few_memory / 1024
    );
    let playing = play(&world, circles);
    let asking = async {
        // While it plays: from the first circle to the last.
        wait_for_begin(&world).await?;
        latencies(&gql, &token, usize::MAX, || async {
            Ok(left(&world).await? == 0)
        })
        .await
    };
    let (took, busy) = tokio::try_join!(playing, asking)?;
    let memory = peak(&world)?;
    println!(
        "  {circles:7} due: {:6.0} circles/s, the worker has at most {:4} MiB: {:.2} of that",
        rate(circles, took),
        memory / 1024,
        memory as f64 / few_memory as f64
    );
    let ms = |all: &[Duration], percent: usize| {
        let place = (all.len() * percent / 100).min(all.len().saturating_sub(1));
        all.get(place).map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    };
    for (what, all) in [("idle", &idle), ("meanwhile", &busy)] {
        println!(
            "  a search of circles through the API, {what}: p50 {:.1} ms, p99 {:.1} ms, of {}",
            ms(all, 50),
            ms(all, 99),
            all.len()
        );
    }
    println!(
        "  ratio: p50 {:.2}, p99 {:.2}",
        ms(&busy, 50) / ms(&idle, 50),
        ms(&busy, 99) / ms(&idle, 99)
    );
    let failures = due::failures(world.db.read()).await?;
    anyhow::ensure!(failures.is_empty(), "the clock failed: {failures:?}");
    anyhow::ensure!(world.fleet.deaths().is_empty(), "a process ended");
    Ok(())
}

fn client(world: &World) -> anyhow::Result<(Gql, String)> {
    let tokens = world.tokens()?;
    let token = tokens.values().next().context("a token")?.clone();
    Ok((
        Gql::new(&world.fleet.apis().next().context("an API")?.base()),
        token,
    ))
}

fn peak(world: &World) -> anyhow::Result<u64> {
    world.fleet.workers().next().context("a worker")?.peak_memory()
}

fn rate(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

async fn left(world: &World) -> anyhow::Result<usize> {
    Ok(due::circles(world.db.read(), SystemClock.now(), 1).await?.len())
}

async fn wait_for_begin(world: &World) -> anyhow::Result<()> {
    let sql = "SELECT 1 FROM circle_event WHERE at > now() - interval '5 seconds' LIMIT 1";
    let since = Instant::now();
    while left(world).await? == 0 {
        anyhow::ensure!(since.elapsed() < Duration::from_secs(600), "nothing is due");
        sleep(Duration::from_millis(20)).await;
    }
    let since = Instant::now();
    while world.db.read().execute_unprepared(sql).await?.rows_affected() == 0 {
        anyhow::ensure!(since.elapsed() < BEGUN_WITHIN, "nothing happens");
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Writes so many circles that are due, and waits until all are played; how long that took from the first on.
async fn play(world: &World, circles: usize) -> anyhow::Result<Duration> {
    let seeding = Instant::now();
    seed::circles(&world.db, circles, 0, SystemClock.now()).await?;
    println!("  ({circles} circles written in {:.0?})", seeding.elapsed());
    let open = async || -> anyhow::Result<i64> {
        let sql = "SELECT count(*) AS n FROM circle WHERE due_at <= $1";
        let now = SystemClock.now().into();
        let found: Vec<Open> = world.all(sql, [now]).await?;
        Ok(found.first().context("a count")?.n)
    };
    let mut begun = Instant::now();
    let (mut last, mut changed) = (open().await?, Instant::now());
    let all = last;
    while last > 0 {
        let now = open().await?;
        if now != last {
            if last == all {
                begun = Instant::now();
            }
            (last, changed) = (now, Instant::now());
        }
        anyhow::ensure!(changed.elapsed() < STUCK, "{last} circles are stuck");
        sleep(Duration::from_millis(50)).await;
    }
    Ok(begun.elapsed())
}

#[derive(sea_orm::FromQueryResult)]
struct Open {
    n: i64,
}

/// How long single requests take, one after the other, sorted.
async fn latencies<D>(
    gql: &Gql,
    token: &str,
    most: usize,
    done: impl Fn() -> D,
) -> anyhow::Result<Vec<Duration>>
where
    D: Future<Output = anyhow::Result<bool>>,
{
    let query =
        "{ circles(first: 20) { edges { node { title freeSeats programmeManager { displayName } } } } }";
    let (mut all, mut looked) = (Vec::new(), Instant::now());
    while all.len() < most {
        let since = Instant::now();
        gql.data(Some(token), query, json!({})).await;
        all.push(since.elapsed());
        sleep(Duration::from_millis(5)).await;
        if looked.elapsed() > Duration::from_millis(200) {
            looked = Instant::now();
            if done().await? {
                break;
            }
        }
    }
    all.sort();
    Ok(all)
}
