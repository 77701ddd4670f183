//! The parameters of a request: `query`, `operationName`, `variables`, `extensions`. HTTP has them in a body or a query
//! string (GraphQL over HTTP §5.1), a WebSocket in the payload of `subscribe`.

use super::errors::{self, Code};
use async_graphql::{ServerError, Variables};
use serde_json::{Map, Value};

/// The parameters of a request.
#[derive(Debug)]
pub(crate) struct Params {
    pub(super) query: String,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Variables,
}

impl Params {
    /// Reads the members of a JSON object.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` when `query` is missing or a member has another type than it must have.
    pub(crate) fn from_members(mut members: Map<String, Value>) -> Result<Self, ServerError> {
        let bad = |message| Err(errors::coded(message, Code::BadUserInput));
        let Some(Value::String(query)) = members.remove("query") else {
            return bad("`query` must be there, and a string: the text of a GraphQL document.");
        };
        let operation_name = match members.remove("operationName") {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name),
            Some(_) => return bad("`operationName` must be a string, null, or absent."),
        };
        let variables = match members.remove("variables") {
            None | Some(Value::Null) => Variables::default(),
            Some(value @ Value::Object(_)) => Variables::from_json(value),
            Some(_) => return bad("`variables` must be an object, null, or absent."),
        };
        // Nothing here uses extensions; a wrong type is a mistake all the same.
        match members.remove("extensions") {
            None | Some(Value::Null | Value::Object(_)) => Ok(Self {
                query,
                operation_name,
                variables,
            }),
            Some(_) => bad("`extensions` must be an object, null, or absent."),
        }
    }
}
