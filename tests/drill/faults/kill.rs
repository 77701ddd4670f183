//! `kill -9` of workers and APIs at random moments, under load.

use crate::Drill;
use crate::fleet::Role;
use crate::ledger::Fate;
use crate::report::Line;
use crate::world::{Shape, World};
use rand::RngExt;
use std::time::Duration;
use tokio::time::sleep;

/// One time of so many all workers die at once.
const ALL_AT_ONCE: usize = 10;
/// One time of so many an API dies.
const AN_API: usize = 5;

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let rounds = drill.size(15, 300);
    let shape = Shape {
        apis: 2,
        ..Shape::of("kill")
    };
    let mut world = World::open(drill, shape).await?;
    world.start_load().await?;
    for round in 1..=rounds {
        let pause = world.random.random_range(200..1500);
        sleep(Duration::from_millis(pause)).await;
        let role = if round % AN_API == 1 {
            Role::Api
        } else {
            Role::Worker
        };
        let places = world.fleet.all().iter().enumerate();
        let mut victims: Vec<usize> = places
            .filter(|(_, slot)| slot.role == role)
            .map(|(place, _)| place)
            .collect();
        if round % ALL_AT_ONCE != 0 {
            let one = world.random.random_range(0..victims.len());
            victims = victims.get(one).copied().into_iter().collect();
        }
        world.kill(&victims).await?;
    }
    // So that something follows the last kill.
    sleep(Duration::from_secs(3)).await;
    let (mut line, _) = world
        .close(rounds, Duration::from_secs(60), |_| Fate::Accepted)
        .await?;
    line.resumes_within(10);
    line.nobody_died();
    Ok(line)
}
