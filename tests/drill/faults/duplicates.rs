//! The same job delivered again and again, and jobs that outlast their lease in healthy workers.

use crate::Drill;
use crate::ledger::Fate;
use crate::people::{MEMBERS, Post, at_domain};
use crate::report::Line;
use crate::sink::Trick;
use crate::world::{Id, Shape, World};
use entity::outbox::delivery::JobRef;
use entity::support::clock::{Clock, SystemClock};
use std::time::Duration;
use worker::RedisQueue;

/// How often each job is delivered.
const COPIES: usize = 50;
/// Jobs that are.
const JOBS: usize = 20;
/// Longer than the lease of a running row.
const SLOW: Duration = Duration::from_secs(9);

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let rounds = drill.size(1, 10);
    let shape = Shape {
        domains: &["slow.test"],
        ..Shape::of("duplicates")
    };
    let mut world = World::open(drill, shape).await?;
    let queue = RedisQueue::new(drill.redis.url().as_str(), "circles")?;
    world.sink.play("slow.test", Trick::Slow(SLOW));
    for _ in 0..rounds {
        deliver_copies(&world, &queue).await?;
        let slow = Post {
            kind: "welcome",
            mails: JOBS,
            to: at_domain(0),
            at: SystemClock.now(),
        };
        slow.write(&world.db).await?;
        world.drain(Duration::from_secs(60)).await?;
    }
    let (mut line, _) = world
        .close(rounds, Duration::from_secs(60), |_| Fate::Accepted)
        .await?;
    line.note(format!(
        "{JOBS} jobs delivered {COPIES} times each, {JOBS} jobs of {SLOW:?}; {rounds} times"
    ));
    line.goal(line.counts.dup.is_empty(), "dup 0");
    line.nobody_died();
    Ok(line)
}

/// Writes rows that are leased already, so that the workers have no part in delivering their jobs, and delivers each
/// job again and again.
async fn deliver_copies(world: &World, queue: &RedisQueue) -> anyhow::Result<()> {
    let now = SystemClock.now();
    let leased = "INSERT INTO outbox (id, kind, kind_version, recipient_id, dedup_key, status, attempt, available_at, \
                  created_at, lease_until) SELECT id, 'welcome', 1, $1, 'drill:' || id, 'LEASED', 1, $2, $2, $3 \
                  FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $4)) AS rows RETURNING id";
    let recipient = tests::rows::id(MEMBERS.start);
    let values = [
        recipient.into(),
        now.into(),
        (now + chrono::TimeDelta::minutes(5)).into(),
        i64::try_from(JOBS)?.into(),
    ];
    let rows: Vec<Id> = world.all(leased, values).await?;
    let jobs: Vec<JobRef> = rows
        .iter()
        .map(|row| JobRef {
            outbox_id: row.id,
            attempt: 1,
        })
        .collect();
    for _ in 0..COPIES {
        queue.push(&jobs).await?;
    }
    Ok(())
}
