//! `/graphql`: serves GraphQL by the draft specification "GraphQL over HTTP". The documents are executed by
//! [`crate::document`]; here are media types, bodies and status codes. async-graphql's ready-made handler is not used,
//! because it takes batches, `text/plain` and mutations over GET.
//!
//! A cross-site form can send no request that has an effect: those are POST with `application/json`, which a browser
//! sends to another site only after a preflight request.

mod body;
mod negotiate;
mod reply;

use super::failures::{self, Failures, Verdict};
use crate::{
    app::AppState,
    auth::{AuthError, Identity},
    document::{Code, Params, limits},
};
use async_graphql::parser::types::OperationType;
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use negotiate::Media;
use reply::Refusal;
use std::{error::Error, sync::Arc};

/// Says how the request came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Via {
    Get,
    Post,
}

/// POST: runs every operation.
pub(super) async fn post(
    State(state): State<AppState>,
    Extension(failures): Extension<Arc<Failures>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let media = match negotiate::accepted(&headers) {
        Ok(media) => media,
        Err(refusal) => return refusal.reply(Media::Json),
    };
    let read = async {
        negotiate::sent_as_json(&headers)?;
        let body = tokio::time::timeout(
            state.settings.http.request_timeout(),
            to_bytes(body, limits::REQUEST_BYTES),
        )
        .await;
        match body {
            Ok(Ok(body)) => body::from_json(&body),
            Ok(Err(error)) if too_long(&error) => Err(Refusal::too_large()),
            Ok(Err(_)) => Err(Refusal::bad(
                "The body could not be read to its end. Send the request again.",
            )),
            Err(_) => Err(Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                Code::BadUserInput,
                "The body did not arrive in time. Send the request again.",
            )),
        }
    };
    match read.await {
        Ok(params) => answer(&state, &failures, &headers, media, params, Via::Post).await,
        Err(refusal) => refusal.reply(media),
    }
}

/// GET: runs queries only, so that following a link changes nothing.
pub(super) async fn get(
    State(state): State<AppState>,
    Extension(failures): Extension<Arc<Failures>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let media = match negotiate::accepted(&headers) {
        Ok(media) => media,
        Err(refusal) => return refusal.reply(Media::Json),
    };
    let query = query.unwrap_or_default();
    let params = if query.len() > limits::REQUEST_BYTES {
        Err(Refusal::too_large())
    } else {
        body::from_query(&query)
    };
    match params {
        Ok(params) => answer(&state, &failures, &headers, media, params, Via::Get).await,
        Err(refusal) => refusal.reply(media),
    }
}

/// Refuses any other method.
pub(super) async fn other(headers: HeaderMap) -> Response {
    let media = negotiate::accepted(&headers).unwrap_or(Media::Json);
    Refusal::method(
        "GraphQL is asked with POST, or with GET for queries.",
        "GET, POST",
    )
    .reply(media)
}

fn too_long(error: &axum::Error) -> bool {
    error
        .source()
        .is_some_and(|cause| cause.is::<http_body_util::LengthLimitError>())
}

async fn answer(
    state: &AppState,
    failures: &Failures,
    headers: &HeaderMap,
    media: Media,
    params: Params,
    via: Via,
) -> Response {
    let identity = match state.authenticator.authenticate(headers).await {
        Ok(identity) => identity,
        Err(error) => return unauthenticated(&error).reply(media),
    };
    // Who is known answers for their failures, not the network that they share with their office.
    let Some(identity) = &identity else {
        return execute(state, None, media, params, via).await;
    };
    let person = failures.person(&identity.employee_key);
    let mut response = match failures.wait(person) {
        Some(seconds) => too_many(media, seconds),
        None => {
            let response = execute(state, Some(identity), media, params, via).await;
            if failures::failed(&response) {
                failures.count(person);
            }
            response
        }
    };
    response.extensions_mut().insert(Verdict::Excused);
    response
}

async fn execute(
    state: &AppState,
    identity: Option<&Identity>,
    media: Media,
    params: Params,
    via: Via,
) -> Response {
    let prepared = match state.documents.prepare(params) {
        Ok(prepared) => prepared,
        Err(answer) => return reply::reply(&answer, media),
    };
    if via == Via::Get && prepared.kind() != OperationType::Query {
        return Refusal::method("GET runs queries only. Send this operation with POST.", "POST").reply(media);
    }
    let answer = state.documents.execute(prepared, identity).await;
    reply::reply(&answer, media)
}

/// Tells a client to wait so many seconds, because too many of its requests failed.
pub(super) fn too_many_failures(headers: &HeaderMap, seconds: u64) -> Response {
    let media = negotiate::accepted(headers).unwrap_or(Media::Json);
    too_many(media, seconds)
}

fn too_many(media: Media, seconds: u64) -> Response {
    let message = format!("Too many of your requests failed. Wait {seconds} seconds before the next one.");
    Refusal::too_many(&message, seconds).reply(media)
}

/// Refuses a token, and says so in `WWW-Authenticate` where the token is at fault (RFC 6750 §3).
fn unauthenticated(error: &AuthError) -> Refusal {
    if *error == AuthError::Unavailable {
        return Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            Code::Unauthenticated,
            &error.to_string(),
        )
        .with(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    Refusal::new(
        StatusCode::UNAUTHORIZED,
        Code::Unauthenticated,
        &error.to_string(),
    )
    .with(
        header::WWW_AUTHENTICATE,
        HeaderValue::from_static("Bearer error=\"invalid_token\""),
    )
}

#[cfg(test)]
mod tests;
