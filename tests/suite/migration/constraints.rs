//! "At most one" and "never more than" (PRODUCT.md §2, §3) hold whatever the operations do: the database refuses.

use super::catalogue::{self, Index};
use entity::support::db::Db;
use sea_orm::{DbErr, SqlErr};
use std::collections::BTreeSet;
use tests::{TestDatabase, rows::*};

/// Rows that may be there, and one that may not be with them.
struct Case {
    what: &'static str,
    given: Vec<Row>,
    refused: Row,
    by: By,
}

/// What refuses a row.
#[derive(Debug, PartialEq, Eq)]
enum By {
    /// A unique key, as `table (columns)`.
    Key(String),
    ForeignKey,
    Check,
    Something(String),
}

fn case(what: &'static str, by: By, given: Vec<Row>, refused: Row) -> Case {
    Case {
        what,
        given,
        refused,
        by,
    }
}

fn key(key: &str) -> By {
    By::Key(key.to_owned())
}

/// A family with two rungs and one without, a topic, a network, four people, two circles.
fn world() -> Vec<Row> {
    let mut rows = vec![
        job_family(1),
        job_family(2),
        rung(1, 1),
        rung(2, 1),
        topic(1),
        affinity_network(1),
    ];
    rows.extend((1..=4).map(employee));
    rows.extend([profile(1), circle(1, 1, 1), circle(2, 1, 1)]);
    rows
}

/// The person with this number takes part in circle 1.
fn takes_part(person: u128) -> Vec<Row> {
    vec![tie(1, person, "MEMBERSHIP"), membership(person, 1, person)]
}

fn people() -> Vec<Case> {
    vec![
        case(
            "a family's name twice",
            key("job_family (name)"),
            vec![],
            job_family(3).set("name", "Family 1"),
        ),
        case(
            "two on one rung",
            key("ladder_rung (job_family_id, position)"),
            vec![],
            rung(3, 1).set("position", 1),
        ),
        case(
            "a level twice",
            key("ladder_rung (job_family_id, level)"),
            vec![],
            rung(3, 1).set("level", "1"),
        ),
        case(
            "a rung below the ladder",
            By::Check,
            vec![],
            rung(3, 1).set("position", 0),
        ),
        case(
            "a topic's slug twice",
            key("topic (slug)"),
            vec![],
            topic(2).set("slug", "topic-1"),
        ),
        case(
            "a network's slug twice",
            key("affinity_network (slug)"),
            vec![],
            affinity_network(2).set("slug", "network-1"),
        ),
        case(
            "an HR id twice",
            key("employee (hr_id)"),
            vec![],
            employee(5).set("hr_id", "1"),
        ),
        case(
            "a mail address twice",
            key("employee (mail_key)"),
            vec![],
            employee(5).set("mail_key", "person1@example.org"),
        ),
        case(
            "a rung of another family",
            By::ForeignKey,
            vec![],
            employee(5).set("rung_id", id(1)).set("job_family_id", id(2)),
        ),
        case("two profiles", key("profile (employee_id)"), vec![], profile(1)),
        case("a profile of nobody", By::ForeignKey, vec![], profile(9)),
        case(
            "an unknown digest",
            By::Check,
            vec![],
            profile(2).set("digest", "HOURLY"),
        ),
        case(
            "a topic twice",
            key("profile_topic (employee_id, topic_id)"),
            vec![interest()],
            interest(),
        ),
        case(
            "a network twice",
            key("profile_affinity_network (employee_id, affinity_network_id)"),
            vec![belonging()],
            belonging(),
        ),
        case(
            "a language twice",
            key("profile_language (employee_id, language)"),
            vec![language()],
            language(),
        ),
    ]
}

fn interest() -> Row {
    Row::of("profile_topic")
        .set("employee_id", id(1))
        .set("topic_id", id(1))
}

fn belonging() -> Row {
    Row::of("profile_affinity_network")
        .set("employee_id", id(1))
        .set("affinity_network_id", id(1))
}

