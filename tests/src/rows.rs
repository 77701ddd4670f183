//! Rows, written past the operations: for tests of the schema and of the harness, which must make what no operation makes.
//!
//! Each function gives a valid row around a number, which becomes its id; [`Row::set`] changes a column.

use chrono::{DateTime, TimeDelta, Utc};
use entity::model::register;
use entity::support::db::Db;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbErr, EntityName, EntityTrait, IdenStatic, IntoActiveModel, Iterable,
    ModelTrait, Value,
    sea_query::{Alias, Expr, Query},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A row of a table, by the names of its columns.
#[derive(Clone, Debug)]
pub struct Row {
    table: &'static str,
    cells: BTreeMap<&'static str, Value>,
}

impl Row {
    /// A row without any column.
    #[must_use]
    pub fn of(table: &'static str) -> Self {
        Self {
            table,
            cells: BTreeMap::new(),
        }
    }

    /// The row of a model, with all its columns.
    #[must_use]
    pub fn of_model<M>(model: M) -> Self
    where
        M: ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    {
        let row = model.into_active_model();
        let cells = <M::Entity as EntityTrait>::Column::iter()
            .filter_map(|column| Some((column.as_str(), row.get(column).into_value()?)));
        Self {
            table: M::Entity::default().table_name(),
            cells: cells.collect(),
        }
    }

    /// Sets a column, given or not.
    #[must_use]
    pub fn set(mut self, column: &'static str, value: impl Into<Value>) -> Self {
        self.cells.insert(column, value.into());
        self
    }

    /// Writes the row.
    ///
    /// # Errors
    /// What the database says when it refuses the row.
    pub async fn insert(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        insert_alike(db, std::slice::from_ref(self)).await
    }

    /// Whether one statement can insert both.
    fn is_like(&self, other: &Self) -> bool {
        self.table == other.table && self.cells.keys().eq(other.cells.keys())
    }
}

/// Writes rows of one table with the same columns.
async fn insert_alike(db: &impl ConnectionTrait, rows: &[Row]) -> Result<(), DbErr> {
    let Some(first) = rows.first() else { return Ok(()) };
    let mut statement = Query::insert();
    statement
        .into_table(Alias::new(first.table))
        .columns(first.cells.keys().map(|column| Alias::new(*column)));
    for row in rows {
        statement.values_panic(row.cells.values().cloned().map(Expr::value));
    }
    db.execute(&statement).await.map(drop)
}

/// How many rows one statement inserts at most: databases limit the values that are bound.
const AT_ONCE: usize = 200;

/// Writes many valid rows in one transaction, in whatever order they come: table by table, many in one statement.
///
/// # Panics
/// When there is a table that it does not know, or the database refuses a row.
pub async fn seed(db: &Db, mut rows: Vec<Row>) {
    let place = |row: &Row| {
        let place = register::tables().position(|table| table.name == row.table);
        place.unwrap_or_else(|| panic!("the register does not have {}", row.table))
    };
    rows.sort_by_cached_key(|row| (place(row), row.cells.keys().copied().collect::<Vec<_>>()));
    let written = db.transaction(async |tx| {
        for alike in rows.chunk_by(Row::is_like) {
            for some in alike.chunks(AT_ONCE) {
                insert_alike(tx, some).await?;
            }
        }
        Ok::<_, DbErr>(())
    });
    written.await.expect("valid rows, which are kept");
}

/// Writes the rows in one transaction: all of them, or none.
///
/// # Errors
/// What the database says to the first row that it refuses.
pub async fn insert_all(db: &Db, rows: &[Row]) -> Result<(), DbErr> {
    db.transaction(async |tx| {
        for row in rows {
            row.insert(tx).await?;
        }
        Ok(())
    })
    .await
}

/// The id that the row with this number has.
#[must_use]
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// Some instant, `hours` after another.
#[must_use]
pub fn at(hours: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::hours(500_000 + hours)
}

/// A job family.
#[must_use]
pub fn job_family(number: u128) -> Row {
    Row::of("job_family")
        .set("id", id(number))
        .set("name", format!("Family {number}"))
}

