//! PostgreSQL restarted in immediate mode, again and again: what it acknowledged is there, the rest is tried again.

use crate::Drill;
use crate::fleet::Slot;
use crate::ledger::Fate;
use crate::report::Line;
use crate::world::{Shape, World};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How soon an API is ready once its database is back.
const READY: Duration = Duration::from_secs(2);

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let (rounds, pause) = drill.size((2, Duration::from_secs(6)), (10, Duration::from_secs(20)));
    let mut world = World::open(drill, Shape::of("postgres")).await?;
    world.start_load().await?;
    let mut slowest = Duration::ZERO;
    for _ in 0..rounds {
        sleep(pause).await;
        drill.postgres.crash_and_restart().await?;
        world.fault_ends();
        let back = Instant::now();
        for api in world.fleet.apis() {
            Slot::wait_until_ready(api).await?;
        }
        slowest = slowest.max(back.elapsed());
    }
    sleep(pause).await;
    let (mut line, _) = world
        .close(rounds, Duration::from_secs(60), |_| Fate::Accepted)
        .await?;
    line.note(format!(
        "the API was ready {slowest:.2?} after the database was back"
    ));
    line.in_time(slowest <= READY, format!("ready within {READY:?}"));
    line.nobody_died();
    Ok(line)
}
