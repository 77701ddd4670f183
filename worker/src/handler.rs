//! The one job: claim the row, read the facts again, write the mail, hand it over, settle.

use crate::backoff;
use crate::deps::Deps;
use crate::mail::message;
use crate::mail::{facts, no_facts::NoFacts};
use crate::mailer::Delivery;
use crate::metrics;
use crate::running::LEASE;
use chrono::TimeDelta;
use entity::model::{enums::OutboxStatus, outbox};
use entity::outbox::delivery::{self, JobRef, Outcome};
use entity::outbox::{KEPT, MailKind};
use futures::FutureExt;
use lettre::Message;
use sea_orm::DbErr;
use std::{
    future::pending,
    panic::AssertUnwindSafe,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};
use uuid::Uuid;

/// The wait after a panic: a moment, for others to go first.
const AFTER_PANIC: TimeDelta = TimeDelta::seconds(5);

/// The wait of a mail whose kind this release does not know, before it is looked at again: a later release is being rolled
/// out, or was rolled back and will come again.
const UNKNOWN_KIND_WAIT: TimeDelta = TimeDelta::minutes(15);

/// The wait of a mail whose recipient's domain does not answer.
const DEFERRED: TimeDelta = TimeDelta::seconds(30);

/// A composed message, or what becomes of the row instead.
type Ready = Result<Message, Outcome>;

/// Delivers one job, and returns the status of its row. `None` when it was not ours to deliver: somebody else has the row, or it is
/// settled.
///
/// # Errors
/// When the database fails; the row comes back when its lease ends.
pub(crate) async fn deliver(deps: &Deps, job: JobRef) -> Result<Option<OutboxStatus>, DbErr> {
    let start = || delivery::start(&deps.db, job, &deps.name, deps.clock.now(), LEASE);
    let Some(row) = retry_database(job.outbox_id, start).await? else {
        tracing::debug!(outbox.id = %job.outbox_id, job.attempt = job.attempt, "not ours");
        return Ok(None);
    };
    let _in_hand = deps.running.take(job);
    let began = Instant::now();
    let attempt = AssertUnwindSafe(attempt(deps, &row)).catch_unwind().await;
    let Some(outcome) = attempt.unwrap_or_else(|_| Some(panicked(deps))) else {
        tracing::warn!(outbox.id = %row.id, job.kind = row.kind, "the lease ran out before the mail went out");
        return Ok(None);
    };
    let status = settle(deps, &row, &outcome).await?;
    report(&row, &outcome, status);
    let late = (deps.clock.now() - row.available_at).to_std().unwrap_or_default();
    metrics::tried(&row.kind, &outcome, began.elapsed(), late);
    Ok(status)
}

/// Tries once, up to the mail server's answer. `None` when somebody else has the row by then.
async fn attempt(deps: &Deps, row: &outbox::Model) -> Option<Outcome> {
    let ready = if row.crashes > 0 {
        prepare_alone(deps, row).await
    } else {
        let _beside_others = deps.preparing.read().await;
        prepare(deps, row).await
    };
    let message = match ready {
        Ok(message) => message,
        Err(outcome) => return Some(outcome),
    };
    let now = || deps.clock.now();
    let outcome = match send(deps, row, &message).await {
        Delivery::Accepted => Outcome::Sent,
        Delivery::Transient(why) => retry(deps, row, why),
        Delivery::Permanent(why) => Outcome::Dead(why),
        Delivery::Unknown(why) => Outcome::Doubt {
            available_at: now() + backoff::delay(row.id, row.tries),
            why,
        },
        Delivery::Deferred(why) => Outcome::Defer {
            available_at: now() + DEFERRED,
            why,
        },
        Delivery::Stopped => Outcome::Defer {
            available_at: now(),
            why: "the worker stopped".to_owned(),
        },
        Delivery::NotOurs => return None,
    };
    Some(outcome)
}

/// Prepares a mail whose worker was lost before, while no other is prepared: if it was the mail's fault, it takes nobody with
/// it, and the row says so when it comes back.
async fn prepare_alone(deps: &Deps, row: &outbox::Model) -> Ready {
    let _alone = deps.preparing.write().await;
    let failed = |error: DbErr| {
        tracing::warn!(outbox.id = %row.id, %error, "a suspect cannot be marked");
        retry(deps, row, "the database failed".to_owned())
    };
    delivery::suspect(&deps.db, row, row.crashes + 1)
        .await
        .map_err(failed)?;
    let message = prepare(deps, row).await?;
    delivery::suspect(&deps.db, row, 1).await.map_err(failed)?;
    Ok(message)
}

/// Hands the mail over, unless the worker stops before the mail server can have it.
async fn send(deps: &Deps, row: &outbox::Model, message: &Message) -> Delivery {
    let marked = AtomicBool::new(false);
    let hand_over = async {
        marked.store(true, Ordering::Relaxed);
        hand_over(deps, row).await
    };
    let stopped = async {
        deps.cut_off.cancelled().await;
        if marked.load(Ordering::Relaxed) {
            pending::<()>().await;
        }
    };
    tokio::select! {
        delivery = deps.mailer.send(row.id, message, Box::pin(hand_over)) => delivery,
        () = stopped => Delivery::Stopped,
    }
}

