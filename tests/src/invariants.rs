//! What must be true of the programme's rows after whatever happened: one statement that finds what is broken.
//!
//! Most of it the database refuses by constraint; it is asked all the same, because a constraint can be dropped by a
//! migration, and what spans tables is guarded by operations only.

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

/// Every rule is one SELECT of its name and of the ids of what breaks it.
const QUERY: &str = include_str!("invariants.sql");

/// A rule, and what breaks it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
pub struct Broken {
    /// The rule's name in `invariants.sql`.
    pub rule: String,
    /// The id of the row that breaks it.
    pub subject: String,
}

/// Everything that is broken, sorted.
pub async fn broken(db: &impl ConnectionTrait) -> Vec<Broken> {
    let backend = db.get_database_backend();
    let as_text = if backend == DbBackend::Sqlite {
        "hex("
    } else {
        "text("
    };
    let query = QUERY.replace("id_text(", as_text);
    let found = Broken::find_by_statement(Statement::from_string(backend, query))
        .all(db)
        .await;
    let mut found = found.expect("the query for broken invariants");
    found.sort();
    found
}

/// Fails the test when anything is broken; `after` says what happened before.
pub async fn assert_hold(db: &impl ConnectionTrait, after: &str) {
    let broken = broken(db).await;
    assert!(broken.is_empty(), "broken after {after}: {broken:#?}");
}
