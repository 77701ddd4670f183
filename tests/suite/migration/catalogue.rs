//! What the database itself says of its indexes and foreign keys, the same for both databases.

use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// An index, in the order of its columns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Index {
    pub table: String,
    pub name: String,
    pub columns: Vec<String>,
    pub unique: bool,
    pub primary: bool,
    /// Has a WHERE of its own.
    pub partial: bool,
}

impl Index {
    /// The index without its name, which SQLite makes up for constraints: `duty (circle_id, slot)`.
    pub fn key(&self) -> String {
        format!("{} ({})", self.table, self.columns.join(", "))
    }
}

/// A foreign key, by the columns of the table that has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignKey {
    pub table: String,
    pub columns: Vec<String>,
    pub target: String,
}

const SQLITE_INDEXES: &str = r#"
SELECT t.name AS tab, i.name AS name, group_concat(c.name, ',' ORDER BY c.seqno) AS cols,
    i."unique" AS is_unique, i.origin = 'pk' AS is_primary, i.partial AS is_partial
FROM sqlite_master AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
WHERE t.type = 'table' AND t.name NOT LIKE 'circle_search%' AND t.name <> 'seaql_migrations'
GROUP BY t.name, i.name"#;

const POSTGRES_INDEXES: &str = "
SELECT t.relname::text AS tab, i.relname::text AS name, string_agg(a.attname::text, ',' ORDER BY k.position) AS cols,
    x.indisunique AS is_unique, x.indisprimary AS is_primary, x.indpred IS NOT NULL AS is_partial
FROM pg_index AS x
JOIN pg_class AS i ON i.oid = x.indexrelid
JOIN pg_class AS t ON t.oid = x.indrelid
CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k (attnum, position)
JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.attnum
WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> 'seaql_migrations'
GROUP BY 1, 2, 4, 5, 6";

const SQLITE_FOREIGN_KEYS: &str = r#"
SELECT t.name AS tab, group_concat(f."from", ',' ORDER BY f.seq) AS cols, f."table" AS target
FROM sqlite_master AS t, pragma_foreign_key_list(t.name) AS f
WHERE t.type = 'table'
GROUP BY t.name, f.id, f."table""#;

const POSTGRES_FOREIGN_KEYS: &str = "
SELECT t.relname::text AS tab, string_agg(a.attname::text, ',' ORDER BY k.position) AS cols, p.relname::text AS target
FROM pg_constraint AS f
JOIN pg_class AS t ON t.oid = f.conrelid
JOIN pg_class AS p ON p.oid = f.confrelid
CROSS JOIN LATERAL unnest(f.conkey) WITH ORDINALITY AS k (attnum, position)
JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.attnum
WHERE f.contype = 'f'
GROUP BY f.oid, 1, 3";

#[derive(FromQueryResult)]
struct IndexRow {
    tab: String,
    name: String,
    cols: String,
    is_unique: bool,
    is_primary: bool,
    is_partial: bool,
}

#[derive(FromQueryResult)]
struct ForeignKeyRow {
    tab: String,
    cols: String,
    target: String,
}

/// All indexes of the programme's tables, sorted.
pub async fn indexes(db: &Db) -> Vec<Index> {
    let rows: Vec<IndexRow> = ask(db, SQLITE_INDEXES, POSTGRES_INDEXES).await;
    let mut indexes: Vec<_> = rows
        .into_iter()
        .map(|row| Index {
            table: row.tab,
            name: row.name,
            columns: split(&row.cols),
            unique: row.is_unique,
            primary: row.is_primary,
            partial: row.is_partial,
        })
        .collect();
    indexes.sort();
    indexes
}

// Not those of a search index: SQLite's is a table with tables of its own.
const SQLITE_COLUMNS: &str = "
SELECT t.name AS tab, c.name AS name FROM sqlite_schema AS t, pragma_table_xinfo(t.name) AS c
WHERE t.type = 'table' AND t.name NOT LIKE 'circle_search%' AND t.name NOT LIKE 'sqlite_%'";

const POSTGRES_COLUMNS: &str = "
SELECT table_name::text AS tab, column_name::text AS name FROM information_schema.columns
WHERE table_schema = 'public'";

#[derive(FromQueryResult)]
struct ColumnRow {
    tab: String,
    name: String,
}

/// All columns of all tables, generated ones included.
pub async fn columns(db: &Db) -> BTreeSet<(String, String)> {
    let rows: Vec<ColumnRow> = ask(db, SQLITE_COLUMNS, POSTGRES_COLUMNS).await;
    rows.into_iter().map(|row| (row.tab, row.name)).collect()
}

/// All foreign keys of the programme's tables, sorted.
pub async fn foreign_keys(db: &Db) -> Vec<ForeignKey> {
    let rows: Vec<ForeignKeyRow> = ask(db, SQLITE_FOREIGN_KEYS, POSTGRES_FOREIGN_KEYS).await;
    let mut keys: Vec<_> = rows
        .into_iter()
        .map(|row| ForeignKey {
            table: row.tab,
            columns: split(&row.cols),
            target: row.target,
        })
        .collect();
    keys.sort();
    keys
}

const SQLITE_CONDITIONS: &str = "
SELECT tbl_name AS tab, name, substr(sql, instr(sql, ' WHERE ') + 7) AS condition
FROM sqlite_master WHERE type = 'index' AND instr(sql, ' WHERE ') > 0";

const POSTGRES_CONDITIONS: &str = "
SELECT t.relname::text AS tab, i.relname::text AS name, pg_get_expr(x.indpred, x.indrelid) AS condition
FROM pg_index AS x
JOIN pg_class AS i ON i.oid = x.indexrelid
JOIN pg_class AS t ON t.oid = x.indrelid
WHERE t.relnamespace = 'public'::regnamespace AND x.indpred IS NOT NULL";

#[derive(FromQueryResult)]
struct ConditionRow {
    tab: String,
    name: String,
    condition: String,
}

/// The table and the condition of every partial index, by the index's name.
pub async fn index_conditions(db: &Db) -> BTreeMap<String, (String, String)> {
    let rows: Vec<ConditionRow> = ask(db, SQLITE_CONDITIONS, POSTGRES_CONDITIONS).await;
    let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    rows.into_iter()
        .map(|row| (row.name, (row.tab, one_line(row.condition))))
        .collect()
}

/// How the database spells the condition of an index of `table`: SQLite as it was written, PostgreSQL in its own way.
pub async fn spelled(db: &Db, table: &str, condition: &str) -> String {
    if db.backend() == DbBackend::Sqlite {
        return condition.to_owned();
    }
    let probe = format!("CREATE INDEX probe ON {table} ((1)) WHERE {condition}");
    db.read().execute_unprepared(&probe).await.unwrap();
    let spelled = index_conditions(db).await.remove("probe").unwrap().1;
    db.read().execute_unprepared("DROP INDEX probe").await.unwrap();
    spelled
}

async fn ask<R: FromQueryResult + Send + Sync>(db: &Db, sqlite: &str, postgres: &str) -> Vec<R> {
    let query = if db.backend() == DbBackend::Sqlite {
        sqlite
    } else {
        postgres
    };
    R::find_by_statement(Statement::from_string(db.backend(), query))
        .all(db.read())
        .await
        .unwrap()
}

fn split(columns: &str) -> Vec<String> {
    columns.split(',').map(str::to_owned).collect()
}
