//! Sixty circles in five zones, with everything that the calendar does within four months.

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use entity::model::enums::{CircleState, Decision, StayAnswer};
use entity::rules::Policy;
use tests::world::Circle;

/// When it is written.
pub fn now() -> DateTime<Utc> {
    super::instant("2027-03-01T12:00:00Z")
}

/// How many days it takes until nothing more happens here.
pub const DAYS: i64 = 130;

const ZONES: [&str; 5] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
];

/// How many kinds of circles there are.
pub const KINDS: u128 = 12;

/// What the history of a circle of each kind says in the end.
pub const HISTORIES: [&[&str]; KINDS as usize] = [
    &["EXPIRED"],
    &["DECISION_OVERDUE", "LAPSED", "COMPLETED"],
    &["TERM_BEGAN", "PARTICIPANT_LEFT"],
    &["COMPLETED"],
    &["DECISION_OVERDUE", "LAPSED", "COMPLETED"],
    &["COMPLETED"],
    &["JOIN_REQUEST_ESCALATED", "JOIN_REQUEST_EXPIRED"],
    &[
        "OFFER_LAPSED",
        "JOIN_REQUEST_MOVED_UP",
        "JOIN_REQUEST_ESCALATED",
        "JOIN_REQUEST_EXPIRED",
    ],
    &["NOMINATION_EXPIRED", "EXPIRED"],
    &[],
    &[],
    &["ARCHIVED"],
];

/// The circles, `of_each` of every kind: numbers 10, 11, ...
pub fn circles(of_each: u128) -> Vec<Circle> {
    circles_from(10, of_each)
}

/// The same with other numbers.
pub fn circles_from(first: u128, of_each: u128) -> Vec<Circle> {
    (0..KINDS * of_each)
        .map(|each| {
            let zone = ZONES.get(usize::try_from(each).unwrap() % ZONES.len()).unwrap();
            of_kind(first + each, zone, each % KINDS, each / KINDS)
        })
        .collect()
}

/// Which kind the circle with this number is of.
pub fn kind(number: u128) -> usize {
    usize::try_from((number - 10) % KINDS).unwrap()
}

/// The first day of a circle whose term ends so many days from now.
fn started(terms: u32, ends_in: u64) -> NaiveDate {
    let ends = now().date_naive() + Days::new(ends_in);
    ends.checked_sub_months(Months::new(6 * terms)).unwrap()
}

/// One of a kind. `shift` sets those of a kind some days apart.
fn of_kind(number: u128, zone: &str, kind: u128, shift: u128) -> Circle {
    let (policy, now) = (Policy::default(), now());
    let shift = u64::try_from(shift % 5).unwrap();
    let ago =
        |days: i64| now - TimeDelta::days(days) + TimeDelta::minutes(10 * i64::try_from(shift).unwrap());
    let active = |terms, ends_in, people| {
        let circle = Circle::active(number, zone, started(terms, ends_in), terms, people);
        circle.played_until(now)
    };
    match kind {
        0 => Circle::proposed(number, zone, ago(29)),
        1 => active(1, 20 + shift, 4).with_deputy(2, 1),
        2 => active(1, 7 + shift, 4)
            .decided(Decision::Continue, ago(3))
            .answered(3, StayAnswer::Leave, ago(2)),
        3 => active(1, 9 + shift, 3).decided(Decision::Disband, ago(3)),
        4 => active(2, 33 + shift, 3),
        5 => {
            let lapsed = Circle::active(number, zone, started(1, 0) - Days::new(69), 1, 3);
            lapsed.played_until(ago(55)).with(|row| {
                row.state = CircleState::Lapsed;
                row.lapsed_at = Some(ago(55));
            })
        }
        6 => active(1, 170, 3).asked(ago(2), &policy),
        7 => active(1, 170, 3)
            .offered(now - TimeDelta::hours(71), &policy)
            .waitlisted(ago(2))
            .with(|row| row.max_people = 4),
        8 => Circle::proposed(number, zone, ago(1)).named(ago(6), &policy),
        9 => active(1, 170, 4).with_advisor(2).vacant_since(ago(4)),
        10 => active(1, 170, 2).with(|row| row.below_minimum_since = Some(ago(29))),
        _ => active(1, 3, 1).ended(CircleState::Completed, ago(364)),
    }
}
