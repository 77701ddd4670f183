//! A worker stopped (SIGSTOP) for longer than its lease, and then let go on (SIGCONT).

use crate::Drill;
use crate::fleet::Slot;
use crate::ledger::Fate;
use crate::report::Line;
use crate::sink::Trick;
use crate::world::{Shape, World};
use rand::RngExt;
use rustix::process::Signal;
use std::time::Duration;
use tokio::time::sleep;

/// Longer than the lease of a running row, which is some seconds.
const FROZEN: Duration = Duration::from_secs(12);
/// Longer than that: what a frozen worker has handed over is its own until then.
const DOUBT: u64 = 60;

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let rounds = drill.size(1, 20);
    let shape = Shape {
        doubt: DOUBT,
        ..Shape::of("freeze")
    };
    let mut world = World::open(drill, shape).await?;
    // So slow that a worker always has mails in hand.
    world
        .sink
        .play("example.org", Trick::Slow(Duration::from_millis(100)));
    world.start_load().await?;
    for _ in 0..rounds {
        let pause = world.random.random_range(500..1500);
        sleep(Duration::from_millis(pause)).await;
        let place = world.random.random_range(0..world.fleet.workers().count());
        let pid = signal(&world, place, Signal::STOP)?;
        world.note_window(&pid).await?;
        sleep(FROZEN).await;
        signal(&world, place, Signal::CONT)?;
        world.fault_ends();
    }
    sleep(Duration::from_secs(3)).await;
    let in_hand = world.window.len();
    let (mut line, _) = world
        .close(rounds, Duration::from_secs(90), |_| Fate::Accepted)
        .await?;
    line.note(format!(
        "{in_hand} mails were accepted from a worker that was frozen before it could note it"
    ));
    line.goal(line.counts.dup.is_empty(), "dup 0");
    line.nobody_died();
    Ok(line)
}

/// The process that got it.
fn signal(world: &World, place: usize, signal: Signal) -> anyhow::Result<Vec<u32>> {
    let worker = world.fleet.workers().nth(place).into_iter();
    worker
        .map(|worker| worker.signal(signal).map(|()| Slot::pid(worker)))
        .collect()
}
