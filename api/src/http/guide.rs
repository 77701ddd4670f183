//! `/guide`: explains how to get started, on a page and as a file to keep.

use super::page;
use crate::app::AppState;
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "guide.html")]
struct Guide {
    min: u32,
    max: u32,
    answer_days: u32,
    offer_hours: u32,
    download: bool,
}

impl Guide {
    fn new(state: &AppState, download: bool) -> Self {
        let policy = &state.settings.policy;
        Self {
            min: policy.min_people,
            max: policy.max_people,
            answer_days: policy.answer_days,
            offer_hours: policy.offer_hours,
            download,
        }
    }
}

/// Shows the guide, or redirects to the one that `GUIDE_URL` names.
pub(super) async fn guide(State(state): State<AppState>) -> Response {
    match &state.settings.links.guide_url {
        Some(url) => Redirect::temporary(url).into_response(),
        None => page::page(&Guide::new(&state, true)),
    }
}

/// Sends the guide as a file.
pub(super) async fn file(State(state): State<AppState>) -> Response {
    let mut response = page::page(&Guide::new(&state, false));
    let attachment = HeaderValue::from_static("attachment; filename=\"circles-guide.html\"");
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, attachment);
    response
}
