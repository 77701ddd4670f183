//! Counting without reading on for ever.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect, QueryTrait, Select};

/// How far entries of a list are counted.
pub const MOST: u64 = 1000;

/// How many entries a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// So many were counted: [`MOST`] where there are that many, or more.
    pub counted: u64,
    /// Whether that is all of them.
    pub exact: bool,
}

/// Counts what `select` finds, as far as [`MOST`].
pub(super) async fn count<E: EntityTrait>(
    db: &impl ConnectionTrait,
    select: Select<E>,
) -> Result<Count, DbErr> {
    let entries = select
        .select_only()
        .expr_as(Expr::value(1), "entry")
        .limit(MOST + 1)
        .into_query();
    let count = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), "entries")
        .from_subquery(entries, "counted")
        .take();
    let row = db.query_one(&count).await?;
    let found: i64 = row
        .map(|row| row.try_get("", "entries"))
        .transpose()?
        .unwrap_or_default();
    let found = u64::try_from(found).unwrap_or_default();
    Ok(Count {
        counted: found.min(MOST),
        exact: found <= MOST,
    })
}
