//! A sweep that finds some circles due among few, and among many.

use super::{FEW, seed};
use crate::Drill;
use chrono::{DateTime, Utc};
use entity::support::clock::{Clock, ManualClock, SystemClock};
use entity::support::db::Db;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tests::{reads::Reads, rows, world::replica};

/// Where the database is.
pub enum Server<'a> {
    /// In files of this directory.
    Sqlite(&'a Path),
    /// On the drill's own.
    Postgres(&'a Drill),
}

/// What a sweep took.
struct Cost {
    statements: usize,
    took: Duration,
    /// Rows and blocks that PostgreSQL read.
    read: Option<(i64, i64)>,
}

pub async fn run(server: &Server<'_>, circles: usize, due: usize) -> anyhow::Result<()> {
    println!("a sweep, {due} circles due:");
    let few = measure(server, FEW, due).await?;
    let many = measure(server, circles, due).await?;
    for (among, cost) in [(FEW, &few), (circles, &many)] {
        let read = cost.read.map_or(String::new(), |(rows, blocks)| {
            format!(", {rows:7} rows and {blocks:7} blocks read")
        });
        println!(
            "  among {among:7}: {:6} statements, {:7.0} ms{read}",
            cost.statements,
            cost.took.as_secs_f64() * 1000.0
        );
    }
    let rows = few.read.zip(many.read);
    println!(
        "  ratio: {:.2} of the statements, {:.2} of the time{}",
        many.statements as f64 / few.statements as f64,
        many.took.as_secs_f64() / few.took.as_secs_f64(),
        rows.map_or(String::new(), |(few, many)| format!(
            ", {:.2} of the rows, {:.2} of the blocks",
            many.0 as f64 / few.0 as f64,
            many.1 as f64 / few.1 as f64
        ))
    );
    Ok(())
}

async fn measure(server: &Server<'_>, circles: usize, due: usize) -> anyhow::Result<Cost> {
    let name = format!("clock_{circles}_{:08x}", rand::random::<u32>());
    let (url, directory) = match server {
        Server::Sqlite(directory) => {
            let file = directory.join(&name);
            (format!("sqlite:{}?mode=rwc", file.display()), *directory)
        }
        Server::Postgres(drill) => {
            drill.postgres.create(&name)?;
            (drill.postgres.url(&name), drill.directory.path())
        }
    };
    let db = Db::connect(&url, 4).await?;
    migration::up(db.read(), None).await?;
    let people = (1..=100).flat_map(|person| [rows::employee(person), rows::profile(person)]);
    rows::seed(&db, people.chain([rows::topic(1)]).collect()).await;
    let now: DateTime<Utc> = SystemClock.now();
    seed::circles(&db, due, circles.saturating_sub(due), now).await?;
    // Closing ends the sessions, and with them PostgreSQL's counts are complete.
    db.close().await?;
    let db = Db::connect(&url, 2).await?;
    let before = Reads::of(&db).await;
    let (counter, counted) = (Arc::new(AtomicUsize::new(0)), Db::connect(&url, 4).await?);
    let count = Arc::clone(&counter);
    let counted = counted.observed(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
    });
    let deps = replica::deps_at(
        &url,
        directory,
        counted.clone(),
        &[],
        Arc::new(ManualClock::at(now)),
    );
    let since = Instant::now();
    let done = worker::sweep::once(&deps).await?;
    let took = since.elapsed();
    anyhow::ensure!(done == due, "{done} of {due} circles were played");
    drop(deps);
    counted.close().await?;
    let after = Reads::of(&db).await;
    db.close().await?;
    Ok(Cost {
        statements: counter.load(Ordering::Relaxed),
        took,
        read: before
            .zip(after)
            .map(|(before, after)| (after.rows - before.rows, after.blocks - before.blocks)),
    })
}