fn language() -> Row {
    Row::of("profile_language")
        .set("employee_id", id(1))
        .set("language", "en")
}

fn circles() -> Vec<Case> {
    let new = || circle(3, 1, 1);
    vec![
        case(
            "an unknown state",
            By::Check,
            vec![],
            new().set("state", "PAUSED"),
        ),
        case(
            "an eleventh person",
            By::Check,
            vec![],
            new().set("people_count", 11),
        ),
        case(
            "an offer beyond the maximum",
            By::Check,
            vec![],
            new().set("people_count", 9).set("offered_count", 2),
        ),
        case(
            "fewer than nobody",
            By::Check,
            vec![],
            new().set("people_count", -1),
        ),
        case("a maximum of one", By::Check, vec![], new().set("max_people", 1)),
        case(
            "active without a term",
            By::Check,
            vec![],
            new().set("state", "ACTIVE"),
        ),
        case(
            "proposed and already published",
            By::Check,
            vec![],
            new().set("published_at", at(1)),
        ),
        case(
            "ended without a time",
            By::Check,
            vec![],
            new().set("state", "WITHDRAWN"),
        ),
        case(
            "a time of ending without an end",
            By::Check,
            vec![],
            new().set("ended_at", at(1)),
        ),
        case(
            "a number in history twice",
            key("circle_event (circle_id, seq)"),
            vec![circle_event(1, 1, 1)],
            circle_event(2, 1, 1),
        ),
        case(
            "an event's id twice",
            key("circle_event (id)"),
            vec![circle_event(1, 1, 1)],
            circle_event(1, 1, 2),
        ),
        case(
            "history before its beginning",
            By::Check,
            vec![],
            circle_event(1, 1, 0),
        ),
        case(
            "a meeting's number twice",
            key("meeting (circle_id, term, number)"),
            vec![meeting(1, 1, 1)],
            meeting(2, 1, 1).set("planned_on", at(0).date_naive()),
        ),
        case(
            "two meetings on a day",
            key("meeting (circle_id, planned_on)"),
            vec![meeting(1, 1, 1)],
            meeting(2, 1, 1).set("number", 2),
        ),
        case(
            "a mail twice",
            key("outbox (dedup_key)"),
            vec![outbox(1, "approved", 1, 1)],
            outbox(2, "approved", 1, 1).set("dedup_key", "key 1"),
        ),
        case(
            "a leased mail without a lease",
            By::Check,
            vec![],
            outbox(1, "approved", 1, 1).set("status", "LEASED"),
        ),
        case(
            "a sent mail without a time",
            By::Check,
            vec![],
            outbox(1, "approved", 1, 1).set("status", "SENT"),
        ),
    ]
}

