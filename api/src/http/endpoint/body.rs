//! Reads the parameters of a request from an HTTP body or a query string (GraphQL over HTTP §5.1).

use super::reply::Refusal;
use crate::document::Params;
use axum::http::Uri;
use serde_json::{Map, Value};

/// Reads the body of a POST.
pub(super) fn from_json(body: &[u8]) -> Result<Params, Refusal> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Ok(Params::from_members(members)?),
        Ok(Value::Array(_)) => Err(Refusal::bad(
            "Batches are not taken. Send one operation a request.",
        )),
        Ok(_) => Err(Refusal::bad(
            "The body must be a JSON object with the member `query`.",
        )),
        Err(error) => Err(Refusal::bad(&format!(
            "The body is not JSON (line {}, column {}).",
            error.line(),
            error.column()
        ))),
    }
}

/// Reads the query string of a GET; `variables` and `extensions` are JSON texts in it.
pub(super) fn from_query(query: &str) -> Result<Params, Refusal> {
    let bad = || Refusal::bad("The query string cannot be read. Encode its parameters for URLs.");
    let uri: Uri = format!("/?{query}").parse().map_err(|_| bad())?;
    let axum::extract::Query(pairs) =
        axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri).map_err(|_| bad())?;
    let mut members = Map::new();
    for (name, text) in pairs {
        let value = match name.as_str() {
            "variables" | "extensions" => serde_json::from_str(&text).map_err(|_| {
                Refusal::bad(&format!("`{name}` must be a JSON object, as URL-encoded text."))
            })?,
            "query" | "operationName" => Value::String(text),
            _ => continue,
        };
        if members.insert(name, value).is_some() {
            return Err(Refusal::bad("Give each parameter once."));
        }
    }
    Ok(Params::from_members(members)?)
}
