//! Replies with HTML pages: rendered templates with a strict Content-Security-Policy, kept by no cache. Each holds its style
//! and its icon, and links by relative paths, so that it looks the same below any prefix, and as a file.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The style of our pages.
pub(super) const STYLE: &str = include_str!("../../assets/site/circles.css");
/// The icon of our pages, as SVG.
pub(super) const ICON: &str = include_str!("../../assets/site/circles.svg");

/// Allows no script, no style but ours, no foreign host and no framing.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; img-src 'self' data:; frame-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
});

/// Returns the URL that holds the icon.
pub(super) fn icon() -> String {
    format!("data:image/svg+xml;base64,{}", STANDARD.encode(ICON))
}

/// Replies 200 with a page.
pub(super) fn page(template: &impl Template) -> Response {
    page_with(StatusCode::OK, template, &POLICY)
}

/// Replies with a page and this status.
pub(super) fn page_with_status(status: StatusCode, template: &impl Template) -> Response {
    page_with(status, template, &POLICY)
}

/// Replies with a page, this status and this Content-Security-Policy.
pub(super) fn page_with(status: StatusCode, template: &impl Template, policy: &str) -> Response {
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
