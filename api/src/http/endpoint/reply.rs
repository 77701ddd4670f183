//! Writes answers as HTTP (GraphQL over HTTP §6): which status, which body.

use super::negotiate::Media;
use crate::document::{Answer, Code, Status, coded, limits, rate_limited};
use crate::http::failures::Verdict;
use async_graphql::ServerError;
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Replies with `answer`. Clients of the older media type get 200 for every well-formed request.
pub(super) fn reply(answer: &Answer, media: Media) -> Response {
    let status = match (answer.status, media) {
        (Status::Executed, _) | (Status::NotExecuted, Media::Json) => StatusCode::OK,
        (Status::NotExecuted, Media::GraphqlResponse) => StatusCode::BAD_REQUEST,
        (Status::TimedOut, _) => StatusCode::GATEWAY_TIMEOUT,
        (Status::Unavailable, _) => StatusCode::SERVICE_UNAVAILABLE,
        (Status::Failed, _) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let mut response = encode(status, media, answer);
    if answer.is_clients_fault() {
        response.extensions_mut().insert(Verdict::Failed);
    }
    response
}

fn encode(status: StatusCode, media: Media, answer: &Answer) -> Response {
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

/// Refuses a request before its document is looked at. The status is the same in both media types.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    error: Box<ServerError>,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// Refuses with this status, code and message.
    pub(super) fn new(status: StatusCode, code: Code, message: &str) -> Self {
        Self {
            status,
            error: Box::new(coded(message, code)),
            header: None,
        }
    }

    /// Refuses with 400: the request is malformed.
    pub(super) fn bad(message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Code::BadUserInput, message)
    }

    /// Refuses with 413: the request is too long.
    pub(super) fn too_large() -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            Code::TooComplex,
            &format!(
                "A request can have {} KiB. Send a smaller one.",
                limits::REQUEST_BYTES / 1024
            ),
        )
    }

    /// Refuses with 429: the client has to wait.
    pub(super) fn too_many(message: &str, seconds: u64) -> Self {
        Self {
            status: StatusCode::TOO_MANY_REQUESTS,
            error: Box::new(rate_limited(message, seconds)),
            header: Some((header::RETRY_AFTER, HeaderValue::from(seconds))),
        }
    }

    /// Refuses with 405: the method is not allowed.
    pub(super) fn method(message: &str, allow: &'static str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, Code::BadUserInput, message)
            .with(header::ALLOW, HeaderValue::from_static(allow))
    }

    /// Adds a header.
    pub(super) fn with(self, name: HeaderName, value: HeaderValue) -> Self {
        Self {
            header: Some((name, value)),
            ..self
        }
    }

    /// Replies with the refusal.
    pub(super) fn reply(self, media: Media) -> Response {
        let mut response = encode(self.status, media, &Answer::refused(*self.error));
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

/// Refuses with 400: the parameters are malformed.
impl From<ServerError> for Refusal {
    fn from(error: ServerError) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error: Box::new(error),
            header: None,
        }
    }
}
