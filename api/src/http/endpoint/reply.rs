//! Answers as HTTP (GraphQL over HTTP §6): which status, which body.

use super::{
    errors::{self, Code},
    negotiate::Media,
};
use async_graphql::{Response as Executed, ServerError, Value};
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// The body of an answer. A request that was not executed has no `data`, not even null.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
}

/// What was executed, well or not.
pub(super) fn executed(response: Executed, media: Media) -> Response {
    if errors::is_request_error(&response) {
        return request_error(response.errors, media);
    }
    let errors = errors::of_fields(response.errors);
    encode(
        StatusCode::OK,
        media,
        &Answer {
            data: Some(&response.data),
            errors: &errors,
        },
    )
}

/// A well-formed request that cannot be executed: 400, or 200 for clients of the older media type.
pub(super) fn request_error(errors: Vec<ServerError>, media: Media) -> Response {
    let status = match media {
        Media::GraphqlResponse => StatusCode::BAD_REQUEST,
        Media::Json => StatusCode::OK,
    };
    encode(
        status,
        media,
        &Answer {
            data: None,
            errors: &errors::of_request(errors),
        },
    )
}

/// Our own failure.
pub(super) fn failed(status: StatusCode, error: ServerError, media: Media) -> Response {
    encode(
        status,
        media,
        &Answer {
            data: None,
            errors: &[error],
        },
    )
}

fn encode(status: StatusCode, media: Media, answer: &Answer<'_>) -> Response {
    let body = match serde_json::to_vec(answer) {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written as JSON");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let headers = [
        (header::CONTENT_TYPE, media.content_type()),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, Body::from(body)).into_response()
}

/// Why a request is not even looked at as GraphQL. The same status in both media types.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    error: ServerError,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// A refusal.
    pub(super) fn new(status: StatusCode, code: Code, message: &str) -> Self {
        Self {
            status,
            error: errors::coded(message, code),
            header: None,
        }
    }

    /// 400: the request is not formed as it must be.
    pub(super) fn bad(message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Code::BadUserInput, message)
    }

    /// 413: too long.
    pub(super) fn too_large() -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            Code::TooComplex,
            "A request can have 64 KiB. Send a smaller one.",
        )
    }

    /// 405: another method.
    pub(super) fn method(message: &str, allow: &'static str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, Code::BadUserInput, message)
            .with(header::ALLOW, HeaderValue::from_static(allow))
    }

    /// The same with a header.
    pub(super) fn with(self, name: HeaderName, value: HeaderValue) -> Self {
        Self {
            header: Some((name, value)),
            ..self
        }
    }

    /// The answer.
    pub(super) fn reply(self, media: Media) -> Response {
        let mut response = failed(self.status, self.error, media);
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}
