//! Everything that is served over HTTP.

mod endpoint;
mod health;

pub use endpoint::{Documents, harden, install_hook};

use crate::app::AppState;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    routing::{get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, set_header::SetResponseHeaderLayer};

/// Everything that is served over HTTP.
pub(crate) fn router(state: AppState) -> Router {
    let nosniff = always(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    let no_referrer = always(header::REFERRER_POLICY, "no-referrer");
    let mut router = Router::new()
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready));
    if state.settings.general.run.api() {
        router = router.route(
            "/graphql",
            post(endpoint::post).get(endpoint::get).fallback(endpoint::other),
        );
    }
    router
        .layer(CatchPanicLayer::new())
        .layer(nosniff)
        .layer(no_referrer)
        .with_state(state)
}

fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}
