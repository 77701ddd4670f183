//! The clock against a plain model of docs/product.md §3: random schedules over simulated years, replayed through the operations
//! and the sweep. `CLOCK_CASES=500` plays more of them, `CLOCK_SEED=7` one again.

mod found;
mod model;
mod replay;
mod schedule;

use replay::{Difference, Tally};
use schedule::Schedule;

/// Seeds that are always played; one more is drawn.
const CASES: u64 = 4;

#[tokio::test]
async fn schedules_over_years_go_as_the_model_says() {
    let set = |name: &str| {
        std::env::var(name)
            .ok()
            .map(|value| value.parse::<u64>().expect("a number"))
    };
    let seeds: Vec<u64> = match set("CLOCK_SEED") {
        Some(seed) => vec![seed],
        None => (0..set("CLOCK_CASES").unwrap_or(CASES))
            .chain([rand::random()])
            .collect(),
    };
    let mut total = Tally::default();
    for seed in &seeds {
        println!("CLOCK_SEED={seed}");
        let schedule = schedule::of(*seed);
        match replay::replay(&schedule).await {
            Ok(tally) => total.add(tally),
            Err(difference) => {
                let shorter = shrink(schedule, difference).await;
                panic!("CLOCK_SEED={seed}\n{}\n{}", shorter.log, shorter.what);
            }
        }
    }
    println!("{} schedules, {total}", seeds.len());
}

/// Leaves out what the difference does not need, as far as a few replays can tell.
async fn shrink(mut schedule: Schedule, mut difference: Difference) -> Difference {
    let reached = difference.log.lines().count();
    schedule.steps.truncate(reached);
    let mut size = reached / 2;
    let mut left = 250;
    while size > 0 && left > 0 {
        let mut from = 0;
        while from < schedule.steps.len() && left > 0 {
            let mut shorter = schedule.clone();
            shorter.steps.drain(from..(from + size).min(schedule.steps.len()));
            left -= 1;
            match replay::replay(&shorter).await {
                Err(smaller) => {
                    shorter.steps.truncate(smaller.log.lines().count());
                    (schedule, difference) = (shorter, smaller);
                }
                Ok(_) => from += size,
            }
        }
        size /= 2;
    }
    difference
}