/// A rung; its position and level are its number.
#[must_use]
pub fn rung(number: u128, family: u128) -> Row {
    let position = i32::try_from(number).expect("a small number");
    Row::of("ladder_rung")
        .set("id", id(number))
        .set("job_family_id", id(family))
        .set("position", position)
        .set("level", number.to_string())
        .set("title", "Engineer")
}

/// A topic.
#[must_use]
pub fn topic(number: u128) -> Row {
    let slug = format!("topic-{number}");
    Row::of("topic")
        .set("id", id(number))
        .set("slug", slug)
        .set("name", "Negotiation")
        .set("description", "")
}

/// An affinity network.
#[must_use]
pub fn affinity_network(number: u128) -> Row {
    Row::of("affinity_network")
        .set("id", id(number))
        .set("slug", format!("network-{number}"))
        .set("name", "Parents")
}

/// An employee, regular, in London.
#[must_use]
pub fn employee(number: u128) -> Row {
    let mail = format!("person{number}@example.org");
    Row::of("employee")
        .set("id", id(number))
        .set("hr_id", number.to_string())
        .set("display_name", format!("Person {number}"))
        .set("mail", mail.clone())
        .set("mail_key", mail)
        .set("employment_type", "regular")
        .set("zone", "Europe/London")
        .set("locale", "en")
}

/// The profile of an employee.
#[must_use]
pub fn profile(employee: u128) -> Row {
    Row::of("profile")
        .set("employee_id", id(employee))
        .set("consent_version", "2026-01")
        .set("opted_in_at", at(0))
        .set("signed_up_as_member", true)
        .set("signed_up_as_advisor", false)
        .set("about", "")
        .set("wants_reminders", true)
        .set("digest", "OFF")
        .set("updated_at", at(0))
}

/// A proposed circle with nobody in it and the place of its programme manager vacant.
#[must_use]
pub fn circle(number: u128, topic: u128, proposer: u128) -> Row {
    Row::of("circle")
        .set("id", id(number))
        .set("title", "Negotiation")
        .set("description", "Learn to negotiate")
        .set("search_text", " negotiation learn to negotiate \n  ")
        .set("search_version", 1)
        .set("topic_id", id(topic))
        .set("language", "en")
        .set("zone", "Europe/London")
        .set("state", "PROPOSED")
        .set("recruiting_open", true)
        .set("wants_advisor", false)
        .set("max_people", 10)
        .set("people_count", 0)
        .set("offered_count", 0)
        .set("proposed_by", id(proposer))
        .set("proposed_at", at(0))
        .set("term", 0)
        .set("pm_vacant_since", at(0))
        .set("last_seq", 0)
        .set("created_at", at(0))
        .set("updated_at", at(0))
}

/// What ties a person to a circle: `REQUEST` or `MEMBERSHIP`.
#[must_use]
pub fn tie(circle: u128, employee: u128, kind: &str) -> Row {
    Row::of("circle_tie")
        .set("circle_id", id(circle))
        .set("employee_id", id(employee))
        .set("kind", kind)
}

/// An open membership; needs a tie.
#[must_use]
pub fn membership(number: u128, circle: u128, employee: u128) -> Row {
    Row::of("membership")
        .set("id", id(number))
        .set("circle_id", id(circle))
        .set("employee_id", id(employee))
        .set("role", "MEMBER")
        .set("status", "ACTIVE")
        .set("joined_at", at(1))
}

/// A membership that is over; needs no tie.
#[must_use]
pub fn former_membership(number: u128, circle: u128, employee: u128) -> Row {
    membership(number, circle, employee)
        .set("status", "LEFT")
        .set("ended_at", at(2))
}

/// A pending join request in this slot of the person's; needs a tie.
#[must_use]
pub fn join_request(number: u128, circle: u128, employee: u128, slot: i32) -> Row {
    Row::of("join_request")
        .set("id", id(number))
        .set("circle_id", id(circle))
        .set("employee_id", id(employee))
        .set("role", "MEMBER")
        .set("message", "")
        .set("status", "PENDING")
        .set("created_at", at(1))
        .set("answer_by", at(500))
        .set("open_slot", slot)
}

