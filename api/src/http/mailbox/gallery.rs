//! `/dev/mail/templates`: shows every email in every language, on samples. The routes exist in embedded mode only.

use super::{frame, store};
use crate::app::AppState;
use crate::{background, http::page};
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use entity::outbox::MailKind;
use store::Mail;

/// Builds the routes of the gallery.
pub(in crate::http) fn routes() -> Router<AppState> {
    Router::new()
        .route("/dev/mail/templates", get(list))
        .route("/dev/mail/templates/{kind}/{language}/{sample}", get(one))
        .route("/dev/mail/templates/{kind}/{language}/{sample}/html", get(html))
}

/// A kind of email and the names of its samples.
struct Kind {
    name: &'static str,
    samples: Vec<&'static str>,
}

impl Kind {
    fn all() -> Vec<Self> {
        let kind = |kind: MailKind| Self {
            name: kind.name(),
            samples: background::sample_names(kind),
        };
        MailKind::all().map(kind).collect()
    }
}

#[derive(Template)]
#[template(path = "gallery.html")]
struct GalleryPage {
    kinds: Vec<Kind>,
    languages: [&'static str; 6],
}

async fn list() -> Response {
    page::page(&GalleryPage {
        kinds: Kind::all(),
        languages: background::sample_languages(),
    })
}

/// Names a sample: kind, language, name.
type SamplePath = Path<(String, String, String)>;

#[derive(Template)]
#[template(path = "gallery_mail.html")]
struct SamplePage {
    kind: String,
    language: String,
    sample: String,
    samples: Vec<&'static str>,
    languages: [&'static str; 6],
    mail: Mail,
}

async fn one(State(state): State<AppState>, Path((kind, language, sample)): SamplePath) -> Response {
    match read(&state, &kind, &language, &sample) {
        Ok(Some(mail)) => page::page(&SamplePage {
            samples: MailKind::parse(&kind)
                .map(background::sample_names)
                .unwrap_or_default(),
            languages: background::sample_languages(),
            kind,
            language,
            sample,
            mail,
        }),
        other => without_mail(other).await,
    }
}

async fn html(State(state): State<AppState>, Path((kind, language, sample)): SamplePath) -> Response {
    match read(&state, &kind, &language, &sample) {
        Ok(Some(mail)) => frame(mail.html),
        other => without_mail(other).await,
    }
}

/// Writes the sample as it would be sent, and reads it as a mail program does.
fn read(state: &AppState, kind: &str, language: &str, sample: &str) -> anyhow::Result<Option<Mail>> {
    let Some(kind) = MailKind::parse(kind) else {
        return Ok(None);
    };
    let message = background::sample_mail(state, kind, language, sample)?;
    Ok(message.and_then(|bytes| store::parse("sample", &bytes)))
}

async fn without_mail(found: anyhow::Result<Option<Mail>>) -> Response {
    match found {
        Ok(_) => page::not_found().await,
        Err(error) => {
            tracing::error!(%error, "a sample mail cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
