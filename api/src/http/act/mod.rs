//! `/act/{token}`: the page that the mail "new join request" links to. Its reader approves or declines there, without
//! another sign-in (PRODUCT.md §6.14).
//!
//! GET and HEAD show and change nothing, for mail scanners follow links. POST acts as the person that the link was made
//! for, through the operations that the API uses: whether they still may is judged then. Why no other site can make a
//! browser send that POST stands in [`super::link`].

mod answer;
mod view;

use super::link::{self, Opened, Refusal};
use crate::app::AppState;
use answer::Answer;
use axum::{
    Form, Router,
    extract::{DefaultBodyLimit, Path, State, rejection::FormRejection},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, Utc};
use entity::ops::{OpError, UserError};
use entity::query::decision::{self, Decision};
use entity::support::cx::{Actor, Cx};
use sea_orm::DbErr;
use std::sync::Arc;
use uuid::Uuid;
use view::Problems;

/// More than the longest reason with every advisory, in the most wasteful encoding.
const BODY_LIMIT: usize = 16 * 1024;

/// The routes of the page.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/act/{token}", get(show).post(act))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

async fn show(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    let now = state.clock.now();
    match Desk::open(&state, &token, now).await {
        Ok(desk) => desk.page(&state, now, Problems::default()),
        Err(refusal) => refusal.page(),
    }
}

async fn act(
    State(state): State<AppState>,
    Path(token): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let now = state.clock.now();
    let desk = match Desk::open(&state, &token, now).await {
        Ok(desk) => desk,
        Err(refusal) => return refusal.page(),
    };
    let Some(answer) = form.ok().and_then(|Form(fields)| Answer::read(fields)) else {
        return desk.page(&state, now, Problems::unreadable());
    };
    let cx = Cx {
        now,
        actor: Actor::Employee(desk.opened.viewer(&state)),
        policy: Arc::clone(&state.policy),
    };
    match answer.clone().perform(&state, &cx, desk.request_id).await {
        Ok(()) => {
            state.wake.notify_one();
            see(&token)
        }
        Err(OpError::Refused(errors)) => desk.again(&state, now, &answer, &errors).await,
        Err(OpError::Database(error)) => Refusal::Database(error).page(),
    }
}

/// After the deed the browser looks again, so that reloading sends nothing twice. Relative, so that it stays under
/// whatever prefix the service is reached by.
fn see(token: &str) -> Response {
    match HeaderValue::from_str(token) {
        Ok(here) => {
            let headers = [
                (header::LOCATION, here),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            link::private((StatusCode::SEE_OTHER, headers).into_response())
        }
        Err(_) => Refusal::Invalid.page(),
    }
}

/// What lies before the person who opened the link.
struct Desk {
    opened: Opened,
    request_id: Uuid,
    /// `None` where the person does not decide about it, or not any more.
    decision: Option<Decision>,
}

impl Desk {
    async fn open(state: &AppState, token: &str, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let opened = link::open(state, token).await?;
        let request_id = opened.link.join_request()?;
        let mut desk = Self {
            opened,
            request_id,
            decision: None,
        };
        desk.look(state, now).await?;
        Ok(desk)
    }

    async fn look(&mut self, state: &AppState, now: DateTime<Utc>) -> Result<(), DbErr> {
        let viewer = self.opened.viewer(state);
        // Whoever may not look at the programme sees nothing of it.
        self.decision = match view::barred(state, &self.opened) {
            Some(_) => None,
            None => decision::find(state.db.read(), &viewer, self.request_id, now).await?,
        };
        Ok(())
    }

    /// The page again after a refusal, with things as they are now: somebody else may have been faster.
    async fn again(
        mut self,
        state: &AppState,
        now: DateTime<Utc>,
        answer: &Answer,
        errors: &[UserError],
    ) -> Response {
        match self.look(state, now).await {
            Ok(()) => self.page(state, now, Problems::of(answer, errors)),
            Err(error) => Refusal::Database(error).page(),
        }
    }

    fn page(&self, state: &AppState, now: DateTime<Utc>, problems: Problems) -> Response {
        link::private(view::page(
            state,
            &self.opened,
            self.decision.as_ref(),
            now,
            problems,
        ))
    }
}
