//! Files that are compiled in.

use axum::{
    Router,
    http::header,
    response::IntoResponse,
    routing::{MethodRouter, get},
};

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const ICON: &str = "image/svg+xml";
/// The version is in the path: a new one is another file.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// The style and the icon of our own pages.
pub(super) fn site<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route(
            "/assets/circles.css",
            file(include_bytes!("../../assets/site/circles.css"), STYLE, ASK_AGAIN),
        )
        .route(
            "/assets/circles.svg",
            file(include_bytes!("../../assets/site/circles.svg"), ICON, ASK_AGAIN),
        )
}

/// GraphiQL (`api/assets/graphiql/README.md`).
pub(super) fn graphiql<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route(
            "/assets/graphiql.css",
            file(include_bytes!("../../assets/site/graphiql.css"), STYLE, ASK_AGAIN),
        )
        .route(
            "/assets/graphiql.js",
            file(include_bytes!("../../assets/site/graphiql.js"), SCRIPT, ASK_AGAIN),
        )
        .route(
            "/assets/graphiql/graphiql-3.9.0/graphiql.min.css",
            file(
                include_bytes!("../../assets/graphiql/graphiql-3.9.0/graphiql.min.css"),
                STYLE,
                FOR_EVER,
            ),
        )
        .route(
            "/assets/graphiql/graphiql-3.9.0/graphiql.min.js",
            file(
                include_bytes!("../../assets/graphiql/graphiql-3.9.0/graphiql.min.js"),
                SCRIPT,
                FOR_EVER,
            ),
        )
        .route(
            "/assets/graphiql/react-18.3.1/react.production.min.js",
            file(
                include_bytes!("../../assets/graphiql/react-18.3.1/react.production.min.js"),
                SCRIPT,
                FOR_EVER,
            ),
        )
        .route(
            "/assets/graphiql/react-18.3.1/react-dom.production.min.js",
            file(
                include_bytes!("../../assets/graphiql/react-18.3.1/react-dom.production.min.js"),
                SCRIPT,
                FOR_EVER,
            ),
        )
}

fn file<S: Clone + Send + Sync + 'static>(
    bytes: &'static [u8],
    kind: &'static str,
    caching: &'static str,
) -> MethodRouter<S> {
    get(async move || {
        (
            [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching)],
            bytes,
        )
            .into_response()
    })
}