fn joining() -> Vec<Case> {
    let asks = || vec![tie(1, 2, "REQUEST"), join_request(1, 1, 2, 1)];
    vec![
        case(
            "asking where one is in",
            key("circle_tie (circle_id, employee_id)"),
            takes_part(2),
            tie(1, 2, "REQUEST"),
        ),
        case(
            "joining where one asks",
            key("circle_tie (circle_id, employee_id)"),
            asks(),
            tie(1, 2, "MEMBERSHIP"),
        ),
        case(
            "a membership without a tie",
            By::ForeignKey,
            vec![],
            membership(1, 1, 2),
        ),
        case(
            "a membership on a request's tie",
            By::ForeignKey,
            asks(),
            membership(1, 1, 2),
        ),
        case(
            "a request without a tie",
            By::ForeignKey,
            vec![],
            join_request(1, 1, 2, 1),
        ),
        case(
            "a request on a membership's tie",
            By::ForeignKey,
            takes_part(2),
            join_request(1, 1, 2, 1),
        ),
        case(
            "in twice",
            key("membership (circle_id, employee_id)"),
            takes_part(2),
            membership(9, 1, 2),
        ),
        case(
            "in, and on leave too",
            key("membership (circle_id, employee_id)"),
            takes_part(2),
            membership(9, 1, 2).set("status", "PAUSED"),
        ),
        case(
            "asking twice",
            key("join_request (circle_id, employee_id)"),
            asks(),
            join_request(9, 1, 2, 2),
        ),
        case(
            "two requests in one slot",
            key("join_request (employee_id, open_slot)"),
            [asks(), vec![tie(2, 2, "REQUEST")]].concat(),
            join_request(9, 2, 2, 1),
        ),
        case(
            "an open request without a slot",
            By::Check,
            vec![tie(1, 2, "REQUEST")],
            join_request(1, 1, 2, 1).set("open_slot", None::<i32>),
        ),
        case(
            "an answered request in a slot",
            By::Check,
            vec![],
            answered_request(1, 1, 2, "DECLINED").set("open_slot", 1),
        ),
        case(
            "an answer without a time",
            By::Check,
            vec![],
            answered_request(1, 1, 2, "APPROVED").set("resolved_at", None::<DateTime>),
        ),
        case(
            "an offer without an end",
            By::Check,
            vec![tie(1, 2, "REQUEST")],
            join_request(1, 1, 2, 1).set("status", "OFFERED"),
        ),
        case(
            "waiting since never",
            By::Check,
            vec![tie(1, 2, "REQUEST")],
            join_request(1, 1, 2, 1).set("status", "WAITLISTED"),
        ),
        case(
            "left without a time",
            By::Check,
            vec![],
            former_membership(1, 1, 2).set("ended_at", None::<DateTime>),
        ),
        case(
            "two programme managers",
            key("duty (circle_id, slot)"),
            vec![duty(1, 1, 2, 0)],
            duty(2, 1, 3, 0),
        ),
        case(
            "two deputies in one place",
            key("duty (circle_id, slot)"),
            vec![duty(1, 1, 2, 1)],
            duty(2, 1, 3, 1),
        ),
        case(
            "a third deputy",
            By::Check,
            vec![duty(1, 1, 2, 1), duty(2, 1, 3, 2)],
            duty(3, 1, 4, 3),
        ),
        case(
            "a second programme manager as if a deputy",
            By::Check,
            vec![],
            duty(1, 1, 2, 1).set("duty", "PROGRAMME_MANAGER"),
        ),
        case(
            "manager and deputy in one",
            key("duty (circle_id, employee_id)"),
            vec![duty(1, 1, 2, 0)],
            duty(2, 1, 2, 1),
        ),
        case(
            "two nominations",
            key("pm_nomination (circle_id)"),
            vec![pm_nomination(1, 1, 2, 1)],
            pm_nomination(2, 1, 3, 1),
        ),
        case(
            "a settled nomination without a time",
            By::Check,
            vec![],
            pm_nomination(1, 1, 2, 1).set("status", "ACCEPTED"),
        ),
    ]
}

fn cases() -> Vec<Case> {
    people().into_iter().chain(circles()).chain(joining()).collect()
}

type DateTime = chrono::DateTime<chrono::Utc>;

/// What the database says to the `last` row after the `given` ones, which it must let in. Nothing stays.
async fn refusal(db: &Db, given: &[Row], last: &Row) -> Option<DbErr> {
    let tx = db.begin().await.unwrap();
    for row in given {
        row.insert(&tx).await.unwrap();
    }
    let answer = last.insert(&tx).await.err();
    tx.rollback().await.unwrap();
    answer
}

