//! What the calendar does: offered seats that nobody took, nominations that nobody answered, digests to send.
//!
//! Due instants are indexed columns; each thing that is due is its own guarded transaction, idempotent and safe to run
//! late, so that any number of replicas may sweep.

use crate::deps::Deps;
use chrono::{DateTime, Utc};
use entity::ops::{OpError, join_request, nomination, profile};
use entity::query::due;
use entity::support::cx::{Actor, Cx};
use entity::support::db::Operation;
use sea_orm::DbErr;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How often the clock looks. An offer lasts days; half a minute late is early enough.
const INTERVAL: Duration = Duration::from_secs(30);

/// How much is read at once.
const PAGE: u64 = 100;

/// Sweeps until `stop`. A database that fails is asked again the next time.
pub(crate) async fn run(deps: &Deps, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = once(deps).await {
            tracing::warn!(%error, "the sweep could not read what is due");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(INTERVAL) => {}
        }
    }
}

/// Does everything that is due now, and answers how much that was.
///
/// # Errors
/// When what is due cannot be read. What fails by itself is logged and left for the next time.
pub async fn once(deps: &Deps) -> Result<usize, DbErr> {
    let now = deps.clock.now();
    let read = deps.db.read();
    let offers = pages(
        || due::offers(read, now, PAGE),
        |join_request_id| settle(deps, now, join_request::LapseOffer { join_request_id }),
    );
    let offers = offers.await?;
    let nominations = pages(
        || due::nominations(read, now, PAGE),
        |nomination_id| settle(deps, now, nomination::Expire { nomination_id }),
    );
    let nominations = nominations.await?;
    let digests = pages(
        || due::digests(read, now, PAGE),
        |employee_id| settle(deps, now, profile::SendDigest { employee_id }),
    );
    Ok(offers + nominations + digests.await?)
}

/// Reads page after page of what is due, until a page brings nothing new: something that fails stays due, and must
/// not be tried for ever.
async fn pages<L, S>(load: impl Fn() -> L, settle: impl Fn(Uuid) -> S) -> Result<usize, DbErr>
where
    L: Future<Output = Result<Vec<Uuid>, DbErr>>,
    S: Future<Output = bool>,
{
    let (mut seen, mut done) = (HashSet::new(), 0);
    loop {
        let fresh: Vec<Uuid> = load().await?.into_iter().filter(|id| seen.insert(*id)).collect();
        if fresh.is_empty() {
            return Ok(done);
        }
        for id in fresh {
            done += usize::from(settle(id).await);
        }
    }
}

async fn settle<O: Operation<Output = bool>>(deps: &Deps, now: DateTime<Utc>, operation: O) -> bool {
    let cx = Cx {
        now,
        actor: Actor::System,
        policy: Arc::clone(&deps.programme.policy),
    };
    match deps.db.write(&cx, operation).await {
        Ok(did) => {
            deps.wake.notify_one();
            did
        }
        Err(OpError::Refused(errors)) => {
            tracing::error!(?errors, "the clock was refused what is due");
            false
        }
        Err(OpError::Database(error)) => {
            tracing::warn!(%error, "what is due could not be done");
            false
        }
    }
}
