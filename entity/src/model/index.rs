//! The conditions of partial indexes, as queries write them.

use sea_orm::sea_query::Expr;

/// The condition of one or more partial indexes, word for word: a planner uses such an index only where the query's condition
/// implies the index's, and cannot see that through bound parameters. Each stands beside the model of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexCondition {
    /// The condition in SQL. Its columns are unqualified: they are those of the innermost table that is selected from.
    pub sql: &'static str,
    /// The indexes that have it.
    pub indexes: &'static [&'static str],
}

impl IndexCondition {
    /// Makes a filter of it.
    #[must_use]
    pub fn expr(self) -> Expr {
        Expr::cust(self.sql)
    }
}
