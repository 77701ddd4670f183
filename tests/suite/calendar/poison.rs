//! A circle or a person at which the clock fails holds nobody up, is shown to the operator, and is played once it is mended.

use super::{circle, happened, instant, programme_at, said, write};
use chrono::TimeDelta;
use entity::model::enums::DueKind;
use entity::model::{clock_failure, employee};
use entity::ops::clock::NoteFailure;
use entity::query::due;
use entity::support::db::Db;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
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
    assert_eq!((failures[0].subject_id, failures[0].tries), (id(8), 1));
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
        let row = clock_failure::Entity::find_by_id((DueKind::Circle, id(8)))
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

/// Somebody who manages the circle with this number.
fn manager_of(number: u128) -> u128 {
    number * 100 + 1
}

/// HR's data says that they work for an agency now.
async fn leave_the_company(db: &Db, people: impl IntoIterator<Item = u128>) {
    let set = employee::Entity::update_many()
        .col_expr(employee::Column::EmploymentType, Expr::value("agency"))
        .filter(employee::Column::Id.is_in(people.into_iter().map(id)));
    set.exec(db.read()).await.unwrap();
}

#[tokio::test]
async fn people_whose_review_fails_hold_nobody_up() {
    let now = instant("2026-12-02T10:00:00Z");
    let world = programme_at(now).start().await;
    let replica = world.replica(now).await;
    let db = replica.db();
    let proposed = now - TimeDelta::days(1);
    let of = |number| Circle::proposed(number, ZONE, proposed);
    // 150 people who cannot leave their circles: more than a page, all before the one who can.
    write(db, (10..160).map(of).chain([of(500)])).await;
    let events: Vec<_> = (10..160).map(|number| circle_event(number, number, 1)).collect();
    world.write(events).await;
    leave_the_company(db, (10..160).chain([500]).map(manager_of)).await;

    assert_eq!(replica.sweep().await, 1, "the one who can");
    assert!(
        happened(db, 500)
            .await
            .contains(&"PARTICIPANT_OFFBOARDED".to_owned())
    );
    let failures = clock_failure::Entity::find().all(db.read()).await.unwrap();
    assert_eq!(failures.len(), 150);
    let first = now + TimeDelta::minutes(1);
    assert!(
        failures
            .iter()
            .all(|row| (row.subject_kind, row.tries, row.retry_at) == (DueKind::Review, 1, first))
    );
    let health = due::health(db.read()).await.unwrap();
    assert_eq!(health.failures_of(DueKind::Review), 150);
    assert_eq!(health.failures_of(DueKind::Circle), 0);
    let shown = ApiCommand::new(&["clock", "failures"]).on(world.database()).run();
    let text = String::from_utf8_lossy(&shown.stdout).into_owned();
    let line = format!("review of person {}: once since", id(manager_of(10)));
    assert!(text.contains(&line), "{text}");
    let doctor = ApiCommand::new(&["doctor"]).on(world.database()).run();
    let text = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(text.contains("0 circles and 150 people"), "{text}");

    // Put off, and longer with each try.
    replica.sweep_at(first - TimeDelta::seconds(1)).await;
    assert_eq!(review_failure(db, 10).await.tries, 1);
    replica.sweep_at(first).await;
    let again = review_failure(db, 10).await;
    assert_eq!((again.tries, again.first_failed_at), (2, now));
    assert_eq!(again.retry_at, first + TimeDelta::minutes(2));

    db.read()
        .execute_unprepared("UPDATE circle SET last_seq = 1 WHERE last_seq = 0")
        .await
        .unwrap();
    assert_eq!(replica.sweep_at(again.retry_at).await, 150);
    assert!(due::failures(db.read()).await.unwrap().is_empty());
    invariants::assert_hold(db.read(), "mending circles").await;
}

async fn review_failure(db: &Db, circle: u128) -> clock_failure::Model {
    let key = (DueKind::Review, id(manager_of(circle)));
    let found = clock_failure::Entity::find_by_id(key).one(db.read()).await;
    found.unwrap().unwrap()
}

/// A digest that failed, and that its reader then turned off, is not shown for ever.
#[tokio::test]
async fn what_is_not_due_any_more_is_forgotten() {
    let now = instant("2026-12-02T10:00:00Z");
    let world = programme_at(now).start().await;
    let replica = world.replica(now).await;
    let db = replica.db();
    let failure = NoteFailure {
        kind: DueKind::Digest,
        subject_id: id(77),
        error: "It failed.".to_owned(),
    };
    db.write(&replica.cx(), failure).await.unwrap();
    assert_eq!(due::failures(db.read()).await.unwrap().len(), 1);
    replica.sweep().await;
    assert!(due::failures(db.read()).await.unwrap().is_empty());
}
