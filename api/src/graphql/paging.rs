//! Relay connections over keyset pages.

use super::error;
use async_graphql::connection::{Connection, CursorType, Edge};
use async_graphql::{OutputType, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use std::future::Future;
use uuid::Uuid;

/// The page size when none is asked for.
const DEFAULT: usize = 20;
/// The largest page.
const MAX: i32 = 100;

/// A place in a list that is ordered by an instant and an id. Opaque to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InstantCursor {
    pub(super) at: DateTime<Utc>,
    pub(super) id: Uuid,
}

/// Why a cursor cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("after is not a cursor. Give the endCursor of the page before, or leave it out")]
pub(super) struct InvalidCursor;

impl CursorType for InstantCursor {
    type Error = InvalidCursor;

    fn decode_cursor(cursor: &str) -> Result<Self, InvalidCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| InvalidCursor)?;
        let (at, id) = bytes.split_at_checked(8).ok_or(InvalidCursor)?;
        let at = i64::from_be_bytes(at.try_into().map_err(|_| InvalidCursor)?);
        Ok(Self {
            at: DateTime::from_timestamp_micros(at).ok_or(InvalidCursor)?,
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

/// A forward page: `load(after, limit)` is asked for one row more than the page holds, to know whether there is a
/// next one.
pub(super) async fn page<C, N, X, F>(
    first: Option<i32>,
    after: Option<String>,
    extra: X,
    load: impl FnOnce(Option<C>, u64) -> F,
) -> Result<Connection<C, N, X>>
where
    C: CursorType + Send + Sync,
    C::Error: std::fmt::Display + Send + Sync + 'static,
    N: OutputType,
    X: async_graphql::ObjectType,
    F: Future<Output = Result<Vec<(C, N)>>>,
{
    if first.is_some_and(|first| !(1..=MAX).contains(&first)) {
        return Err(error::bad_input("first is between 1 and 100."));
    }
    let after = match after.as_deref().map(C::decode_cursor) {
        None => None,
        Some(Ok(cursor)) => Some(cursor),
        Some(Err(invalid)) => return Err(error::bad_input(&format!("{invalid}."))),
    };
    let size = first
        .and_then(|first| usize::try_from(first).ok())
        .unwrap_or(DEFAULT);
    let mut rows = load(after, u64::try_from(size + 1).unwrap_or(u64::MAX)).await?;
    let more = rows.len() > size;
    rows.truncate(size);
    let mut connection = Connection::with_additional_fields(false, more, extra);
    connection
        .edges
        .extend(rows.into_iter().map(|(cursor, node)| Edge::new(cursor, node)));
    Ok(connection)
}
