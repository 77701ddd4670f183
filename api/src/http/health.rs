//! For those who watch the service: `/health/live` (restart it when it does not answer) and `/health/ready` (send it
//! no requests while it says no).

use crate::app::AppState;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use serde_json::json;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(2);

/// Always yes.
pub(super) async fn live() -> impl IntoResponse {
    (
        [(header::CACHE_CONTROL, "no-store")],
        Json(json!({"status": "live"})),
    )
}

/// Whether the parts that every request needs answer, and which do not.
pub(super) async fn ready(State(state): State<AppState>) -> impl IntoResponse {
    let (status, database) = match tokio::time::timeout(PATIENCE, state.db.ping()).await {
        Ok(Ok(())) => (StatusCode::OK, "ok"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "fails")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "does not answer in time"),
    };
    let ready = if status == StatusCode::OK {
        "ready"
    } else {
        "not ready"
    };
    (
        status,
        [(header::CACHE_CONTROL, "no-store")],
        Json(json!({"status": ready, "database": database})),
    )
}
