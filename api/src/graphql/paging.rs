//! Answers Relay connections from keyset pages.

use super::error;
use crate::document::limits::{DEFAULT_PAGE, FIELD_COST, MAX_PAGE};
use async_graphql::Result;
use async_graphql::connection::{CursorType, PageInfo};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Datelike, Utc};
use entity::query::Place;
use std::fmt::Display;
use uuid::Uuid;

/// Computes what a page costs: `first` times what an entry costs. Every field that takes `first` has this complexity.
///
/// Complexity is computed before [`page`] refuses sizes, so every number comes in here. A size below 1 counts as 1.
pub(super) fn page_cost(first: Option<i32>, entry: usize) -> usize {
    let size = usize::try_from(first.unwrap_or(DEFAULT_PAGE)).unwrap_or(0);
    list_cost(size, entry)
}

/// Computes what a list of about `size` entries costs, at most [`FIELD_COST`].
pub(super) fn list_cost(size: usize, entry: usize) -> usize {
    size.max(1).saturating_mul(entry).min(FIELD_COST)
}

/// A place in a list that is ordered by an instant and an id. Opaque to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InstantCursor {
    pub(super) at: DateTime<Utc>,
    pub(super) id: Uuid,
}

/// A cursor cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("after is not a cursor. Give the endCursor of the page before, or leave it out")]
pub(super) struct InvalidCursor;

impl From<InstantCursor> for Place {
    fn from(cursor: InstantCursor) -> Self {
        Self {
            at: cursor.at,
            id: cursor.id,
        }
    }
}

impl CursorType for InstantCursor {
    type Error = InvalidCursor;

    fn decode_cursor(cursor: &str) -> Result<Self, InvalidCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| InvalidCursor)?;
        let (at, id) = bytes.split_at_checked(8).ok_or(InvalidCursor)?;
        let at = i64::from_be_bytes(at.try_into().map_err(|_| InvalidCursor)?);
        Ok(Self {
            at: DateTime::from_timestamp_micros(at)
                .filter(|at| (1970..=9999).contains(&at.year()))
                .ok_or(InvalidCursor)?,
            id: Uuid::from_slice(id).map_err(|_| InvalidCursor)?,
        })
    }

    fn encode_cursor(&self) -> String {
        let mut bytes = self.at.timestamp_micros().to_be_bytes().to_vec();
        bytes.extend_from_slice(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

/// A place in a numbered list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SeqCursor(pub(super) i32);

impl CursorType for SeqCursor {
    type Error = InvalidCursor;

    fn decode_cursor(cursor: &str) -> Result<Self, InvalidCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| InvalidCursor)?;
        Ok(Self(i32::from_be_bytes(
            bytes.try_into().map_err(|_| InvalidCursor)?,
        )))
    }

    fn encode_cursor(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.to_be_bytes())
    }
}

/// One page of a list, before it has its name in the schema.
pub(super) struct Page<N> {
    pub(super) edges: Vec<(String, N)>,
    pub(super) page_info: PageInfo,
}

