//! Serves everything that is reached over HTTP.

mod act;
mod assets;
mod dev;
mod endpoint;
mod failures;
mod guide;
mod host;
mod link;
mod mailbox;
mod open;
mod page;
mod slow;
mod unsubscribe;

use crate::app::AppState;
use axum::{
    Extension, Router,
    http::{HeaderName, HeaderValue, header},
    middleware::from_fn_with_state,
    routing::{get, post},
};
use failures::Failures;
use host::KnownHosts;
use slow::Slowed;
use std::sync::Arc;
use tower_http::{catch_panic::CatchPanicLayer, set_header::SetResponseHeaderLayer};

/// Builds the routes of everything that is served over HTTP.
pub fn router(state: AppState) -> Router {
    let nosniff = always(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    let no_referrer = always(header::REFERRER_POLICY, "no-referrer");
    let settings = &state.settings;
    let mut router = Router::new()
        .route(
            "/graphql",
            post(endpoint::post).get(endpoint::get).fallback(endpoint::other),
        )
        .route("/open/preferences", get(open::preferences))
        .route("/open/{kind}/{id}", get(open::open))
        .merge(act::routes())
        .merge(unsubscribe::routes())
        .route("/guide", get(guide::guide))
        .route("/guide/circles-guide.html", get(guide::file));
    if settings.embedded() {
        router = router
            .route("/", get(dev::start))
            .route("/graphiql", get(dev::graphiql))
            .merge(assets::graphiql())
            .merge(mailbox::gallery::routes());
        if settings.embedded_sign_in() {
            router = router
                .route("/dev/people", get(dev::people))
                .route("/dev/token", post(dev::token));
        }
        if settings.mail.file_mailbox() {
            router = router.merge(mailbox::routes());
        }
    }
    let router = router.fallback(page::not_found);
    let failures = Arc::new(Failures::new(&settings.http));
    let slowed = Slowed {
        failures: Arc::clone(&failures),
        proxies: settings.http.proxies(),
        authenticator: Arc::clone(&state.authenticator),
    };
    let known = Arc::new(KnownHosts::new(settings, &state.public_url));
    router
        .layer(CatchPanicLayer::new())
        .layer(Extension(failures))
        .layer(from_fn_with_state(slowed, slow::slow))
        .layer(from_fn_with_state(known, host::check))
        .layer(nosniff)
        .layer(no_referrer)
        .with_state(state)
}

fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
