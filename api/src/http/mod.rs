//! Serves everything that is reached over HTTP.

mod act;
mod assets;
mod dev;
mod endpoint;
mod guide;
mod link;
mod mailbox;
mod open;
mod page;
mod unsubscribe;

use crate::app::AppState;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    routing::{get, post},
};
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
        .route("/guide/circles-guide.html", get(guide::file))
        .merge(assets::site());
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
    router
        .layer(CatchPanicLayer::new())
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
