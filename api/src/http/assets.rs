//! Serves files that are compiled in.

use super::page;
use axum::{
    Router,
    http::header,
    response::IntoResponse,
    routing::{MethodRouter, get},
};

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const ICON: &str = "image/svg+xml";
/// For files whose path holds their version.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const REVALIDATE: &str = "no-cache";

/// Serves GraphiQL (`api/assets/graphiql/README.md`).
pub(super) fn graphiql<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route(
            "/assets/circles.svg",
            file(page::ICON.as_bytes(), ICON, REVALIDATE),
        )
        .route(
            "/assets/graphiql.css",
            file(
                include_bytes!("../../assets/site/graphiql.css"),
                STYLE,
                REVALIDATE,
            ),
        )
        .route(
            "/assets/graphiql.js",
            file(
                include_bytes!("../../assets/site/graphiql.js"),
                SCRIPT,
                REVALIDATE,
            ),
        )
        .route(
            "/assets/graphiql/graphiql-3.9.0/graphiql.min.css",
            file(
                include_bytes!("../../assets/graphiql/graphiql-3.9.0/graphiql.min.css"),
                STYLE,
                IMMUTABLE,
            ),
        )
        .route(
            "/assets/graphiql/graphiql-3.9.0/graphiql.min.js",
            file(
                include_bytes!("../../assets/graphiql/graphiql-3.9.0/graphiql.min.js"),
                SCRIPT,
                IMMUTABLE,
            ),
        )
        .route(
            "/assets/graphiql/react-18.3.1/react.production.min.js",
            file(
                include_bytes!("../../assets/graphiql/react-18.3.1/react.production.min.js"),
                SCRIPT,
                IMMUTABLE,
            ),
        )
        .route(
            "/assets/graphiql/react-18.3.1/react-dom.production.min.js",
            file(
                include_bytes!("../../assets/graphiql/react-18.3.1/react-dom.production.min.js"),
                SCRIPT,
                IMMUTABLE,
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
