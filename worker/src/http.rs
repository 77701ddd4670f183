//! For those who watch a process: `/health/live` (restart it when it does not answer), `/health/ready` (send it nothing
//! while it says no), and `/metrics`, which is for an address of its own. Both programs serve them.

use crate::metrics;
use crate::queue::RedisQueue;
use crate::settings::DatabaseSettings;
use axum::{
    Json, Router,
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use entity::outbox::operator;
use entity::query::due;
use entity::support::{clock::Clock, db::Db};
use serde_json::json;
use std::{sync::Arc, time::Duration};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

const TIME_LIMIT: Duration = Duration::from_secs(2);
/// How often the database is checked at most, however many ask.
const CHECK_EVERY: Duration = Duration::from_millis(500);
const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// What a process depends on.
#[derive(Clone)]
pub struct Watched {
    db: Db,
    clock: Arc<dyn Clock>,
    queue: Option<RedisQueue>,
    /// How the database was found last, and when: a check writes, and anybody may ask.
    database: Arc<Mutex<Option<(Instant, DatabaseState)>>>,
}

/// How the database is, and whether it can be worked with.
type DatabaseState = (&'static str, bool);

impl Watched {
    /// Watches the database, and the Redis of the settings if there is one.
    ///
    /// # Errors
    /// When `REDIS_URL` cannot be used.
    pub fn new(db: Db, clock: Arc<dyn Clock>, settings: &DatabaseSettings) -> redis::RedisResult<Self> {
        let queue = settings.redis()?.map(|redis| redis.queue);
        Ok(Self {
            db,
            clock,
            queue,
            database: Arc::default(),
        })
    }

    /// Says how the database is, as [`CHECK_EVERY`] finds it: who asks meanwhile waits for the same answer.
    async fn database(&self) -> DatabaseState {
        let mut last = self.database.lock().await;
        if let Some((at, state)) = *last
            && at.elapsed() < CHECK_EVERY
        {
            return state;
        }
        let state = self.database_takes_writes().await;
        *last = Some((Instant::now(), state));
        state
    }

    /// Checks that the database takes a write, or, if others write for so long that ours has to wait, that it answers.
    async fn database_takes_writes(&self) -> DatabaseState {
        match timeout(TIME_LIMIT, self.db.check_writable()).await {
            Ok(Ok(())) => ("ok", true),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the database takes no write");
                ("takes no write", false)
            }
            Err(_) => match timeout(TIME_LIMIT, self.db.ping()).await {
                Ok(Ok(())) => ("busy", true),
                _ => ("does not answer in time", false),
            },
        }
    }

    async fn queue_answers(&self) -> Option<bool> {
        let queue = self.queue.as_ref()?;
        let answers = queue.ping().await.is_ok();
        metrics::queue_up(answers);
        Some(answers)
    }
}

/// Makes the router of the two pages about health.
pub fn health(watched: Watched) -> Router {
    Router::new()
        .route("/health/live", get(live))
        .route("/health/ready", get(ready))
        .with_state(watched)
}

/// Makes the router of the figures, which are not for everybody.
pub fn metrics(watched: Watched) -> Router {
    Router::new().route("/metrics", get(figures)).with_state(watched)
}

/// Answers that the process lives: always yes.
async fn live() -> Response {
    (NO_STORE, Json(json!({"status": "live"}))).into_response()
}

/// Answers whether the process can work. Without the database nothing works. Without Redis mail is delayed, and nothing
/// else: degraded, but ready.
async fn ready(State(watched): State<Watched>) -> Response {
    let ((database, works), queue) = tokio::join!(watched.database(), watched.queue_answers());
    let redis = match queue {
        None => "not used",
        Some(true) => "ok",
        Some(false) => "does not answer: mail is delayed",
    };
    let (code, status) = match (works, queue) {
        (false, _) => (StatusCode::SERVICE_UNAVAILABLE, "not ready"),
        (true, Some(false)) => (StatusCode::OK, "degraded"),
        (true, _) => (StatusCode::OK, "ready"),
    };
    let report = json!({"status": status, "database": database, "redis": redis});
    (code, NO_STORE, Json(report)).into_response()
}

/// Answers the figures; see [`metrics`].
async fn figures(State(watched): State<Watched>) -> Response {
    watched.queue_answers().await;
    let read = async { tokio::try_join!(operator::backlog(&watched.db), due::health(watched.db.read())) };
    match timeout(TIME_LIMIT, read).await {
        Ok(Ok((backlog, clock))) => match metrics::render(&backlog, &clock, watched.clock.now()) {
            Some(text) => {
                let text_type = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
                (NO_STORE, text_type, text).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        },
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}
