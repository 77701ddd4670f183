//! The parameters of a request (GraphQL over HTTP §5.1): `query`, `operationName`, `variables`, `extensions`.

use super::reply::Refusal;
use async_graphql::Variables;
use axum::http::Uri;
use serde_json::{Map, Value};

/// The parameters of a request.
#[derive(Debug)]
pub(super) struct Params {
    pub(super) query: String,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Variables,
}

impl Params {
    /// Reads the body of a POST.
    pub(super) fn from_json(body: &[u8]) -> Result<Self, Refusal> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(members)) => Self::from_members(members),
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
    pub(super) fn from_query(query: &str) -> Result<Self, Refusal> {
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
        Self::from_members(members)
    }

    fn from_members(mut members: Map<String, Value>) -> Result<Self, Refusal> {
        let Some(Value::String(query)) = members.remove("query") else {
            return Err(Refusal::bad(
                "`query` must be there, and a string: the text of a GraphQL document.",
            ));
        };
        let operation_name = match members.remove("operationName") {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name),
            Some(_) => return Err(Refusal::bad("`operationName` must be a string, null, or absent.")),
        };
        let variables = match members.remove("variables") {
            None | Some(Value::Null) => Variables::default(),
            Some(value @ Value::Object(_)) => Variables::from_json(value),
            Some(_) => return Err(Refusal::bad("`variables` must be an object, null, or absent.")),
        };
        // Nothing here uses extensions; a wrong type is a mistake all the same.
        match members.remove("extensions") {
            None | Some(Value::Null | Value::Object(_)) => Ok(Self {
                query,
                operation_name,
                variables,
            }),
            Some(_) => Err(Refusal::bad("`extensions` must be an object, null, or absent.")),
        }
    }
}
