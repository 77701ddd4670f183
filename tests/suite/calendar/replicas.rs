//! Two and four replicas that sweep at once, with clocks that agree and clocks that do not.

use super::{history, letters, number, programme, programme_at, write};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::circle;
use entity::query::due;
use entity::support::db::Db;
use futures::future::join_all;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sea_orm::{EntityTrait, QueryOrder};
use std::collections::BTreeMap;
use tests::invariants;

/// How many circles of each kind.
const OF_EACH: u128 = 5;

/// Where a circle stands, and its history with who it was about.
type Story = (String, Vec<(String, Option<u128>)>);

/// What came of a programme: whatever number of replicas played it, it is the same.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) circles: BTreeMap<u128, Story>,
    pub(super) letters: BTreeMap<(String, u128), usize>,
}

impl Outcome {
    pub(super) async fn of(db: &Db) -> Self {
        let mut circles = BTreeMap::new();
        let all = circle::Entity::find().order_by_asc(circle::Column::Id);
        for row in all.all(db.read()).await.unwrap() {
            let stands = format!("{:?}, term {}, {} people", row.state, row.term, row.people_count);
            circles.insert(number(row.id), (stands, Vec::new()));
        }
        for event in history(db).await {
            let about = event.subject_employee_id.map(number);
            circles
                .get_mut(&number(event.circle_id))
                .unwrap()
                .1
                .push((event.kind, about));
        }
        Self {
            circles,
            letters: letters(db).await,
        }
    }
}

/// Plays the programme day by day; `hours(replica)` is by how much a replica's clock is wrong on a day.
async fn play(replicas: usize, mut wrong: impl FnMut(usize) -> i64) -> Outcome {
    let world = programme_at(programme::now()).start().await;
    let mut fleet = Vec::new();
    for _ in 0..replicas {
        fleet.push(world.replica(programme::now()).await);
    }
    let db = &world.db;
    write(db, programme::circles(OF_EACH)).await;
    invariants::assert_hold(db.read(), "writing the circles").await;
    for day in 0..=programme::DAYS {
        let now = programme::now() + TimeDelta::days(day);
        let sweeps = fleet.iter().enumerate().map(|(place, replica)| {
            let now: DateTime<Utc> = now + TimeDelta::hours(wrong(place));
            replica.sweep_at(now)
        });
        join_all(sweeps).await;
        let first = due::first(db.read()).await.unwrap();
        let earliest = now - TimeDelta::hours(1);
        assert!(
            first.is_none_or(|first| first > earliest),
            "left due on day {day}"
        );
        if day % 10 == 0 {
            invariants::assert_hold(db.read(), &format!("day {day} with {replicas} replicas")).await;
        }
    }
    assert!(due::failures(db.read()).await.unwrap().is_empty());
    Outcome::of(db).await
}

#[tokio::test]
async fn two_and_four_replicas_do_each_step_once() {
    let alone = play(1, |_| 0).await;
    for (number, (_, history)) in &alone.circles {
        let kinds: Vec<&str> = history.iter().map(|(kind, _)| kind.as_str()).collect();
        let expected = programme::HISTORIES[programme::kind(*number)];
        assert_eq!(kinds, expected, "circle {number}");
    }
    for replicas in [2, 4] {
        let together = play(replicas, |_| 0).await;
        assert_eq!(together, alone, "{replicas} replicas");
    }
}

#[tokio::test]
async fn clocks_that_are_an_hour_wrong_repeat_and_lose_nothing() {
    let alone = play(1, |_| 0).await;
    let mut random = StdRng::seed_from_u64(7);
    // Every replica's clock is an hour ahead, right, or an hour behind, and steps between these from day to day.
    let stepping = play(3, |_| random.random_range(-1..=1)).await;
    assert_eq!(stepping, alone);
}
