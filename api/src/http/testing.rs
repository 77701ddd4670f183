//! The real router over a database of its own, for the tests beside the sources.

use crate::{app::AppState, auth::Authenticator, cli::Cli, graphql, http};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use clap::Parser;
use entity::support::{clock::SystemClock, db::Db};
use serde_json::Value;
use std::{path::PathBuf, sync::Arc};
use tower::ServiceExt;

/// A service with a directory of its own, which goes with it.
pub(super) struct Service {
    pub(super) db: Db,
    pub(super) directory: PathBuf,
    router: Router,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// A service with these flags, whose database has no tables.
pub(super) async fn service(flags: &[&str]) -> Service {
    let directory = std::env::temp_dir().join(format!("circles-http-{:016x}", rand::random::<u64>()));
    std::fs::create_dir_all(&directory).unwrap();
    let url = format!("sqlite:{}?mode=rwc", directory.join("circles.db").display());
    let base = [
        "circles",
        "--data-dir",
        directory.to_str().unwrap(),
        "--database-url",
        &url,
    ];
    let settings = Arc::new(Cli::try_parse_from(base.iter().chain(flags)).unwrap().settings);
    let db = Db::connect(&url, 2).await.unwrap();
    let clock = Arc::new(SystemClock);
    let authenticator = Arc::new(Authenticator::new(&settings, clock.clone()).unwrap());
    let link_keys = settings.links.keys(&directory).unwrap();
    let schema = graphql::build(&settings.limits, settings.production());
    let state = AppState::new(
        schema,
        db.clone(),
        clock,
        settings,
        authenticator,
        link_keys,
        "http://circles.example",
    )
    .unwrap();
    Service {
        db,
        directory,
        router: http::router(state),
    }
}

impl Service {
    /// The answer, with its body as text.
    pub(super) async fn text(&self, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, 4 << 20).await.unwrap();
        (
            parts.status,
            parts.headers,
            String::from_utf8(body.to_vec()).unwrap(),
        )
    }

    /// The answer, with its body as JSON.
    pub(super) async fn send(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Value) {
        let (status, headers, body) = self.text(request).await;
        (
            status,
            headers,
            serde_json::from_str(&body).unwrap_or(Value::Null),
        )
    }

    /// The answer to a GET.
    pub(super) async fn get(&self, path: &str) -> (StatusCode, HeaderMap, String) {
        self.text(Request::get(path).body(Body::empty()).unwrap()).await
    }
}
