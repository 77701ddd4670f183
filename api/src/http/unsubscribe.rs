//! `/unsubscribe/{token}`: turns a class of emails off for a person, and on again. Mail programs do it with one POST,
//! without showing the page (RFC 8058). A GET shows the present choice and changes nothing, because scanners follow links.
//!
//! Why no other site can make a browser send that POST stands in [`super::link`].

use super::link::{self, Opened, Refusal};
use super::page;
use crate::app::AppState;
use askama::Template;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use entity::ops::{OpError, profile::Subscribe};
use entity::outbox::Subscription;
use entity::work::{Actor, Cx};
use std::sync::Arc;

/// The largest body, in bytes: one field, in any encoding.
const BODY_LIMIT: usize = 4 * 1024;

/// Builds the routes of the page.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/unsubscribe/{token}", get(show).post(set))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

#[derive(Template)]
#[template(path = "unsubscribe.html")]
struct Unsubscribe {
    /// Which emails, as the start of a sentence.
    mails: &'static str,
    wanted: bool,
    /// Whether this request has set it.
    changed: bool,
    unreadable: bool,
}

async fn show(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    match open(&state, &token).await {
        Ok((_, what, wanted)) => render(StatusCode::OK, what, wanted, false, false),
        Err(refusal) => refusal.page(),
    }
}

async fn set(State(state): State<AppState>, Path(token): Path<String>, body: String) -> Response {
    let (opened, what, before) = match open(&state, &token).await {
        Ok(opened) => opened,
        Err(refusal) => return refusal.page(),
    };
    let Some(wanted) = read_choice(&body) else {
        return render(StatusCode::UNPROCESSABLE_ENTITY, what, before, false, true);
    };
    let cx = Cx {
        now: state.clock.now(),
        actor: Actor::Employee(opened.viewer(&state)),
        policy: Arc::clone(&state.policy),
    };
    match state.db.write(&cx, Subscribe { what, wanted }).await {
        Ok(_) => render(StatusCode::OK, what, wanted, true, false),
        Err(OpError::Refused(_)) => Refusal::Invalid.page(),
        Err(OpError::Database(error)) => Refusal::Database(error).page(),
    }
}

/// Opens the link with this token; returns which emails it is about, and whether its person wants them.
async fn open(state: &AppState, token: &str) -> Result<(Opened, Subscription, bool), Refusal> {
    let opened = link::open(state, token).await?;
    let what = opened.link.subscription()?;
    let profile = opened.person.profile.as_ref().ok_or(Refusal::Invalid)?;
    let wanted = match what {
        Subscription::Reminders => profile.wants_reminders,
        Subscription::News => profile.wants_news,
    };
    Ok((opened, what, wanted))
}

/// Reads from the body whether the person wants the emails; `None` where it cannot be understood. RFC 8058 §3.1 lets mail
/// programs send their one field as a form of either encoding; nothing else can be in it.
fn read_choice(body: &str) -> Option<bool> {
    match body.trim() {
        "wanted=yes" => Some(true),
        "wanted=no" => Some(false),
        by_program if by_program.contains("List-Unsubscribe") && by_program.contains("One-Click") => {
            Some(false)
        }
        _ => None,
    }
}

fn render(status: StatusCode, what: Subscription, wanted: bool, changed: bool, unreadable: bool) -> Response {
    let template = Unsubscribe {
        mails: match what {
            Subscription::Reminders => "Reminder emails",
            Subscription::News => "News emails from your circles",
        },
        wanted,
        changed,
        unreadable,
    };
    link::private(page::page_with_status(status, &template))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_people_say_what_they_want() {
        let multipart =
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        for off in ["List-Unsubscribe=One-Click", multipart, "wanted=no"] {
            assert_eq!(read_choice(off), Some(false), "{off}");
        }
        assert_eq!(read_choice("wanted=yes"), Some(true));
        for unclear in [
            "",
            "wanted=",
            "wanted=yes&wanted=no",
            "List-Unsubscribe=Later",
            "One-Click",
        ] {
            assert_eq!(read_choice(unclear), None, "{unclear}");
        }
    }
}