/// Composes the message; or returns what becomes of the row instead.
async fn prepare(deps: &Deps, row: &outbox::Model) -> Ready {
    #[cfg(debug_assertions)]
    drill(row);
    let Some(kind) = MailKind::parse(&row.kind).filter(|_| row.kind_version <= MailKind::VERSION) else {
        return Err(unknown_kind(deps));
    };
    let now = deps.clock.now();
    let facts = match facts::load(deps.db.read(), &deps.programme, now, kind, row).await {
        Ok(facts) => facts,
        Err(NoFacts::Skip(why)) => return Err(Outcome::Skip(why.to_owned())),
        Err(NoFacts::Keep(digest_at)) => return Err(Outcome::Keep { digest_at }),
        Err(unreadable @ NoFacts::UnreadableZone { .. }) => {
            return Err(retry(deps, row, unreadable.to_string()));
        }
        Err(NoFacts::Db(error)) => {
            tracing::warn!(outbox.id = %row.id, %error, "facts cannot be read");
            return Err(retry(deps, row, "the database failed".to_owned()));
        }
    };
    message::compose(&deps.programme, now, kind, row, facts).map_err(|error| Outcome::Dead(error.to_string()))
}

/// Breaks the worker if a drill asks for it (`tests/drill`), in debug builds only.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "that is the point")]
fn drill(row: &outbox::Model) {
    match row.kind.as_str() {
        "drill.panic" => panic!("a drill"),
        "drill.abort" => std::process::abort(),
        _ => {}
    }
}

/// Marks the row as one that the mail server may have. Returns whether it may be given the content.
async fn hand_over(deps: &Deps, row: &outbox::Model) -> bool {
    let marked = delivery::hand_over(&deps.db, row, deps.clock.now(), deps.doubt).await;
    marked.unwrap_or_else(|error| {
        tracing::warn!(outbox.id = %row.id, %error, "not marked, so not sent");
        false
    })
}

fn retry(deps: &Deps, row: &outbox::Model, why: String) -> Outcome {
    let available_at = deps.clock.now() + backoff::delay(row.id, row.tries);
    Outcome::Retry { available_at, why }
}

/// Leaves a mail that a later release wrote to the workers that know it, however long they take.
fn unknown_kind(deps: &Deps) -> Outcome {
    Outcome::Defer {
        available_at: deps.clock.now() + UNKNOWN_KIND_WAIT,
        why: "a kind that this release does not know".to_owned(),
    }
}

fn panicked(deps: &Deps) -> Outcome {
    Outcome::Crash {
        available_at: deps.clock.now() + AFTER_PANIC,
        why: "the handler panicked".to_owned(),
    }
}

/// Records the outcome. A database that is away for a moment must not make a mail that was sent look unsent.
async fn settle(deps: &Deps, row: &outbox::Model, outcome: &Outcome) -> Result<Option<OutboxStatus>, DbErr> {
    retry_database(row.id, || {
        delivery::settle(&deps.db, row, outcome, deps.clock.now())
    })
    .await
}

/// Repeats a question to the database for some seconds while it fails: it may be restarting, and the queue would bring the
/// job back much later.
async fn retry_database<T, F>(row: Uuid, mut ask: impl FnMut() -> F) -> Result<T, DbErr>
where
    F: Future<Output = Result<T, DbErr>>,
{
    let mut tries_left = 100;
    loop {
        match ask().await {
            Err(error) if tries_left > 0 => {
                tries_left -= 1;
                tracing::warn!(outbox.id = %row, %error, "the database failed; it is asked again");
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            answer => return answer,
        }
    }
}

fn report(row: &outbox::Model, outcome: &Outcome, status: Option<OutboxStatus>) {
    let (id, kind, tries) = (row.id, row.kind.as_str(), row.tries);
    let why = match outcome {
        Outcome::Sent => "",
        Outcome::Keep { .. } => KEPT,
        Outcome::Lost { .. } => "its worker was lost",
        Outcome::Skip(why) | Outcome::Dead(why) => why,
        Outcome::Retry { why, .. }
        | Outcome::Defer { why, .. }
        | Outcome::Crash { why, .. }
        | Outcome::Doubt { why, .. } => why,
    };
    match status {
        None => tracing::warn!(outbox.id = %id, job.kind = kind, tries, "the lease ran out meanwhile"),
        Some(OutboxStatus::Sent) => tracing::info!(outbox.id = %id, job.kind = kind, tries, "sent"),
        Some(OutboxStatus::Skipped) => {
            tracing::info!(outbox.id = %id, job.kind = kind, tries, why, "skipped")
        }
        Some(OutboxStatus::Dead) => tracing::error!(outbox.id = %id, job.kind = kind, tries, why, "dead"),
        Some(OutboxStatus::Unknown) => {
            tracing::error!(outbox.id = %id, job.kind = kind, tries, why, "may have arrived");
        }
        Some(_) => tracing::warn!(outbox.id = %id, job.kind = kind, tries, why, "failed for now"),
    }
}
