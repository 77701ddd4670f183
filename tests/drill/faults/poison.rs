//! Jobs that panic or abort the process, among many that are well.

use crate::Drill;
use crate::ledger::{Entry, Fate};
use crate::people::{MEMBERS, Post};
use crate::report::Line;
use crate::world::{Shape, World};
use anyhow::Context;
use entity::support::clock::{Clock, SystemClock};
use sea_orm::FromQueryResult;
use std::time::Duration;

/// The worker's debug build does what they say.
const POISON: [&str; 2] = ["drill.panic", "drill.abort"];
/// How often a job may take its process down.
const CRASHES: i32 = 3;

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let neighbours = drill.size(300, 1000);
    let mut world = World::open(drill, Shape::of("poison")).await?;
    let at = SystemClock.now();
    let post = |kind, mails| Post {
        kind,
        mails,
        to: MEMBERS,
        at,
    };
    post("welcome", neighbours).write(&world.db).await?;
    for kind in POISON {
        post(kind, 1).write(&world.db).await?;
    }
    world.drain(Duration::from_secs(120)).await?;
    let sql = "SELECT max(crashes) AS crashes FROM outbox WHERE kind = 'drill.abort'";
    let worst: Vec<Worst> = world.all(sql, []).await?;
    let (mut line, _) = world.close(POISON.len(), Duration::from_secs(60), fate).await?;
    let crashes = worst.first().context("a count")?.crashes.unwrap_or_default();
    line.note(format!(
        "{neighbours} neighbours; {crashes} crashes by one job, {} deaths of workers",
        line.deaths.len()
    ));
    line.goal((1..=CRASHES).contains(&crashes), "dead after at most 3 crashes");
    Ok(line)
}

fn fate(entry: &Entry) -> Fate {
    if POISON.contains(&entry.kind.as_str()) {
        Fate::Dead
    } else {
        Fate::Accepted
    }
}

#[derive(FromQueryResult)]
struct Worst {
    crashes: Option<i32>,
}
