//! A circle at which the clock fails holds nobody up, is shown to the operator, and is played once it is mended.

use super::{circle, happened, instant, programme_at, said, write};
use chrono::TimeDelta;
use entity::model::clock_failure;
use entity::query::due;
use sea_orm::{ConnectionTrait, EntityTrait};
use tests::{
    ApiCommand, invariants,
    rows::{circle_event, id},
    world::Circle,
};

const ZONE: &str = "Europe/Berlin";

#[tokio::test]
async fn a_broken_circle_is_put_off_shown_and_made_up_for() {
    let proposed = instant("2026-12-01T10:00:00Z");
    let now = proposed + TimeDelta::days(90);
    let world = programme_at(now).start().await;
    let replica = world.replica(now).await;
    let db = replica.db();
    let of = |number| Circle::proposed(number, ZONE, proposed).played_until(now - TimeDelta::days(10));
    write(db, [of(7), of(8), of(9)]).await;
    // What the circle says of its history is one too low: its next entry has a number that is taken.
    circle_event(1, 8, 1).insert(db.read()).await.unwrap();

    assert_eq!(replica.sweep().await, 2, "the others are played");
    assert_eq!(happened(db, 7).await, ["EXPIRED"]);
    assert_eq!(happened(db, 9).await, ["EXPIRED"]);
    assert_eq!(happened(db, 8).await, ["CIRCLE_PROPOSED"]);
    let put_off = circle(db, 8).await;
    assert_eq!(put_off.due_at, Some(now + TimeDelta::minutes(1)));
    let failures = due::failures(db.read()).await.unwrap();
    assert_eq!(failures.len(), 1);
    assert_eq!((failures[0].circle_id, failures[0].tries), (id(8), 1));
    assert!(!failures[0].error.is_empty());

    assert_eq!(replica.sweep_at(now + TimeDelta::seconds(59)).await, 0, "not yet");
    // The waits double, up to six hours.
    let mut at = now;
    for (try_number, minutes) in [
        (2, 2),
        (3, 4),
        (4, 8),
        (5, 16),
        (6, 32),
        (7, 64),
        (8, 128),
        (9, 256),
        (10, 360),
        (11, 360),
    ] {
        at = circle(db, 8).await.due_at.unwrap().max(at);
        replica.sweep_at(at).await;
        let row = clock_failure::Entity::find_by_id(id(8))
            .one(db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (row.tries, row.first_failed_at, row.last_failed_at),
            (try_number, now, at)
        );
        assert_eq!(circle(db, 8).await.due_at, Some(at + TimeDelta::minutes(minutes)));
    }
    let shown = ApiCommand::new(&["clock", "failures"]).on(world.database()).run();
    let text = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(
        shown.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&shown.stderr)
    );
    assert!(
        text.contains(&id(8).to_string()) && text.contains("11 times"),
        "{text}"
    );

    db.read()
        .execute_unprepared("UPDATE circle SET last_seq = 1 WHERE last_seq = 0 AND state = 'PROPOSED'")
        .await
        .unwrap();
    let next = circle(db, 8).await.due_at.unwrap();
    assert_eq!(replica.sweep_at(next).await, 1);
    assert_eq!(happened(db, 8).await, ["CIRCLE_PROPOSED", "EXPIRED"]);
    assert!(due::failures(db.read()).await.unwrap().is_empty());
    let all = ["will_not_start 701", "will_not_start 801", "will_not_start 901"];
    let said: Vec<_> = said(db)
        .await
        .into_iter()
        .filter(|mail| !mail.starts_with("administrators"))
        .collect();
    assert_eq!(said, all);
    invariants::assert_hold(db.read(), "mending a circle").await;
    let shown = ApiCommand::new(&["clock", "failures"]).on(world.database()).run();
    assert!(String::from_utf8_lossy(&shown.stdout).contains("nowhere"));
}

#[tokio::test]
async fn many_broken_circles_hold_nobody_up() {
    let proposed = instant("2026-12-01T10:00:00Z");
    let now = proposed + TimeDelta::days(90);
    let world = programme_at(now).start().await;
    let replica = world.replica(now).await;
    let db = replica.db();
    let of = |number| Circle::proposed(number, ZONE, proposed).played_until(now - TimeDelta::days(10));
    // More than a page of them, all due before the one that is whole.
    let later = of(500).with(|row| row.ageing_from = Some(proposed + TimeDelta::nanoseconds(1000)));
    write(db, (10..240).map(of).chain([later])).await;
    let events: Vec<_> = (10..240).map(|number| circle_event(number, number, 1)).collect();
    world.write(events).await;
    replica.sweep_at(now + TimeDelta::seconds(1)).await;
    assert_eq!(happened(db, 500).await, ["EXPIRED"]);
    assert_eq!(
        clock_failure::Entity::find().all(db.read()).await.unwrap().len(),
        230
    );
}
