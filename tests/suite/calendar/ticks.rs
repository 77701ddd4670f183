//! Ticks: one of any number of replicas takes each; none is lost for long by a clock that was wrong.

use super::{instant, programme_at, said};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::{clock_slot, outbox};
use entity::ops::clock::TakeSlot;
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::World;
use tests::world::Replica;

const SLOT: TakeSlot = TakeSlot {
    schedule: "test",
    length: TimeDelta::seconds(30),
};

async fn fleet(world: &World, replicas: usize, now: DateTime<Utc>) -> Vec<Replica> {
    let starting = (0..replicas).map(|_| world.replica(now));
    join_all(starting).await
}

/// How many of the replicas take the slot of `now`.
async fn takers(fleet: &[Replica], now: DateTime<Utc>) -> usize {
    let taking = fleet.iter().map(|replica| {
        replica.clock.set(now);
        async move { replica.db().write(&replica.cx(), SLOT).await.unwrap() }
    });
    join_all(taking).await.into_iter().filter(|taken| *taken).count()
}

#[tokio::test]
async fn one_of_four_takes_each_slot() {
    let now = instant("2027-03-01T12:00:00Z");
    let world = programme_at(now).start().await;
    let fleet = fleet(&world, 4, now).await;
    for slot in 0..10 {
        let begins = now + TimeDelta::seconds(30 * slot);
        assert_eq!(takers(&fleet, begins).await, 1);
        assert_eq!(
            takers(&fleet, begins + TimeDelta::seconds(29)).await,
            0,
            "the same slot"
        );
    }
    // An hour back, where the slots were taken: nobody waits an hour for the next.
    let back = now - TimeDelta::hours(1);
    assert_eq!(takers(&fleet, back).await, 1);
    assert_eq!(takers(&fleet, back).await, 0);
    // What was not ticked is not made up for: one tick does all that is due.
    assert_eq!(takers(&fleet, now + TimeDelta::weeks(3)).await, 1);
    let rows = clock_slot::Entity::find()
        .all(fleet[0].db().read())
        .await
        .unwrap();
    assert_eq!(rows.len(), 1, "one row for a schedule, for ever: {rows:?}");
}

/// How many weekly mails were written.
async fn weeklies(replica: &Replica) -> usize {
    let mails = said(replica.db()).await;
    mails
        .iter()
        .filter(|mail| mail.starts_with("administrators_weekly"))
        .count()
}

async fn sweep_all(fleet: &[Replica], now: DateTime<Utc>) {
    join_all(fleet.iter().map(|replica| replica.sweep_at(now))).await;
}

#[tokio::test]
async fn administrators_get_one_mail_a_week() {
    let monday = instant("2027-03-01T06:00:00Z");
    let world = programme_at(monday).start().await;
    let fleet = fleet(&world, 3, monday).await;
    let first = &fleet[0];
    let hour = TimeDelta::hours(1);
    for (now, mails, what) in [
        (monday - hour, 0, "the first slot ever: nothing was waiting"),
        (
            monday - TimeDelta::seconds(1),
            0,
            "before it is Monday, 06:00 UTC",
        ),
        (monday, 1, "on Monday, whoever ticks"),
        (monday + hour, 1, "once"),
        (
            monday - hour,
            1,
            "not again for the week before, by a clock that is behind",
        ),
        (monday, 1, "nor for this one"),
        (monday + TimeDelta::days(6), 1, "on Sunday"),
        (monday + TimeDelta::weeks(1), 2, "the next week"),
        (
            monday + TimeDelta::weeks(4) + hour,
            3,
            "after three weeks without a tick: one",
        ),
        (monday + TimeDelta::weeks(4) + hour, 3, "and no other"),
    ] {
        sweep_all(&fleet, now).await;
        assert_eq!(weeklies(first).await, mails, "{what}");
    }
    let letters = outbox::Entity::find()
        .filter(outbox::Column::Kind.eq("administrators_weekly"))
        .all(first.db().read())
        .await
        .unwrap();
    assert!(letters.iter().all(|mail| mail.recipient_id == tests::rows::id(1)));
}

#[tokio::test]
async fn a_clock_that_was_a_year_ahead_silences_no_week() {
    let monday = instant("2027-03-01T06:00:00Z");
    let world = programme_at(monday).start().await;
    let fleet = fleet(&world, 2, monday).await;
    sweep_all(&fleet, monday).await;
    sweep_all(&fleet, monday + TimeDelta::weeks(52)).await;
    assert_eq!(
        weeklies(&fleet[0]).await,
        1,
        "of a Monday that the wrong clock believed in"
    );
    for week in 1..4 {
        sweep_all(&fleet, monday + TimeDelta::weeks(week)).await;
        let mails = usize::try_from(1 + week).unwrap();
        assert_eq!(weeklies(&fleet[0]).await, mails, "week {week}");
    }
}
