//! Turns errors into what clients see: each has a code, none tells how the program works, none echoes the whole query.

use super::limits::ECHO_BYTES;
use async_graphql::{ErrorExtensionValues, Response, ServerError, Value};
use std::fmt::Display;

/// Lists the values of `extensions.code` (docs/architecture.md).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    Unauthenticated,
    BadUserInput,
    TooComplex,
    RateLimited,
    Internal,
}

impl Code {
    fn as_str(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::TooComplex => "TOO_COMPLEX",
            Self::RateLimited => "RATE_LIMITED",
            Self::Internal => "INTERNAL",
        }
    }
}

/// Makes an error with a code.
pub(crate) fn coded(message: &str, code: Code) -> ServerError {
    with_code(ServerError::new(message, None), code)
}

/// Makes the error for those who have to wait, with how many seconds in `extensions.retryAfterSeconds`.
pub(crate) fn rate_limited(message: &str, seconds: u64) -> ServerError {
    let mut error = coded(message, Code::RateLimited);
    if let Some(extensions) = &mut error.extensions {
        extensions.set("retryAfterSeconds", seconds);
    }
    error
}

fn with_code(mut error: ServerError, code: Code) -> ServerError {
    error
        .extensions
        .get_or_insert_with(ErrorExtensionValues::default)
        .set("code", code.as_str());
    error
}

/// Makes an error that says nothing but an id, and logs `cause` under that id: here, and only here.
pub(super) fn internal(cause: &(impl Display + ?Sized)) -> ServerError {
    let id = format!("{:016x}", rand::random::<u64>());
    tracing::error!(error.id = %id, %cause, "a request failed");
    let mut error = coded(
        &format!("Something went wrong on our side. Quote the id {id} when you report it."),
        Code::Internal,
    );
    if let Some(extensions) = &mut error.extensions {
        extensions.set("id", id);
    }
    error
}

/// Tells whether nothing was executed: there is no data, and no error belongs to a field.
pub(super) fn is_request_error(response: &Response) -> bool {
    !response.errors.is_empty()
        && response.data == Value::Null
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Prepares the errors of a request that was not executed: gives them codes, cuts them to [`ECHO_BYTES`] together, and
/// counts the rest.
pub(super) fn of_request(errors: Vec<ServerError>) -> Vec<ServerError> {
    let mut room = ECHO_BYTES;
    let mut told: Vec<ServerError> = Vec::new();
    let mut untold = 0_usize;
    for mut error in errors {
        if !told.is_empty() && error.message.len() > room {
            untold = untold.saturating_add(1);
            continue;
        }
        error.message = shortened(&error.message, room);
        room = room.saturating_sub(error.message.len());
        let code = if is_limit(&error.message) {
            Code::TooComplex
        } else {
            Code::BadUserInput
        };
        told.push(if has_code(&error) {
            error
        } else {
            with_code(error, code)
        });
    }
    if untold > 0 {
        told.push(coded(
            &format!("There are {untold} more errors."),
            Code::BadUserInput,
        ));
    }
    told
}

/// Prepares the errors of fields. Those with a code were written for clients, wrong input is the client's fault, and the
/// rest is ours: clients see [`internal`] instead.
pub(super) fn of_fields(errors: Vec<ServerError>) -> Vec<ServerError> {
    errors
        .into_iter()
        .map(|mut error| {
            if has_code(&error) {
                return error;
            }
            if is_input(&error) {
                error.message = shortened(&error.message, ECHO_BYTES);
                return with_code(error, Code::BadUserInput);
            }
            let masked = internal(&error.message);
            ServerError {
                locations: error.locations,
                path: error.path,
                ..masked
            }
        })
        .collect()
}

fn has_code(error: &ServerError) -> bool {
    code_of(error).is_some()
}

fn code_of(error: &ServerError) -> Option<&Value> {
    error.extensions.as_ref()?.get("code")
}

/// Tells whether an error is a fault of ours.
pub(super) fn is_internal(error: &ServerError) -> bool {
    matches!(code_of(error), Some(Value::String(code)) if code == Code::Internal.as_str())
}

/// Recognises the errors of async-graphql's own limits, which have no code.
fn is_limit(message: &str) -> bool {
    [
        "Query is too complex",
        "Query is nested too deep",
        "The recursion depth of",
        "The number of directives",
    ]
    .iter()
    .any(|start| message.starts_with(start))
}

/// Recognises errors about arguments: those are read when their field runs, so their errors are a field's, without a code.
fn is_input(error: &ServerError) -> bool {
    error.source.is_none()
        && [
            "Failed to parse \"",
            "Expected input type \"",
            "Invalid value for argument",
        ]
        .iter()
        .any(|start| error.message.starts_with(start))
}

/// Cuts `text` between two characters to at most `max` bytes.
fn shortened(text: &str, max: usize) -> String {
    const MARK: &str = "…";
    if text.len() <= max {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(max.saturating_sub(MARK.len()));
    format!("{}{MARK}", text.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(shortened("abc", 3), "abc");
        assert_eq!(shortened("ääää", 7), "ää…");
        assert_eq!(shortened("🙂🙂", 7), "🙂…");
        for max in 3..30 {
            assert!(shortened("aä🙂漢字é🙂🙂", max).len() <= max);
        }
    }

    #[test]
    fn messages_of_one_answer_share_the_room() {
        let errors = (0..50)
            .map(|i| ServerError::new(format!("{i}: {}", "x".repeat(80)), None))
            .collect();
        let told = of_request(errors);
        let length: usize = told.iter().map(|error| error.message.len()).sum();
        assert!(length <= ECHO_BYTES + 30, "{length}");
        assert_eq!(told.last().unwrap().message, "There are 48 more errors.");
    }

    #[test]
    fn an_error_without_a_code_is_ours_and_says_nothing() {
        let told = of_fields(vec![ServerError::new("no such table: circle", None)]);
        assert!(!told[0].message.contains("table"));
        assert!(has_code(&told[0]));
    }
}