/// Reads from the database's answer what refused a row.
fn refuser(error: &DbErr, indexes: &[Index]) -> By {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(message)) => {
            // SQLite: "UNIQUE constraint failed: duty.circle_id, duty.slot"; PostgreSQL: "... constraint \"duty_slot\"".
            let index = indexes.iter().filter(|index| index.unique).find(|index| {
                let columns: Vec<_> = index
                    .columns
                    .iter()
                    .map(|column| format!("{}.{column}", index.table))
                    .collect();
                message.ends_with(&format!(": {}", columns.join(", ")))
                    || message.contains(&format!("\"{}\"", index.name))
            });
            index.map_or(By::Something(message), |index| By::Key(index.key()))
        }
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => By::ForeignKey,
        _ if error
            .to_string()
            .to_ascii_lowercase()
            .contains("check constraint") =>
        {
            By::Check
        }
        _ => By::Something(error.to_string()),
    }
}

#[tokio::test]
async fn the_database_refuses_what_must_not_be() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    insert_all(&db, &world()).await.unwrap();
    let indexes = catalogue::indexes(&db).await;
    for Case {
        what,
        given,
        refused,
        by,
    } in cases()
    {
        let error = refusal(&db, &given, &refused).await;
        assert_eq!(error.map(|error| refuser(&error, &indexes)), Some(by), "{what}");
    }
}

#[tokio::test]
async fn the_database_lets_in_what_may_be() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    insert_all(&db, &world()).await.unwrap();
    let gone = |number| former_membership(number, 1, 2);
    for (what, rows) in [
        (
            "back after leaving, twice",
            [vec![gone(7), gone(8)], takes_part(2)].concat(),
        ),
        (
            "asking again after a refusal, twice",
            vec![
                answered_request(7, 1, 2, "DECLINED"),
                answered_request(8, 1, 2, "EXPIRED"),
                tie(1, 2, "REQUEST"),
                join_request(9, 1, 2, 1),
            ],
        ),
        (
            "a new programme manager after another",
            vec![
                duty(1, 1, 2, 0).set("ended_at", at(2)),
                duty(2, 1, 3, 0),
                duty(3, 1, 2, 1),
                duty(4, 1, 4, 2),
            ],
        ),
        (
            "a nomination after one that was declined",
            vec![
                pm_nomination(1, 1, 2, 1)
                    .set("status", "DECLINED")
                    .set("resolved_at", at(2)),
                pm_nomination(2, 1, 3, 1),
            ],
        ),
        (
            "a meeting on the day of a cancelled one",
            vec![
                meeting(1, 1, 1).set("state", "CANCELLED"),
                meeting(2, 1, 1).set("number", 2),
            ],
        ),
        (
            "a seat for the tenth",
            vec![circle(3, 1, 1).set("people_count", 9).set("offered_count", 1)],
        ),
        ("a member here and an advisor there", {
            let there = [
                tie(2, 2, "MEMBERSHIP"),
                membership(9, 2, 2).set("role", "ADVISOR"),
            ];
            [takes_part(2), there.into()].concat()
        }),
    ] {
        if let (before, [last]) = rows.split_at(rows.len() - 1) {
            assert_eq!(
                refusal(&db, before, last).await.map(|error| error.to_string()),
                None,
                "{what}"
            );
        }
    }
}

#[tokio::test]
async fn no_unique_key_is_missing_above() {
    let database = TestDatabase::migrated().await;
    let indexes = catalogue::indexes(&database.connect().await).await;
    // An id of its own is no rule, and a key with more columns than another one refuses nothing more.
    let is_id = |index: &Index| index.primary && index.columns == ["id"];
    let is_wider = |index: &Index, other: &Index| {
        other.columns.len() < index.columns.len()
            && other.columns.iter().all(|column| index.columns.contains(column))
    };
    let unique: Vec<_> = indexes.iter().filter(|index| index.unique).collect();
    let whole = |index: &Index| {
        unique
            .iter()
            .any(|other| !other.partial && other.table == index.table && is_wider(index, other))
    };
    let rules = unique.iter().filter(|index| !is_id(index) && !whole(index));
    let expected: BTreeSet<_> = rules.map(|index| index.key()).collect();
    let covered: BTreeSet<_> = cases()
        .into_iter()
        .filter_map(|case| {
            if let By::Key(key) = case.by {
                Some(key)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(covered, expected);
}
