//! "At most one" and "never more than" (docs/product.md §2, §3) hold whatever the operations do: the database refuses.

mod circles;
mod clock;
mod joining;
mod people;

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

fn cases() -> Vec<Case> {
    people::cases()
        .into_iter()
        .chain(circles::cases())
        .chain(joining::cases())
        .chain(clock::cases())
        .collect()
}

/// What the database says to the `last` row after the `given` ones, which it must let in. Nothing stays.
async fn refusal(db: &Db, given: &[Row], last: &Row) -> Option<DbErr> {
    let tried = db.rehearse(async |tx| {
        for row in given {
            row.insert(tx).await.unwrap();
        }
        Ok::<_, DbErr>(last.insert(tx).await.err())
    });
    tried.await.unwrap()
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
        (
            "a decision for each term",
            vec![circle_decision(1, 1, 1, 2), circle_decision(2, 1, 2, 2)],
        ),
        (
            "an answer of each, and for each term",
            vec![
                stay_answer(1, 1, 2, "LEAVE"),
                stay_answer(1, 1, 3, "STAY"),
                stay_answer(1, 2, 2, "STAY"),
            ],
        ),
        ("a circle that has lapsed", vec![clock::lapsed()]),
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
