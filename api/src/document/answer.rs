//! The answer to a request, the same on every transport.

use super::errors;
use async_graphql::{Response, ServerError, Value};
use serde::Serialize;
use std::fmt::Display;

/// How a request ended. Transports turn it into a status or a message of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// The operation ran. Some of its fields may have failed.
    Executed,
    /// Nothing ran, because something is wrong with the request.
    NotExecuted,
    /// The operation was given up when its time was over. What it did in a transaction is rolled back.
    TimedOut,
    /// Nothing ran, because who asks could not be looked up.
    Unavailable,
    /// The operation failed by a fault of ours.
    Failed,
}

/// The answer to a request (GraphQL specification §7.1). Serializes to the response object: a request that was not
/// executed has no `data`, not even null.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    #[serde(skip)]
    pub(crate) status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ServerError>,
}

impl Answer {
    /// Gives the errors of `response` their codes, and tells whether it was executed.
    pub(super) fn of(response: Response) -> Self {
        if errors::is_request_error(&response) {
            return Self::not_executed(response.errors);
        }
        Self {
            status: Status::Executed,
            data: Some(response.data),
            errors: errors::of_fields(response.errors),
        }
    }

    /// Answers a request that cannot be executed, with what is wrong with it.
    pub(super) fn not_executed(errors: Vec<ServerError>) -> Self {
        Self {
            status: Status::NotExecuted,
            data: None,
            errors: errors::of_request(errors),
        }
    }

    /// Answers an operation that was given up.
    pub(super) fn timed_out() -> Self {
        let error = errors::internal("the request was given up after its time-out");
        Self::error(Status::TimedOut, error)
    }

    /// Answers a request of somebody who cannot be looked up because of `cause`, which is logged.
    pub(super) fn unavailable(cause: &impl Display) -> Self {
        Self::error(Status::Unavailable, errors::internal(cause))
    }

    /// Answers an operation that failed because of `cause`, which is logged.
    pub(super) fn failed(cause: &str) -> Self {
        Self::error(Status::Failed, errors::internal(cause))
    }

    /// Answers a request that a transport refuses.
    pub(crate) fn refused(error: ServerError) -> Self {
        Self::error(Status::NotExecuted, error)
    }

    /// Tells whether something failed that the client could have known.
    pub(crate) fn is_clients_fault(&self) -> bool {
        !self.errors.is_empty() && !self.errors.iter().any(errors::is_internal)
    }

    fn error(status: Status, error: ServerError) -> Self {
        Self {
            status,
            data: None,
            errors: vec![error],
        }
    }
}
