//! The query for broken invariants sees each of them.

use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend};
use std::collections::BTreeSet;
use tests::{TestDatabase, invariants, rows::*};

/// A circle with a programme manager, a deputy, an applicant and two entries in its history; one that started; one that
/// ended. Nothing is broken.
fn world() -> Vec<Row> {
    let healthy = circle(1, 1, 1)
        .set("pm_vacant_since", None::<chrono::DateTime<chrono::Utc>>)
        .set("people_count", 2)
        .set("last_seq", 2);
    let started = circle(2, 1, 1)
        .set("state", "ACTIVE")
        .set("published_at", at(3))
        .set("started_on", at(3).date_naive())
        .set("term_ends_on", at(4400).date_naive())
        .set("term", 1);
    let ended = circle(3, 1, 1).set("state", "WITHDRAWN").set("ended_at", at(3));
    let mut rows = vec![topic(1)];
    rows.extend((1..=4).map(employee));
    rows.extend([
        healthy,
        started,
        ended,
        circle_event(1, 1, 1),
        circle_event(2, 1, 2),
    ]);
    rows.extend(
        (1..)
            .zip(1..=6)
            .map(|(number, in_term)| meeting(number, 2, in_term)),
    );
    rows.extend([tie(1, 1, "MEMBERSHIP"), membership(1, 1, 1), duty(1, 1, 1, 0)]);
    rows.extend([tie(1, 2, "MEMBERSHIP"), membership(2, 1, 2), duty(2, 1, 2, 1)]);
    rows.extend([
        tie(1, 3, "REQUEST"),
        join_request(3, 1, 3, 1),
        former_membership(3, 1, 3),
    ]);
    rows.extend([
        outbox(1, "approved", 1, 1),
        outbox(2, "approved", 1, 2),
        outbox(3, "new_join_request", 1, 1),
    ]);
    rows.push(outbox(4, "new_join_request", 1, 1));
    rows
}

/// How to break a rule, by rows and statements.
fn breakages() -> Vec<(&'static str, Vec<Row>, &'static str)> {
    let ended = |row: Row| row.set("circle_id", id(3));
    vec![
        (
            "people_count",
            vec![],
            "UPDATE circle SET people_count = 1 WHERE people_count = 2",
        ),
        (
            "offered_count",
            vec![],
            "UPDATE circle SET offered_count = 1 WHERE people_count = 2",
        ),
        (
            "max_people",
            vec![tie(1, 4, "MEMBERSHIP"), membership(4, 1, 4)],
            "UPDATE circle SET max_people = 2",
        ),
        (
            "one_programme_manager",
            vec![],
            "UPDATE duty SET slot = 0, duty = 'PROGRAMME_MANAGER'",
        ),
        (
            "programme_manager_vacancy",
            vec![],
            "UPDATE duty SET ended_at = since WHERE slot = 0",
        ),
        ("two_deputies", [3, 4].map(|n| duty(n, 1, n, 2)).into(), ""),
        (
            "duty_of_a_participant",
            vec![],
            "UPDATE duty SET circle_id = (SELECT circle_id FROM meeting LIMIT 1) WHERE slot = 1",
        ),
        ("request_or_membership", vec![membership(4, 1, 3)], ""),
        (
            "request_is_tied",
            vec![],
            "DELETE FROM circle_tie WHERE kind = 'REQUEST'",
        ),
        (
            "membership_is_tied",
            vec![],
            "DELETE FROM circle_tie WHERE kind = 'MEMBERSHIP'",
        ),
        ("tie_of_something", vec![tie(2, 4, "REQUEST")], ""),
        ("tie_of_something", vec![tie(2, 4, "MEMBERSHIP")], ""),
        ("approved_is_in", vec![answered_request(4, 1, 4, "APPROVED")], ""),
        (
            "history_without_gaps",
            vec![],
            "DELETE FROM circle_event WHERE seq = 1",
        ),
        (
            "history_without_gaps",
            vec![],
            "DELETE FROM circle_event WHERE seq = 2",
        ),
        (
            "ended_without_requests",
            vec![ended(tie(3, 4, "REQUEST")), ended(join_request(4, 3, 4, 1))],
            "",
        ),
        (
            "ended_without_memberships",
            vec![ended(tie(3, 4, "MEMBERSHIP")), ended(membership(4, 3, 4))],
            "",
        ),
        ("ended_without_duties", vec![ended(duty(4, 3, 4, 1))], ""),
        (
            "ended_without_nominations",
            vec![ended(pm_nomination(4, 3, 4, 1))],
            "",
        ),
        ("six_meetings", vec![], "DELETE FROM meeting WHERE number = 6"),
        ("one_mail_each", vec![outbox(5, "approved", 1, 1)], ""),
    ]
}

/// Lets broken rows in. The keys that would refuse them are dropped; references are not looked at.
async fn disarm(db: &impl ConnectionTrait) {
    let unchecked = match db.get_database_backend() {
        // Until the commit, which does not come.
        DbBackend::Sqlite => "PRAGMA defer_foreign_keys = ON",
        _ => "SET LOCAL session_replication_role = replica",
    };
    for statement in [
        "DROP INDEX duty_slot",
        "DROP INDEX duty_person",
        "DROP INDEX membership_open",
        unchecked,
    ] {
        db.execute_unprepared(statement).await.unwrap();
    }
}

/// The names of the rules that are broken once `rows` and `statement` are there. Nothing stays.
async fn broken_by(db: &Db, rows: &[Row], statement: &str) -> BTreeSet<String> {
    let broken = db.rehearse(async |tx| {
        disarm(tx).await;
        for row in rows {
            row.insert(tx).await?;
        }
        if !statement.is_empty() {
            tx.execute_unprepared(statement).await?;
        }
        Ok::<_, sea_orm::DbErr>(invariants::broken(tx).await)
    });
    let broken = broken.await.unwrap();
    broken.into_iter().map(|broken| broken.rule).collect()
}

#[tokio::test]
async fn each_broken_rule_is_seen() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    insert_all(&db, &world()).await.unwrap();
    invariants::assert_hold(db.read(), "a healthy world").await;
    for (rule, rows, statement) in breakages() {
        let broken = broken_by(&db, &rows, statement).await;
        assert!(broken.contains(rule), "{rule} is not seen, only {broken:?}");
    }
    invariants::assert_hold(db.read(), "taking everything back").await;
}

#[test]
fn each_rule_is_broken_above() {
    let query = include_str!("../../src/invariants.sql");
    let rules: BTreeSet<_> = query
        .lines()
        .filter_map(|line| line.strip_prefix("SELECT '")?.split('\'').next())
        .collect();
    let broken: BTreeSet<_> = breakages().into_iter().map(|(rule, ..)| rule).collect();
    assert_eq!(rules, broken);
}
