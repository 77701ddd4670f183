//! Replies with HTML pages: rendered templates with a strict Content-Security-Policy, kept by no cache.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Allows no script, no foreign host and no framing.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// Replies 200 with a page.
pub(super) fn page(template: &impl Template) -> Response {
    page_with(StatusCode::OK, template, POLICY)
}

/// Replies with a page and this status.
pub(super) fn page_with_status(status: StatusCode, template: &impl Template) -> Response {
    page_with(status, template, POLICY)
}

/// Replies with a page, this status and this Content-Security-Policy.
pub(super) fn page_with(status: StatusCode, template: &impl Template, policy: &'static str) -> Response {
    match template.render() {
        Ok(html) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CONTENT_SECURITY_POLICY, policy),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (status, headers, html).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page cannot be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Writes an instant on the reader's clock, with the zone: "Tuesday 24 November 2026, 14:30 (Europe/London)".
pub(super) fn moment(at: DateTime<Utc>, zone: Tz) -> String {
    format!(
        "{} ({zone})",
        at.with_timezone(&zone).format("%A %-d %B %Y, %H:%M")
    )
}

/// Writes a date: "Tuesday 24 November 2026".
pub(super) fn day(on: NaiveDate) -> String {
    on.format("%A %-d %B %Y").to_string()
}

#[derive(Template)]
#[template(path = "not_found.html")]
struct NotFound;

/// Replies 404 with a page.
pub(super) async fn not_found() -> Response {
    page_with_status(StatusCode::NOT_FOUND, &NotFound)
}
