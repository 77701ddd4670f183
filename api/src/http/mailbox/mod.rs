//! `/dev/mail`: shows the file mailbox in a browser. The routes exist in embedded mode without `SMTP_URL` only.

pub(super) mod gallery;
mod store;

use super::page;
use crate::app::AppState;
use askama::Template;
use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use std::{io, path::PathBuf};
use store::{Attachment, Mail, Summary};

/// Lets the HTML of an email show its inlined pictures and open links in a new tab. Runs no script and fetches nothing.
const MAIL_POLICY: &str = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; \
                           style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
                           frame-ancestors 'self'";

/// Builds the routes of the mailbox.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/dev/mail", get(list))
        .route("/dev/mail/{id}", get(one))
        .route("/dev/mail/{id}/html", get(html))
        .route("/dev/mail/{id}/attachment/{index}", get(attachment))
}

#[derive(Deserialize)]
struct Filter {
    #[serde(default)]
    to: String,
}

#[derive(Template)]
#[template(path = "mailbox.html")]
struct MailboxPage {
    to: String,
    mails: Vec<Summary>,
    more: bool,
}

async fn list(State(state): State<AppState>, Query(filter): Query<Filter>) -> Response {
    let to = filter.to.trim().to_owned();
    let wanted = to.to_lowercase();
    match blocking(&state, move |directory| store::newest(&directory, &wanted)).await {
        Ok((mails, more)) => page::page(&MailboxPage { to, mails, more }),
        Err(error) => failed(&error),
    }
}

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage {
    mail: Summary,
    html: bool,
    text: Option<String>,
    attachments: Vec<Attachment>,
    headers: String,
}

async fn one(State(state): State<AppState>, Path(id): Path<String>) -> Response {
    with_mail(&state, id, |mail| {
        page::page(&MailPage {
            mail: mail.summary,
            html: mail.html.is_some(),
            text: mail.text,
            attachments: mail.attachments,
            headers: mail.headers,
        })
    })
    .await
}

async fn html(State(state): State<AppState>, Path(id): Path<String>) -> Response {
    with_mail(&state, id, |mail| frame(mail.html)).await
}

/// Replies with the HTML of an email, for a frame.
fn frame(html: Option<String>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, MAIL_POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    // Links open outside of the frame, as they do in mail programs. The tag goes behind the document type, because
    // browsers fall back to quirks mode where that is not first.
    let html = html.map(|html| html.replacen("<head>", "<head><base target=\"_blank\">", 1));
    html.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |html| (headers, html).into_response(),
    )
}

async fn attachment(State(state): State<AppState>, Path((id, index)): Path<(String, usize)>) -> Response {
    with_mail(&state, id, |mail| {
        let Some(attachment) = mail.attachments.into_iter().nth(index) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        // Always a download, of no type that a browser would open here, whatever the mail says.
        let headers: [(HeaderName, String); 3] = [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{}\"", attachment.name),
            ),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        (headers, attachment.content).into_response()
    })
    .await
}

async fn with_mail(state: &AppState, id: String, show: impl FnOnce(Mail) -> Response) -> Response {
    match blocking(state, move |directory| store::read(&directory, &id)).await {
        Ok(Some(mail)) => show(mail),
        Ok(None) => page::not_found().await,
        Err(error) => failed(&error),
    }
}

/// Reads files on a thread where that may block.
async fn blocking<T: Send + 'static>(
    state: &AppState,
    read: impl FnOnce(PathBuf) -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let directory = state.settings.mailbox_dir();
    tokio::task::spawn_blocking(move || read(directory))
        .await
        .map_err(io::Error::other)?
}

fn failed(error: &io::Error) -> Response {
    tracing::error!(%error, "the file mailbox cannot be read");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "The mailbox cannot be read; the log says why.",
    )
        .into_response()
}
