//! `/act/{token}`: the page that mails link to which ask for an answer. Its reader answers there, without another sign-in
//! (docs/product.md §6.14): about a request to join (mail 8), and about the end of a circle's term (mails 25 and 26).
//!
//! GET and HEAD show and change nothing, for mail scanners follow links. POST acts as the person that the link was made
//! for, through the operations that the API uses: whether they still may is judged then. Why no other site can make a
//! browser send that POST stands in [`super::link`].

mod form;
mod problems;
mod request;
mod term;

use super::link::{self, Notice, Opened, Refusal};
use super::page;
use crate::app::AppState;
use askama::Template;
use axum::{
    Form, Router,
    extract::{DefaultBodyLimit, Path, State, rejection::FormRejection},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, Utc};
use entity::ops::{OpError, UserError};
use entity::outbox::link::Purpose;
use entity::work::{Actor, Cx};
use form::Fields;
use problems::Problems;
use request::Request;
use sea_orm::DbErr;
use std::sync::Arc;
use term::Term;

/// More than the longest reason with every advisory, in the most wasteful encoding.
const BODY_LIMIT: usize = 16 * 1024;

/// The routes of the page.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/act/{token}", get(show).post(act))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

async fn show(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    answer(&state, &token, Visit::Look).await
}

async fn act(
    State(state): State<AppState>,
    Path(token): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let fields = form.ok().and_then(|Form(fields)| Fields::read(fields));
    answer(&state, &token, Visit::Act(fields)).await
}

/// What the browser came for.
enum Visit {
    Look,
    /// With what the form says, if that can be read.
    Act(Option<Fields>),
}

async fn answer(state: &AppState, token: &str, visit: Visit) -> Response {
    let now = state.clock.now();
    let opened = match link::open(state, token).await {
        Ok(opened) => opened,
        Err(refusal) => return refusal.page(),
    };
    let answered = match opened.link.purpose {
        Purpose::Decide(id) => {
            Desk::new(state, now, opened, Request(id))
                .receive(token, visit)
                .await
        }
        Purpose::Term(id) => {
            Desk::new(state, now, opened, Term(id))
                .receive(token, visit)
                .await
        }
        Purpose::Unsubscribe(_) => Err(Refusal::Invalid),
    };
    answered.unwrap_or_else(Refusal::page)
}

/// What a link is about: one of these for each purpose.
trait Matter: Sized {
    /// What the person sees of it.
    type View;
    /// What they can say about it.
    type Answer;
    /// Said to people who have nothing to say about it, or not any more.
    const NOT_YOURS: Notice;

    /// What the person may see, if anything.
    async fn look(&self, desk: &Desk<'_, Self>) -> Result<Option<Self::View>, DbErr>;
    /// What the form says; `None` when it was not filled in by the page.
    fn read(fields: Fields) -> Option<Self::Answer>;
    /// Does it, as the actor of `cx`.
    async fn perform(&self, answer: Self::Answer, state: &AppState, cx: &Cx) -> Result<(), OpError>;
    /// A refusal in words for people with a form before them, where the rule's own words are for callers of the API.
    fn explain(error: &UserError) -> String;
    /// The page: with its forms, or with how it ended.
    fn page(view: &Self::View, desk: &Desk<'_, Self>, problems: Problems) -> impl Template;
}

/// The person who opened the link, and what it is about.
struct Desk<'a, M> {
    state: &'a AppState,
    now: DateTime<Utc>,
    opened: Opened,
    matter: M,
}

impl<'a, M: Matter> Desk<'a, M> {
    fn new(state: &'a AppState, now: DateTime<Utc>, opened: Opened, matter: M) -> Self {
        Self {
            state,
            now,
            opened,
            matter,
        }
    }

    async fn receive(&self, token: &str, visit: Visit) -> Result<Response, Refusal> {
        let Visit::Act(fields) = visit else {
            return self.page(Problems::default()).await;
        };
        let Some((fields, answer)) = fields.and_then(|fields| Some((fields.clone(), M::read(fields)?)))
        else {
            return self.page(Problems::unreadable()).await;
        };
        let cx = Cx {
            now: self.now,
            actor: Actor::Employee(self.opened.viewer(self.state)),
            policy: Arc::clone(&self.state.policy),
        };
        match self.matter.perform(answer, self.state, &cx).await {
            Ok(()) => {
                self.state.wake.notify_one();
                Ok(see(token))
            }
            // With things as they are now: somebody else may have been faster.
            Err(OpError::Refused(errors)) => self.page(Problems::of(fields, &errors, M::explain)).await,
            Err(OpError::Database(error)) => Err(Refusal::Database(error)),
        }
    }

    /// The page for what the person may see, or why there is nothing to see.
    async fn page(&self, problems: Problems) -> Result<Response, Refusal> {
        // Whoever may not look at the programme sees nothing of it.
        if let Some(notice) = barred(self.state, &self.opened) {
            return Ok(link::private(page::page_with_status(
                StatusCode::FORBIDDEN,
                &notice,
            )));
        }
        let status = if problems.are_none() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let shown = match self.matter.look(self).await? {
            Some(view) => page::page_with_status(status, &M::page(&view, self, problems)),
            None => page::page_with_status(StatusCode::FORBIDDEN, &M::NOT_YOURS),
        };
        Ok(link::private(shown))
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

/// Why somebody with a good link is shown nothing of what it is about, whoever they are.
fn barred(state: &AppState, opened: &Opened) -> Option<Notice> {
    if !opened.viewer(state).eligible {
        return Some(Notice {
            title: "You cannot answer this email",
            paragraphs: &[
                "Circles are open to regular employees, and you are not one by the company's records. If they are wrong, ask HR.",
                "Others in the circle, or a programme administrator, will see to it.",
            ],
        });
    }
    let consents = opened.person.profile.as_ref();
    if consents.is_none_or(|profile| profile.consent_version != state.policy.privacy_notice_version) {
        return Some(Notice {
            title: "You cannot answer this email yet",
            paragraphs: &[
                "There is a privacy notice that you have not agreed to. Sign in to Circles, read it and agree to it.",
                "Then open the link in the email again.",
            ],
        });
    }
    None
}
