//! What a database says of how it would answer the statements that were sent.

use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, Statement, TransactionTrait};
use serde_json::Value;
use std::fmt;
use std::sync::{Arc, Mutex};

/// A way into one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    pub table: String,
    /// The index, if there is one; SQLite's own name for that of a primary key.
    pub index: Option<String>,
    /// Whether it leads to some rows, rather than through all of the index.
    pub narrowed: bool,
}

/// A statement that was sent, and the ways that it goes.
pub struct Plan {
    sql: String,
    pub accesses: Vec<Access>,
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n  goes {:#?}", self.sql, self.accesses)
    }
}

/// A handle that remembers what is sent through it.
pub fn listening(db: Db) -> (Db, Arc<Mutex<Vec<Statement>>>) {
    let sent: Arc<Mutex<Vec<Statement>>> = Arc::default();
    let listener = Arc::clone(&sent);
    let db = db.observed_with_values(move |statement| listener.lock().unwrap().push(statement.clone()));
    (db, sent)
}

/// How the database would answer each of the statements. PostgreSQL does so without sequential scans, where it can, and
/// with `avoided`, another setting of its planner, off.
pub async fn plans(db: &Db, statements: Vec<Statement>, avoided: Option<&str>) -> Vec<Plan> {
    let mut plans = Vec::new();
    for statement in statements {
        let accesses = if db.backend() == DbBackend::Sqlite {
            sqlite(db, &statement).await
        } else {
            postgres(db, &statement, avoided).await
        };
        plans.push(Plan {
            sql: statement.sql,
            accesses,
        });
    }
    plans
}

fn prefixed(prefix: &str, statement: &Statement) -> Statement {
    Statement {
        sql: format!("{prefix} {}", statement.sql),
        ..statement.clone()
    }
}

/// `SEARCH circle USING INDEX circle_open_topic (topic_id=?)`, `SCAN circle USING INDEX circle_open`, `SCAN circle`.
async fn sqlite(db: &Db, statement: &Statement) -> Vec<Access> {
    let explain = prefixed("EXPLAIN QUERY PLAN", statement);
    let rows = db.read().query_all_raw(explain).await.unwrap();
    let details = rows
        .iter()
        .map(|row| row.try_get::<String>("", "detail").unwrap());
    details
        .filter_map(|detail| {
            let mut words = detail.split_whitespace();
            let narrowed = match words.next()? {
                "SEARCH" => true,
                // What a virtual table was asked for stands behind the colon.
                "SCAN" => detail.contains("VIRTUAL TABLE INDEX") && !detail.ends_with(':'),
                _ => return None,
            };
            let table = words.next()?.to_owned();
            // No table: a constant row, a subquery that was answered before, or the one whose rows are counted.
            if table == "CONSTANT" || table == "counted" || table.starts_with('(') {
                return None;
            }
            let index = detail.split_once(" INDEX ").map(|(_, rest)| {
                let name = rest.split_whitespace().next().unwrap();
                name.to_owned()
            });
            let key = detail.contains("PRIMARY KEY") || detail.contains("VIRTUAL TABLE INDEX");
            Some(Access {
                index: index.or_else(|| key.then(|| "primary key".to_owned())),
                table,
                narrowed,
            })
        })
        .collect()
}

/// What remains of a step that is made unattractive, has no index to use.
async fn postgres(db: &Db, statement: &Statement, avoided: Option<&str>) -> Vec<Access> {
    let tx = db.read().begin().await.unwrap();
    for step in avoided.into_iter().chain(["enable_seqscan"]) {
        tx.execute_unprepared(&format!("SET LOCAL {step} = off"))
            .await
            .unwrap();
    }
    let explain = prefixed("EXPLAIN (FORMAT JSON)", statement);
    let row = tx.query_one_raw(explain).await.unwrap().unwrap();
    let plan: Value = row.try_get("", "QUERY PLAN").unwrap();
    tx.rollback().await.unwrap();
    let mut accesses = Vec::new();
    collect(&plan[0]["Plan"], None, &mut accesses);
    accesses
}

fn collect(node: &Value, heap: Option<&str>, accesses: &mut Vec<Access>) {
    let text = |key: &str| node[key].as_str().map(str::to_owned);
    let table = text("Relation Name");
    let heap = table.as_deref().or(heap);
    match node["Node Type"].as_str().unwrap() {
        "Seq Scan" => accesses.push(Access {
            table: table.clone().unwrap(),
            index: None,
            narrowed: false,
        }),
        "Index Scan" | "Index Only Scan" | "Bitmap Index Scan" => accesses.push(Access {
            table: heap.unwrap_or_default().to_owned(),
            index: text("Index Name"),
            narrowed: node["Index Cond"].is_string(),
        }),
        _ => {}
    }
    for below in node["Plans"].as_array().into_iter().flatten() {
        collect(below, heap, accesses);
    }
}
