//! All that a database holds, for tests that nothing was written.

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::collections::BTreeMap;

/// A table and its rows as text.
#[derive(FromQueryResult)]
struct Table {
    name: String,
    rows: Option<String>,
}

#[derive(FromQueryResult)]
struct Named {
    name: String,
}

/// The rows of every table, by its name, in an order that does not depend on when they were written.
pub async fn of(db: &impl ConnectionTrait) -> BTreeMap<String, String> {
    let mut contents = BTreeMap::new();
    for table in tables(db).await {
        let found = Table::find_by_statement(Statement::from_string(db.get_database_backend(), table))
            .one(db)
            .await
            .expect("a table that can be read")
            .expect("one line for a table");
        contents.insert(found.name, found.rows.unwrap_or_default());
    }
    contents
}

/// One statement for each table.
async fn tables(db: &impl ConnectionTrait) -> Vec<String> {
    if db.get_database_backend() == DbBackend::Postgres {
        let names = names(
            db,
            "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
        )
        .await;
        let read = |name: String| {
            format!(
                "SELECT '{name}' AS name, string_agg(t::text, chr(10) ORDER BY t::text) AS rows FROM \"{name}\" AS t"
            )
        };
        return names.into_iter().map(read).collect();
    }
    // Not the inner tables of a search index: they may differ where what they find does not.
    let all = "SELECT name FROM sqlite_schema AS t WHERE type = 'table' AND NOT EXISTS (SELECT 1 FROM sqlite_schema \
               WHERE sql LIKE 'CREATE VIRTUAL%' AND t.name LIKE name || '\\_%' ESCAPE '\\')";
    let mut statements = Vec::new();
    for name in names(db, all).await {
        let columns = names(db, &format!("SELECT name FROM pragma_table_info('{name}')")).await;
        let quoted: Vec<String> = columns
            .iter()
            .map(|column| format!("quote(\"{column}\")"))
            .collect();
        let row = quoted.join(" || ',' || ");
        statements.push(format!(
            "SELECT '{name}' AS name, (SELECT group_concat(line, char(10)) FROM \
             (SELECT {row} AS line FROM \"{name}\" ORDER BY 1)) AS rows"
        ));
    }
    statements
}

async fn names(db: &impl ConnectionTrait, query: &str) -> Vec<String> {
    let named = Named::find_by_statement(Statement::from_string(db.get_database_backend(), query))
        .all(db)
        .await;
    named
        .expect("the names of tables")
        .into_iter()
        .map(|named| named.name)
        .collect()
}
