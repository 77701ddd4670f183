//! The conditions of partial indexes, as queries write them.

use super::{circle, join_request, outbox};
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

/// All of them; a test compares each with its indexes in the migrated database.
pub const CONDITIONS: [IndexCondition; 7] = [
    circle::OPEN_TO_REQUESTS,
    join_request::ESCALATED,
    join_request::WAITLISTED,
    outbox::WAITING,
    outbox::IN_HAND,
    outbox::GIVEN_UP,
    outbox::KEPT_UNSENT,
];
