//! All that is stored, row by row.

use crate::migration::catalogue;
use entity::model::register::{self, Data, Table};
use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A row: each column as text, nothing where it is null.
pub type Row = BTreeMap<&'static str, Option<String>>;

/// The rows of each table, by their keys.
pub type Stored = BTreeMap<&'static str, BTreeMap<Vec<String>, Row>>;

/// What is stored in the tables of the register.
pub async fn read(db: &Db) -> Stored {
    let keys: BTreeMap<String, Vec<String>> = catalogue::indexes(db)
        .await
        .into_iter()
        .filter(|index| index.primary)
        .map(|index| (index.table, index.columns))
        .collect();
    let mut stored = Stored::new();
    for table in register::tables() {
        let Some(key) = keys.get(table.name) else { continue };
        let rows = rows(db, table).await.into_iter();
        let by_key = rows.map(|row| {
            let key = key.iter().map(|column| row[column.as_str()].clone().unwrap());
            (key.collect(), row)
        });
        stored.insert(table.name, by_key.collect());
    }
    stored
}

async fn rows(db: &Db, table: &Table) -> Vec<Row> {
    let names: Vec<&'static str> = table
        .columns
        .iter()
        .flat_map(|columns| columns.names)
        .copied()
        .collect();
    let texts = names.iter().map(|name| match db.backend() {
        // Ids are blobs.
        DbBackend::Sqlite => {
            format!("CASE typeof(\"{name}\") WHEN 'blob' THEN lower(hex(\"{name}\")) ELSE CAST(\"{name}\" AS text) END")
        }
        _ => format!("\"{name}\"::text"),
    });
    let sql = format!(
        "SELECT {} FROM \"{}\"",
        texts.collect::<Vec<_>>().join(", "),
        table.name
    );
    let found = db
        .read()
        .query_all_raw(Statement::from_string(db.backend(), sql))
        .await
        .unwrap();
    let cells = |row: sea_orm::QueryResult| {
        let cell = |(place, name): (usize, &&'static str)| (*name, row.try_get_by_index(place).unwrap());
        names.iter().enumerate().map(cell).collect()
    };
    found.into_iter().map(cells).collect()
}

/// Whether there is nothing in it.
pub fn is_blank(cell: Option<&String>) -> bool {
    cell.is_none_or(String::is_empty)
}

/// Whether the row's `column` is this id.
pub fn is(row: &Row, column: &str, id: Uuid) -> bool {
    let cell = row.get(column).and_then(Option::as_ref);
    cell.is_some_and(|text| *text == id.to_string() || *text == id.simple().to_string())
}

/// Whether the row says in one of its columns that it is about this person.
pub fn is_about(table: &Table, row: &Row, person: Uuid) -> bool {
    let who = table
        .columns
        .iter()
        .filter(|columns| columns.data == Data::Person);
    who.flat_map(|columns| columns.names)
        .any(|column| is(row, column, person))
}

/// Whether the row is the circle's, or of it.
pub fn is_of_circle(table: &Table, row: &Row, circle: Uuid) -> bool {
    is(
        row,
        if table.name == "circle" { "id" } else { "circle_id" },
        circle,
    )
}
