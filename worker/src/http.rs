//! For those who watch the worker: `/health/live` (restart it when it does not answer) and `/health/ready`.

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use entity::support::db::Db;
use serde_json::json;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(2);

/// What the worker serves.
pub fn router(db: Db) -> Router {
    Router::new()
        .route("/health/live", get(live))
        .route("/health/ready", get(ready))
        .with_state(db)
}

async fn live() -> impl IntoResponse {
    (
        [(header::CACHE_CONTROL, "no-store")],
        Json(json!({"status": "live"})),
    )
}

async fn ready(State(db): State<Db>) -> impl IntoResponse {
    let (status, database) = match tokio::time::timeout(PATIENCE, db.ping()).await {
        Ok(Ok(())) => (StatusCode::OK, "ok"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "does not answer"),
    };
    (
        [(header::CACHE_CONTROL, "no-store")],
        (status, Json(json!({"database": database}))),
    )
}
