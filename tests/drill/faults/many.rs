//! Very many mails due at once: drained at full rate, in bounded memory.

use crate::Drill;
use crate::fleet::Slot;
use crate::ledger::Fate;
use crate::people::{MEMBERS, Post};
use crate::report::Line;
use crate::world::{Shape, World};
use entity::support::clock::{Clock, SystemClock};
use std::time::Duration;
use tokio::time::Instant;

/// How many are few.
const FEW: usize = 1000;
/// How much more memory many may take than few.
const AT_MOST_TIMES: u64 = 2;

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let many = drill.size(5_000, 100_000);
    let shape = Shape {
        workers: 2,
        ..Shape::of("many")
    };
    let world = World::open(drill, shape).await?;
    let (slow, little) = deliver(&world, FEW).await?;
    let (rate, memory) = deliver(&world, many).await?;
    let (mut line, _) = world
        .close(1, Duration::from_secs(60), |_| Fate::Accepted)
        .await?;
    line.note(format!(
        "{FEW}: {slow:.0} mails/s, a worker has at most {} MiB",
        little / 1024
    ));
    line.note(format!(
        "{many}: {rate:.0} mails/s, a worker has at most {} MiB",
        memory / 1024
    ));
    line.goal(memory <= AT_MOST_TIMES * little, "memory bounded");
    line.nobody_died();
    Ok(line)
}

/// Writes so many mails and waits until all are accepted: mails per second, and the most memory of a worker in KiB.
async fn deliver(world: &World, mails: usize) -> anyhow::Result<(f64, u64)> {
    let before = world.sink.count();
    let post = Post {
        kind: "welcome",
        mails,
        to: MEMBERS,
        at: SystemClock.now(),
    };
    post.write(&world.db).await?;
    let since = Instant::now();
    world.wait_for_mails(before + mails).await?;
    let rate = mails as f64 / since.elapsed().as_secs_f64();
    let memory: Vec<u64> = world
        .fleet
        .workers()
        .map(Slot::peak_memory)
        .collect::<Result<_, _>>()?;
    Ok((rate, memory.into_iter().max().unwrap_or_default()))
}
