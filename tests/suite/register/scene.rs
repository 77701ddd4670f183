//! Circles and people with something in every column that is ever emptied, and in every table from which rows are removed.

use chrono::{DateTime, TimeDelta, Utc};
use entity::model::enums::{CircleState, Decision, StayAnswer};
use entity::rules::Policy;
use entity::support::db::Db;
use sea_orm::ConnectionTrait;
use tests::rows::{self, Row};
use tests::world::{Circle, TOPIC, begin};

const ZONE: &str = "Europe/Berlin";

/// When the scene is looked at.
pub fn now() -> DateTime<Utc> {
    "2026-10-20T12:00:00Z".parse().unwrap()
}

/// When the circles of the past ended.
pub fn end() -> DateTime<Utc> {
    begin(ZONE, "2026-06-15".parse().unwrap())
}

/// Writes the scene: 5 and 6 have ended. 701 manages 7 with the deputy 702, and 751 asks to join it; 801 manages 8, and 851
/// was named there; in 9 the last seat is offered to 951, and 952 waits; 10 has the fewest people that it may have.
pub async fn write(db: &Db) {
    let (policy, yesterday) = (Policy::default(), now() - TimeDelta::days(1));
    let running = |number, people| Circle::active(number, ZONE, "2026-09-15".parse().unwrap(), 1, people);
    let mut rows = vec![
        rows::topic(TOPIC),
        rows::affinity_network(1),
        rows::job_family(1),
        rows::rung(2, 1),
    ];
    let circles = [
        running(7, 4)
            .with_deputy(2, 1)
            .asked(yesterday, &policy)
            .answered(1, StayAnswer::Stay, yesterday),
        running(8, 4).named(yesterday, &policy),
        running(9, 4)
            .offered(yesterday, &policy)
            .waitlisted(yesterday)
            .with(|row| row.max_people = 5),
        running(10, policy.min_people.into()),
    ];
    let circles = circles.map(|circle| circle.played_until(yesterday));
    rows.extend(circles.into_iter().flat_map(|circle| circle.rows(&policy)));
    for number in [5, 6] {
        rows.extend(ended(number));
    }
    rows.extend([
        rows::outbox(1, "approved", 7, 701),
        rows::circle_event(1, 7, 1),
        rows::idempotency_key(701, "a key"),
        rows::allowance(701, now()),
        Row::of("administrator_access")
            .set("id", rows::id(1))
            .set("administrator_id", rows::id(702))
            .set("subject_kind", "EMPLOYEE")
            .set("subject_id", rows::id(701))
            .set("reason", "Asked to be found a circle")
            .set("granted_at", rows::at(1))
            .set("expires_at", rows::at(2)),
    ]);
    rows::seed(db, rows).await;
    for statement in [
        "UPDATE circle SET last_seq = 1 WHERE title = 'Circle 7'",
        "UPDATE profile SET about = 'I like to learn'",
        "UPDATE employee SET location = 'Berlin', manager_id = (SELECT id FROM employee AS m WHERE m.hr_id = '702'), \
         rung_id = (SELECT id FROM ladder_rung), job_family_id = (SELECT id FROM job_family)",
        "INSERT INTO profile_topic SELECT employee_id, (SELECT id FROM topic) FROM profile",
        "INSERT INTO profile_affinity_network SELECT employee_id, (SELECT id FROM affinity_network) FROM profile",
        "INSERT INTO profile_language SELECT employee_id, 'de' FROM profile",
    ] {
        db.read().execute_unprepared(statement).await.unwrap();
    }
}

/// A circle that ended, and in which people wrote whatever they can.
fn ended(number: u128) -> Vec<Row> {
    let (somebody, decided) = (number * 100 + 71, end() - TimeDelta::days(5));
    let circle = Circle::active(number, ZONE, "2025-12-15".parse().unwrap(), 1, 4)
        .decided(Decision::Disband, decided)
        .answered(3, StayAnswer::Leave, decided)
        .ended(CircleState::Completed, end())
        .with(|row| row.end_reason = Some(format!("Everybody of {number} found a new job")));
    let mut rows = circle.rows(&Policy::default());
    rows.extend([
        rows::employee(somebody),
        rows::answered_request(number, number, somebody, "DECLINED")
            .set("message", format!("Please let me into {number}"))
            .set("decline_reason", format!("Another topic than {number}")),
        rows::former_membership(number, number, somebody)
            .set("status", "REMOVED")
            .set("end_reason", format!("Never came to {number}")),
    ]);
    rows
}
