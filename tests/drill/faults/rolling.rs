//! Rolling restarts (SIGTERM) of every process in turn, under load.

use crate::Drill;
use crate::fleet::Role;
use crate::ledger::Fate;
use crate::report::Line;
use crate::world::{Shape, World};
use std::time::Duration;
use tokio::time::sleep;

/// From SIGTERM until the successor is ready.
const RESTART: Duration = Duration::from_secs(2);

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let rounds = drill.size(6, 100);
    let shape = Shape {
        apis: 2,
        ..Shape::of("rolling")
    };
    let mut world = World::open(drill, shape).await?;
    world.start_load().await?;
    let mut times = Vec::new();
    for round in 0..rounds {
        let place = round % world.fleet.all().len();
        if let Some(slot) = world.fleet.all().get(place) {
            times.push((slot.restart_gently().await?, slot.role));
        }
        world.fault_ends();
        sleep(Duration::from_millis(500)).await;
    }
    let slowest = |role| {
        let of_role = times.iter().filter(|(_, of)| *of == role).map(|(time, _)| *time);
        of_role.max().unwrap_or_default()
    };
    let (api, worker) = (slowest(Role::Api), slowest(Role::Worker));
    sleep(Duration::from_secs(2)).await;
    let (mut line, _) = world
        .close(rounds, Duration::from_secs(60), |_| Fate::Accepted)
        .await?;
    line.note(format!(
        "the slowest restart of an API took {api:.2?}, of a worker {worker:.2?}"
    ));
    line.in_time(api.max(worker) <= RESTART, format!("restart within {RESTART:?}"));
    line.nobody_died();
    Ok(line)
}
