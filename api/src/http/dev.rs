//! Serves what helps to try and develop: the start page, GraphiQL, and tokens to act as one of the demo people. The routes
//! exist in embedded mode only.

use super::page;
use crate::{app::AppState, auth::employee_key, embedded};
use askama::Template;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use entity::query::employee::by_sign_in;
use serde::Deserialize;

/// GraphiQL puts styles into the page as it runs (the editor's, the dialogs'), and brings its fonts inside its style
/// sheet. Scripts are ours alone.
const GRAPHIQL_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                               font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
                               form-action 'none'; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "start.html")]
struct Start {
    mailbox: bool,
}

/// `/`: shows what there is to see.
pub(super) async fn start(State(state): State<AppState>) -> Response {
    page::page(&Start {
        mailbox: state.settings.mail.file_mailbox(),
    })
}

#[derive(Template)]
#[template(path = "graphiql.html")]
struct Graphiql;

/// `/graphiql`, which takes `?query=` and `?variables=`.
pub(super) async fn graphiql() -> Response {
    page::page_with(StatusCode::OK, &Graphiql, GRAPHIQL_POLICY)
}

/// `/dev/people`: lists whom one can act as.
pub(super) async fn people(State(state): State<AppState>) -> Response {
    match embedded::people(&state.db).await {
        Ok(people) => ([(header::CACHE_CONTROL, "no-store")], Json(people)).into_response(),
        Err(error) => failed(&error),
    }
}

/// Names whom to act as.
#[derive(Deserialize)]
pub(super) struct TokenRequest {
    mail: String,
}

/// `POST /dev/token`: signs a token for an employee. Takes JSON only, so that the page of another site cannot ask for one.
pub(super) async fn token(State(state): State<AppState>, Json(request): Json<TokenRequest>) -> Response {
    let Some(embedded) = state.authenticator.embedded() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let key = employee_key(&state.settings, &request.mail);
    let person = match by_sign_in(state.db.read(), key).await {
        Ok(Some(person)) => person,
        Ok(None) => return (StatusCode::NOT_FOUND, "Nobody has this email address.").into_response(),
        Err(error) => return failed(&error),
    };
    match embedded.issue(&person.employee.mail, state.clock.now()) {
        Ok(token) => ([(header::CACHE_CONTROL, "no-store")], Json(token)).into_response(),
        Err(error) => failed(&error),
    }
}

fn failed(error: &impl std::fmt::Display) -> Response {
    tracing::error!(%error, "a page of the embedded service failed");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
