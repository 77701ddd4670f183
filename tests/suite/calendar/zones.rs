//! When a day begins and when it is eight in the morning: on the days on which clocks change, and where midnight does not
//! exist. The instants were computed by Python's zoneinfo, not by ours.

use super::{circle, date, happened, instant, programme_at, said, write};
use chrono::{Days, TimeDelta};
use entity::model::{circle as circles, enums::Decision};
use entity::query::due;
use entity::support::db::Db;
use sea_orm::{EntityTrait, sea_query::Expr};
use tests::world::Circle;

/// Zone, day, when it begins, and when it is 08:00.
const CHANGES: [(&str, &str, &str, &str); 12] = [
    (
        "Europe/Berlin",
        "2027-03-28",
        "2027-03-27T23:00:00Z",
        "2027-03-28T06:00:00Z",
    ),
    (
        "Europe/Berlin",
        "2027-10-31",
        "2027-10-30T22:00:00Z",
        "2027-10-31T07:00:00Z",
    ),
    (
        "America/New_York",
        "2027-03-14",
        "2027-03-14T05:00:00Z",
        "2027-03-14T12:00:00Z",
    ),
    (
        "America/New_York",
        "2027-11-07",
        "2027-11-07T04:00:00Z",
        "2027-11-07T13:00:00Z",
    ),
    // By half an hour.
    (
        "Australia/Lord_Howe",
        "2027-04-04",
        "2027-04-03T13:00:00Z",
        "2027-04-03T21:30:00Z",
    ),
    (
        "Australia/Lord_Howe",
        "2027-10-03",
        "2027-10-02T13:30:00Z",
        "2027-10-02T21:00:00Z",
    ),
    // Back for Ramadan, and forward after it.
    (
        "Africa/Casablanca",
        "2027-02-07",
        "2027-02-06T23:00:00Z",
        "2027-02-07T08:00:00Z",
    ),
    (
        "Africa/Casablanca",
        "2027-03-14",
        "2027-03-14T00:00:00Z",
        "2027-03-14T07:00:00Z",
    ),
    // Midnight does not exist: the day begins at 01:00.
    (
        "Africa/Cairo",
        "2027-04-30",
        "2027-04-29T22:00:00Z",
        "2027-04-30T05:00:00Z",
    ),
    (
        "America/Santiago",
        "2027-09-05",
        "2027-09-05T04:00:00Z",
        "2027-09-05T11:00:00Z",
    ),
    (
        "America/Havana",
        "2027-03-14",
        "2027-03-14T05:00:00Z",
        "2027-03-14T12:00:00Z",
    ),
    (
        "Asia/Beirut",
        "2027-03-28",
        "2027-03-27T22:00:00Z",
        "2027-03-28T05:00:00Z",
    ),
];

#[tokio::test]
async fn terms_end_and_mails_go_out_by_the_clock_of_the_circle() {
    for (zone, day, begins, morning) in CHANGES {
        let (day, begins, morning) = (date(day), instant(begins), instant(morning));
        let world = programme_at(begins).start().await;
        let replica = world.replica(begins).await;
        let of = |number, ends_on| {
            Circle::active(number, zone, day - Days::new(180), 1, 3)
                .with(|row| row.term_ends_on = Some(ends_on))
                .played_until(begins - TimeDelta::days(1))
        };
        // One ends on the day; of the other it is three days before.
        let (ending, reminded) = (of(7, day), of(8, day + Days::new(3)));
        write(replica.db(), [ending, reminded]).await;
        let what = format!("{zone}, {day}");

        replica.sweep_at(begins - TimeDelta::seconds(1)).await;
        assert_eq!(happened(replica.db(), 7).await, [""; 0], "{what}");
        replica.sweep_at(begins).await;
        assert_eq!(happened(replica.db(), 7).await, ["DECISION_OVERDUE"], "{what}");
        let overdue = ["decision_overdue 1", "decision_overdue 701"];
        assert_eq!(said(replica.db()).await, overdue, "{what}");

        replica.sweep_at(morning - TimeDelta::seconds(1)).await;
        assert_eq!(said(replica.db()).await, overdue, "{what}");
        replica.sweep_at(morning).await;
        let all = ["decide_term 801", "decision_overdue 1", "decision_overdue 701"];
        assert_eq!(said(replica.db()).await, all, "{what}");
    }
}

#[tokio::test]
async fn a_circle_of_29_february_goes_by_its_own_first_day() {
    let zone = "Europe/Berlin";
    let world = programme_at(instant("2028-03-01T00:00:00Z")).start().await;
    let replica = world.replica(instant("2028-03-01T00:00:00Z")).await;
    let decided = instant("2028-08-01T12:00:00Z");
    let circles = (7..=9).map(|number| {
        let in_term = u32::try_from(number - 6).unwrap();
        Circle::active(number, zone, date("2028-02-29"), in_term, 3)
            .decided(Decision::Continue, decided)
            .with(|row| row.played_until = Some(decided))
    });
    // In the terms one, two and three.
    write(replica.db(), circles).await;
    for (number, over, next) in [
        (7, "2028-08-28T22:00:00Z", "2029-02-28"),
        (8, "2029-02-27T23:00:00Z", "2029-08-29"),
        (9, "2029-08-28T22:00:00Z", "2030-02-28"),
    ] {
        let over = instant(over);
        replica.sweep_at(over - TimeDelta::seconds(1)).await;
        assert_eq!(happened(replica.db(), number).await, [""; 0]);
        replica.sweep_at(over).await;
        assert_eq!(happened(replica.db(), number).await, ["TERM_BEGAN"]);
        assert_eq!(circle(replica.db(), number).await.term_ends_on, Some(date(next)));
    }
}

/// A zone that was known once, and is not in this release's time zone data.
#[tokio::test]
async fn a_zone_that_cannot_be_read_is_shown_to_the_operator() {
    let now = instant("2027-03-01T00:00:00Z");
    let world = programme_at(now).start().await;
    let replica = world.replica(now).await;
    let db = replica.db();
    let lost = Circle::active(7, "Europe/Berlin", date("2026-09-15"), 1, 4);
    write(db, [lost.played_until(now)]).await;
    set_zone(db, "Europe/Atlantis").await;

    // Not in UTC at midnight either.
    let end = instant("2027-03-15T00:00:00Z");
    replica.sweep_at(end).await;
    assert_eq!(happened(db, 7).await, [""; 0]);
    let failures = due::failures(db.read()).await.unwrap();
    assert_eq!(failures.len(), 1);
    assert!(
        failures[0].error.contains("`Europe/Atlantis` is not known"),
        "{failures:?}"
    );

    set_zone(db, "Europe/Berlin").await;
    replica.sweep_at(end + TimeDelta::minutes(5)).await;
    assert_eq!(happened(db, 7).await, ["DECISION_OVERDUE"]);
    assert!(due::failures(db.read()).await.unwrap().is_empty());
}

async fn set_zone(db: &Db, zone: &str) {
    let set = circles::Entity::update_many().col_expr(circles::Column::Zone, Expr::value(zone));
    set.exec(db.read()).await.unwrap();
}
