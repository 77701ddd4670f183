//! A programme of which every list is as long as one likes, all of them lists of one person.

use entity::support::gid::{self, Kind};
use tests::rows::*;

/// Who looks.
pub const VIEWER: u128 = 1;
/// The circle that the viewer manages, with as many requests as there are rows.
const MANAGED: u128 = 9000;

/// Rows of `count` circles that the viewer is in, as many that the viewer asked to join and as many with a nomination of
/// the viewer; and one circle of the viewer's own that as many ask to join.
pub fn rows(count: u128) -> Vec<Row> {
    let mut rows = vec![job_family(1), rung(1, 1), rung(2, 1)];
    rows.extend((1..=count).flat_map(|each| [topic(each), affinity_network(each)]));
    rows.extend(person(VIEWER, 1));
    for each in 1..=count {
        let (manager, other) = (2000 + each, 3000 + each);
        rows.extend(person(manager, each));
        rows.extend(person(other, each));

        let shared = 1000 + each;
        rows.push(deciding(managed(shared, each, manager)).set("people_count", 3));
        for participant in [manager, VIEWER, other] {
            rows.extend(takes_part(shared, participant));
            rows.push(stay_answer(shared, 2, participant, "STAY"));
        }
        rows.push(duty(shared, shared, manager, 0));
        rows.push(duty(100_000 + shared, shared, VIEWER, 1));
        rows.push(circle_decision(shared, shared, 1, other));
        rows.push(meeting(shared, shared, 1));

        let asked = 5000 + each;
        rows.extend(circle_of(asked, each, manager));
        rows.push(tie(asked, VIEWER, "REQUEST"));
        rows.push(waitlisted(
            asked,
            asked,
            VIEWER,
            i32::try_from(each).expect("few"),
        ));

        let named = 6000 + each;
        rows.extend(circle_of(named, each, manager));
        rows.push(pm_nomination(named, named, VIEWER, manager));
        rows.push(outbox(8000 + each, "approved", named, VIEWER));
        rows.push(tie(named, other, "REQUEST"));
        rows.push(join_request(10_000 + each, named, other, 2).set("escalated_at", at(50)));
    }
    rows.push(
        managed(MANAGED, 1, VIEWER)
            .set("people_count", 1)
            .set("max_people", 2),
    );
    rows.extend(takes_part(MANAGED, VIEWER));
    rows.push(duty(MANAGED, MANAGED, VIEWER, 0));
    for each in 1..=count {
        let asker = 3000 + each;
        rows.push(tie(MANAGED, asker, "REQUEST"));
        rows.push(waitlisted(7000 + each, MANAGED, asker, 1));
        rows.push(
            circle_event(each, MANAGED, i32::try_from(each).expect("few"))
                .set("kind", "PROGRAMME_MANAGER_NAMED")
                .set("actor_id", id(asker))
                .set("subject_employee_id", id(2000 + each)),
        );
    }
    rows
}

/// The global id of the circle that the viewer manages.
pub fn managed_circle() -> String {
    gid::encode(Kind::Circle, id(MANAGED))
}

/// Things of one kind that the viewer may see, by their global ids.
pub fn some(kind: Kind, count: u128) -> Vec<String> {
    let first = match kind {
        Kind::Circle => 1000,
        Kind::JoinRequest => 7000,
        Kind::Nomination => 6000,
        Kind::Person => 3000,
        Kind::Membership => 1_003_000,
        Kind::Topic | Kind::AffinityNetwork => 0,
        Kind::Meeting | Kind::JobFamily => panic!("node() does not find these"),
    };
    let number = |each| {
        if kind == Kind::Membership {
            membership_of(1000 + each, 3000 + each)
        } else {
            first + each
        }
    };
    (1..=count)
        .map(|each| gid::encode(kind, id(number(each))))
        .collect()
}

fn person(number: u128, topic: u128) -> [Row; 4] {
    [
        employee(number)
            .set("job_family_id", id(1))
            .set("rung_id", id(1 + number % 2)),
        profile(number).set("about", "Twenty years of it."),
        Row::of("profile_topic")
            .set("employee_id", id(number))
            .set("topic_id", id(topic)),
        Row::of("profile_language")
            .set("employee_id", id(number))
            .set("language", "en"),
    ]
}

fn managed(number: u128, topic: u128, manager: u128) -> Row {
    circle(number, topic, manager)
        .set("affinity_network_id", id(topic))
        .set("pm_vacant_since", None::<chrono::DateTime<chrono::Utc>>)
}

/// The circle in its second term, which ends soon, and with too few people, as the programme has it.
fn deciding(circle: Row) -> Row {
    circle
        .set("state", "ACTIVE")
        .set("published_at", at(1))
        .set("started_on", at(1 - 24 * 345).date_naive())
        .set("term", 2)
        .set("term_ends_on", at(24 * 20).date_naive())
        .set("below_minimum_since", at(50))
}

/// A circle with a programme manager and nobody else.
fn circle_of(number: u128, topic: u128, manager: u128) -> Vec<Row> {
    let mut rows = vec![managed(number, topic, manager).set("people_count", 1)];
    rows.extend(takes_part(number, manager));
    rows.push(duty(number, number, manager, 0));
    rows
}

fn membership_of(circle: u128, person: u128) -> u128 {
    circle * 10_000 + person
}

fn takes_part(circle: u128, person: u128) -> [Row; 2] {
    [
        tie(circle, person, "MEMBERSHIP"),
        membership(membership_of(circle, person), circle, person),
    ]
}

fn waitlisted(number: u128, circle: u128, person: u128, slot: i32) -> Row {
    join_request(number, circle, person, slot)
        .set("status", "WAITLISTED")
        .set("waitlisted_at", at(1))
}
