//! `/act/{token}`: shows the act page, to which emails link that ask for an answer (docs/product.md §6.14). Its reader
//! answers there without another sign-in: about a request to join (mail 8), or about the end of a circle's term (mails 25
//! and 26).
//!
//! GET and HEAD show the page and change nothing, because mail scanners follow links. POST acts as the person whom the link
//! was made for, through the operations that the API uses, which judge whether the person still may. [`super::link`] says
//! why no other site can make a browser send that POST.

mod form;
mod join_request;
mod problems;
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
use entity::rules::zone::UnknownZone;
use entity::work::{Actor, Cx};
use form::Fields;
use join_request::JoinRequest;
use problems::Problems;
use sea_orm::DbErr;
use std::sync::Arc;
use term::Term;

/// The largest body, in bytes: holds the longest reason with every advisory, in the most wasteful encoding.
const BODY_LIMIT: usize = 16 * 1024;

/// Builds the routes of the page.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/act/{token}", get(show).post(act))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

async fn show(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    answer(&state, &token, Visit::Show).await
}

async fn act(
    State(state): State<AppState>,
    Path(token): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let fields = form.ok().and_then(|Form(fields)| Fields::read(fields));
    answer(&state, &token, Visit::Submit(fields)).await
}

/// Says what a browser asks for.
enum Visit {
    /// To show the page.
    Show,
    /// To take an answer: the fields of the form, if they can be read.
    Submit(Option<Fields>),
}

async fn answer(state: &AppState, token: &str, visit: Visit) -> Response {
    let now = state.clock.now();
    let opened = match link::open(state, token).await {
        Ok(opened) => opened,
        Err(refusal) => return refusal.page(),
    };
    let answered = match opened.link.purpose {
        Purpose::Decide(id) => {
            ActPage::new(state, now, opened, JoinRequest(id))
                .respond(token, visit)
                .await
        }
        Purpose::Term(id) => {
            ActPage::new(state, now, opened, Term(id))
                .respond(token, visit)
                .await
        }
        Purpose::Unsubscribe(_) => Err(Refusal::Invalid),
    };
    answered.unwrap_or_else(Refusal::page)
}

/// Defines what an act page is about. There is one subject for each purpose of a link that asks for an answer.
trait Subject: Sized {
    /// What the person sees of the subject.
    type View;
    /// What the person can answer.
    type Answer;
    /// Tells people who may not answer, or not any more.
    const NO_ACCESS: Notice;

    /// Loads what the person may see, if anything.
    async fn load(&self, act_page: &ActPage<'_, Self>) -> Result<Option<Self::View>, DbErr>;
    /// Reads the answer from the form; `None` when the form is not the page's.
    fn parse(fields: Fields) -> Option<Self::Answer>;
    /// Performs the operation that the answer asks for, as the actor of `cx`.
    async fn perform(&self, answer: Self::Answer, state: &AppState, cx: &Cx) -> Result<(), OpError>;
    /// Explains a refusal to people with a form before them; the rule's own words are for callers of the API.
    fn explain(error: &UserError) -> String;
    /// Makes the page: with its forms, or with how the subject ended.
    ///
    /// # Errors
    /// When a stored time zone cannot be read.
    fn template(
        view: &Self::View,
        act_page: &ActPage<'_, Self>,
        problems: Problems,
    ) -> Result<impl Template, UnknownZone>;
}

/// Shows one subject to the person who opened a link, and takes the answer.
struct ActPage<'a, S> {
    state: &'a AppState,
    now: DateTime<Utc>,
    opened: Opened,
    subject: S,
}

impl<'a, S: Subject> ActPage<'a, S> {
    fn new(state: &'a AppState, now: DateTime<Utc>, opened: Opened, subject: S) -> Self {
        Self {
            state,
            now,
            opened,
            subject,
        }
    }

    async fn respond(&self, token: &str, visit: Visit) -> Result<Response, Refusal> {
        let Visit::Submit(fields) = visit else {
            return self.show(Problems::default()).await;
        };
        let Some((fields, answer)) = fields.and_then(|fields| Some((fields.clone(), S::parse(fields)?)))
        else {
            return self.show(Problems::unreadable()).await;
        };
        let cx = Cx {
            now: self.now,
            actor: Actor::Employee(self.opened.viewer(self.state)),
            policy: Arc::clone(&self.state.policy),
        };
        match self.subject.perform(answer, self.state, &cx).await {
            Ok(()) => {
                self.state.wake.notify_one();
                Ok(redirect_to_page(token))
            }
            // With things as they are now: somebody else may have been faster.
            Err(OpError::Refused(errors)) => self.show(Problems::of(fields, &errors, S::explain)).await,
            Err(OpError::Database(error)) => Err(Refusal::Database(error)),
        }
    }

    /// Shows what the person may see, or why there is nothing to see.
    async fn show(&self, problems: Problems) -> Result<Response, Refusal> {
        // People who may not look at the programme see nothing of it.
        if let Some(notice) = why_barred(self.state, &self.opened) {
            return Ok(link::private(page::page_with_status(
                StatusCode::FORBIDDEN,
                &notice,
            )));
        }
        let status = if problems.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let shown = match self.subject.load(self).await? {
            Some(view) => {
                let template = S::template(&view, self, problems).map_err(DbErr::from)?;
                page::page_with_status(status, &template)
            }
            None => page::page_with_status(StatusCode::FORBIDDEN, &S::NO_ACCESS),
        };
        Ok(link::private(shown))
    }
}

/// Redirects to the page after an answer was taken, so that reloading sends nothing twice. The location is relative, so that
/// it keeps the prefix that the service is reached by.
fn redirect_to_page(token: &str) -> Response {
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

/// Says why a person with a valid link is not shown what it is about; `None` for people who may see it.
fn why_barred(state: &AppState, opened: &Opened) -> Option<Notice> {
    if !opened.viewer(state).eligible {
        return Some(Notice {
            title: "You cannot answer this email",
            paragraphs: &[
                "Circles are open to regular employees, and you are not one by the company's records. If they are wrong, ask HR.",
                "Others in the circle, or a programme administrator, will take care of it.",
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
