//! Pages by key: a list is read on from the place where the page before ended.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Value};
use sea_orm::{ColumnTrait, IntoSimpleExpr};
use uuid::Uuid;

/// A place in a list that is ordered by an instant and an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The instant that the list is ordered by.
    pub at: DateTime<Utc>,
    /// The id that orders what has the same instant.
    pub id: Uuid,
}

impl Place {
    /// Selects what comes after this place in a list with the oldest first.
    pub(super) fn then_newer<C: ColumnTrait>(self, instant: C, id: C) -> Expr {
        row([instant, id]).gt(values(self.at, self.id))
    }

    /// Selects what comes after this place in a list with the newest first.
    pub(super) fn then_older<C: ColumnTrait>(self, instant: C, id: C) -> Expr {
        row([instant, id]).lt(values(self.at, self.id))
    }
}

/// Selects what comes after `key` and `of` in a list that is ordered by the columns `by` and `id`.
pub(super) fn after<C: ColumnTrait>(by: C, id: C, key: impl Into<Value>, of: Uuid) -> Expr {
    row([by, id]).gt(values(key, of))
}

/// Two columns as one row value: the planner starts at the place in the index, where an OR would have it walk there.
fn row<C: ColumnTrait>(columns: [C; 2]) -> Expr {
    Expr::tuple(columns.map(IntoSimpleExpr::into_simple_expr))
}

fn values(key: impl Into<Value>, id: Uuid) -> Expr {
    Expr::tuple([Expr::value(key), Expr::value(id)])
}
