//! The built program as an operator meets it: how it starts, what it refuses, how it ends.

mod embedded;
mod full_disk;
mod refusals;
mod releases;
mod replicas;
mod stops;

use entity::support::db::Db;
use std::process::Output;
use tests::{ApiCommand, TestDatabase};

/// Serving, on this database, with the demo programme only where a test asks for it.
fn circles(database: &TestDatabase) -> ApiCommand {
    ApiCommand::new(&[])
        .on(database)
        .env("DEMO", "false")
        .env("HTTP_ADDR", "127.0.0.1:0")
}

/// Both streams, as text.
fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// How many rows a table has for which `condition` is true.
async fn count(db: &Db, table: &str, condition: &str) -> i64 {
    use sea_orm::{ConnectionTrait, Statement};
    let query = format!("SELECT COUNT(*) AS n FROM \"{table}\" WHERE {condition}");
    let db_read = db.read();
    let row = db_read
        .query_one_raw(Statement::from_string(db.backend(), query))
        .await;
    row.unwrap().unwrap().try_get("", "n").unwrap()
}
