//! Redis crashed and started again, wiped, away, and full.

use crate::Drill;
use crate::ledger::Fate;
use crate::people::{MEMBERS, Post};
use crate::report::Line;
use crate::world::{Shape, World};
use entity::support::clock::{Clock, SystemClock};
use sea_orm::FromQueryResult;
use std::{collections::HashSet, time::Duration};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

/// How soon mails flow again, in seconds.
const RESUMED: i64 = 5;
/// How soon everything that was in a wiped Redis is in it again.
const REPUBLISHED: Duration = Duration::from_secs(30);
/// Mails that wait in Redis when it is wiped.
const WAITING: usize = 400;

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let (rounds, away) = drill.size((1, Duration::from_secs(4)), (20, Duration::from_secs(120)));
    let mut world = World::open(drill, Shape::of("redis")).await?;
    world.start_load().await?;
    let mut republished = Duration::ZERO;
    for _ in 0..rounds {
        drill.redis.down();
        drill.redis.up().await?;
        flows_again(&mut world).await;

        republished = republished.max(wipe(drill, &mut world).await?);
        flows_again(&mut world).await;

        drill.redis.down();
        sleep(away).await;
        drill.redis.up().await?;
        flows_again(&mut world).await;

        drill.redis.configure("maxmemory", "1").await?;
        sleep(away).await;
        drill.redis.configure("maxmemory", "0").await?;
        flows_again(&mut world).await;
    }
    let (mut line, _) = world
        .close(4 * rounds, Duration::from_secs(60), |_| Fate::Accepted)
        .await?;
    line.note(format!(
        "what was in a wiped Redis was in it again after {republished:.1?}"
    ));
    line.in_time(
        republished <= REPUBLISHED,
        format!("published again within {REPUBLISHED:?}"),
    );
    line.goal(line.unanswered == 0, "every mutation answered without Redis");
    line.resumes_within(RESUMED);
    line.nobody_died();
    Ok(line)
}

async fn flows_again(world: &mut World) {
    world.fault_ends();
    sleep(Duration::from_secs(3)).await;
}

/// A row in the queue: `id` and the number of its lease.
#[derive(Debug, PartialEq, Eq, Hash, FromQueryResult)]
struct Waiting {
    id: Uuid,
    attempt: i32,
}

/// Wipes Redis while many jobs wait in it; how long until none of them waits any more by the lease that it had then.
async fn wipe(drill: &Drill, world: &mut World) -> anyhow::Result<Duration> {
    let post = Post {
        kind: "welcome",
        mails: WAITING,
        to: MEMBERS,
        at: SystemClock.now(),
    };
    post.write(&world.db).await?;
    let asked = Instant::now();
    while waiting(world).await?.is_empty() && asked.elapsed() < Duration::from_secs(3) {}
    drill.redis.ask(redis::cmd("FLUSHALL")).await?;
    let (wiped, since) = (waiting(world).await?, Instant::now());
    while since.elapsed() < 2 * REPUBLISHED && !wiped.is_disjoint(&waiting(world).await?) {
        sleep(Duration::from_millis(50)).await;
    }
    Ok(since.elapsed())
}

async fn waiting(world: &World) -> anyhow::Result<HashSet<Waiting>> {
    let leased = world
        .all("SELECT id, attempt FROM outbox WHERE status = 'LEASED'", [])
        .await?;
    Ok(leased.into_iter().collect())
}