/// Defines the connection and edge types of a list.
macro_rules! connection {
    ($(#[$doc:meta])* $connection:ident, $edge:ident of $node:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $connection {
            /// The entries of this page, in order.
            edges: Vec<$edge>,
            /// Whether there is more, and after which cursor.
            page_info: async_graphql::connection::PageInfo,
            $($(#[$field_doc])* #[graphql(flatten)] $field: $type,)*
        }

        /// An entry of a list, with its place.
        #[derive(async_graphql::SimpleObject)]
        pub struct $edge {
            /// Its place in the list, for `after`.
            cursor: String,
            /// The entry that stands there.
            node: $node,
        }

        impl $connection {
            pub(in crate::graphql) fn new(page: $crate::graphql::paging::Page<$node> $(, $field: $type)*) -> Self {
                let edges = page.edges.into_iter().map(|(cursor, node)| $edge { cursor, node }).collect();
                Self { edges, page_info: page.page_info $(, $field)* }
            }
        }
    };
}
pub(super) use connection;

/// Loads a forward page. Asks `load(after, limit)` for one row more than the page holds, to know whether there is a next
/// page.
///
/// # Errors
/// `BAD_USER_INPUT` when `first` is out of range or `after` is no cursor.
pub(super) async fn page<C, N, F>(
    first: Option<i32>,
    after: Option<String>,
    load: impl FnOnce(Option<C>, u64) -> F,
) -> Result<Page<N>>
where
    C: CursorType,
    C::Error: Display,
    F: Future<Output = Result<Vec<(C, N)>>>,
{
    let size = usize::try_from(first.unwrap_or(DEFAULT_PAGE)).unwrap_or(0);
    if !(1..=MAX_PAGE).contains(&size) {
        return Err(error::bad_input(&format!("first is between 1 and {MAX_PAGE}.")));
    }
    let after_start = after.is_some();
    let after = match after.as_deref().map(C::decode_cursor) {
        None => None,
        Some(Ok(cursor)) => Some(cursor),
        Some(Err(invalid)) => return Err(error::bad_input(&format!("{invalid}."))),
    };
    let mut rows = load(after, u64::try_from(size.saturating_add(1)).unwrap_or(u64::MAX)).await?;
    let more = rows.len() > size;
    rows.truncate(size);
    let edges: Vec<(String, N)> = rows
        .into_iter()
        .map(|(cursor, node)| (cursor.encode_cursor(), node))
        .collect();
    let cursor = |edge: Option<&(String, N)>| edge.map(|(cursor, _)| cursor.clone());
    let page_info = PageInfo {
        has_previous_page: after_start,
        has_next_page: more,
        start_cursor: cursor(edges.first()),
        end_cursor: cursor(edges.last()),
    };
    Ok(Page { edges, page_info })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use crate::document::limits::{ACCESS_LOG, FORECAST_DAYS, NODE_IDS, OWN_ENTRIES};
    use clap::Parser;

    #[test]
    fn a_page_costs_its_size_within_bounds() {
        for (first, entry, cost) in [
            (None, 3, 60),
            (Some(1), 3, 3),
            (Some(100), 3, 300),
            (Some(0), 3, 3),
            (Some(-1), 3, 3),
            (Some(i32::MIN), 3, 3),
            (Some(i32::MAX), 0, 0),
            (Some(i32::MAX), 3, FIELD_COST),
            (Some(i32::MAX), usize::MAX, FIELD_COST),
        ] {
            assert_eq!(page_cost(first, entry), cost, "{first:?} of {entry}");
        }
        assert_eq!(list_cost(usize::MAX, usize::MAX), FIELD_COST);
    }

    #[test]
    fn the_schema_describes_the_limits_as_they_are() {
        let limits = Cli::parse_from(["circles"]).settings.limits;
        let sdl = crate::graphql::build(&limits, false).sdl();
        let page = format!("How many, 1 to {MAX_PAGE}; {DEFAULT_PAGE} when absent.");
        assert_eq!(sdl.matches(&page).count(), sdl.matches("first: Int").count());
        assert!(sdl.contains(&format!("The global ids, {NODE_IDS} at most.")));
        assert!(sdl.contains(&format!("How many days, 1 to {FORECAST_DAYS}.")));
        for (list, limit) in [
            ("looks", ACCESS_LOG),
            ("own requests", OWN_ENTRIES),
            ("circles that", OWN_ENTRIES),
        ] {
            let of_list = |line: &&str| line.contains(list) && line.contains(" first, ");
            let mut lines = sdl.lines().filter(of_list).peekable();
            assert!(lines.peek().is_some(), "{list}");
            assert!(
                lines.all(|line| line.contains(&format!(" first, {limit} at most"))),
                "{list}"
            );
        }
    }
}