/// A join request that was answered so; needs no tie.
#[must_use]
pub fn answered_request(number: u128, circle: u128, employee: u128, status: &str) -> Row {
    join_request(number, circle, employee, 1)
        .set("status", status)
        .set("open_slot", None::<i32>)
        .set("resolved_at", at(2))
}

/// A duty: slot 0 is the programme manager's, 1 and 2 are deputies'.
#[must_use]
pub fn duty(number: u128, circle: u128, employee: u128, slot: i32) -> Row {
    Row::of("duty")
        .set("id", id(number))
        .set("circle_id", id(circle))
        .set("employee_id", id(employee))
        .set("duty", if slot == 0 { "PROGRAMME_MANAGER" } else { "DEPUTY" })
        .set("slot", slot)
        .set("since", at(1))
}

/// A pending nomination.
#[must_use]
pub fn pm_nomination(number: u128, circle: u128, nominee: u128, nominator: u128) -> Row {
    Row::of("pm_nomination")
        .set("id", id(number))
        .set("circle_id", id(circle))
        .set("nominee_id", id(nominee))
        .set("nominated_by", id(nominator))
        .set("role", "MEMBER")
        .set("status", "PENDING")
        .set("created_at", at(1))
        .set("expires_at", at(169))
}

/// An entry in a circle's history.
#[must_use]
pub fn circle_event(number: u128, circle: u128, seq: i32) -> Row {
    Row::of("circle_event")
        .set("circle_id", id(circle))
        .set("seq", seq)
        .set("id", id(number))
        .set("kind", "CIRCLE_PROPOSED")
        .set("version", 1)
        .set("as_administrator", false)
        .set("data", serde_json::json!({}))
        .set("at", at(1))
}

/// A planned meeting of the first term; its date follows from its number in the term.
#[must_use]
pub fn meeting(number: u128, circle: u128, in_term: i32) -> Row {
    Row::of("meeting")
        .set("id", id(number))
        .set("circle_id", id(circle))
        .set("term", 1)
        .set("number", in_term)
        .set("format", "EXPERIENCE")
        .set("state", "PLANNED")
        .set("planned_on", at(24 * 30 * i64::from(in_term)).date_naive())
        .set("zone", "Europe/London")
        .set("created_at", at(1))
}

/// A decision that the circle goes on after this term.
#[must_use]
pub fn circle_decision(number: u128, circle: u128, term: i32, by: u128) -> Row {
    Row::of("circle_decision")
        .set("id", id(number))
        .set("circle_id", id(circle))
        .set("term", term)
        .set("decision", "CONTINUE")
        .set("decided_by", id(by))
        .set("as_administrator", false)
        .set("decided_at", at(1))
}

/// What a participant said about staying after this term: `STAY` or `LEAVE`.
#[must_use]
pub fn stay_answer(circle: u128, term: i32, employee: u128, answer: &str) -> Row {
    Row::of("stay_answer")
        .set("circle_id", id(circle))
        .set("term", term)
        .set("employee_id", id(employee))
        .set("answer", answer)
        .set("answered_at", at(1))
}

/// The key under which somebody created something.
#[must_use]
pub fn idempotency_key(employee: u128, key: &str) -> Row {
    Row::of("idempotency_key")
        .set("employee_id", id(employee))
        .set("key", key)
        .set("fingerprint", "0".repeat(64))
        .set("result_id", id(1))
        .set("created_at", at(1))
}

/// What somebody used of their allowance.
#[must_use]
pub fn allowance(employee: u128, whole_at: DateTime<Utc>) -> Row {
    Row::of("allowance")
        .set("employee_id", id(employee))
        .set("whole_at", whole_at.timestamp_millis())
}

/// A mail in the outbox, not sent yet; its key follows from its number.
#[must_use]
pub fn outbox(number: u128, kind: &str, circle: u128, recipient: u128) -> Row {
    Row::of("outbox")
        .set("id", id(number))
        .set("kind", kind)
        .set("kind_version", 1)
        .set("recipient_id", id(recipient))
        .set("circle_id", id(circle))
        .set("dedup_key", format!("key {number}"))
        .set("status", "PENDING")
        .set("attempt", 0)
        .set("available_at", at(1))
        .set("created_at", at(1))
}
