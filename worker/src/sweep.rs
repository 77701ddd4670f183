//! What the calendar does: terms, reminders, offers, nominations, requests, retention, digests (docs/product.md §3).
//!
//! Due instants are indexed columns; each circle that is due is played in its own guarded transaction, idempotent and safe
//! to run late. Of any number of replicas one takes each tick; a sweep that dies is taken up by the next tick. apalis-cron
//! is not used: it ticks in every replica, catches nothing up, and dies when a tick outlasts its interval.

use crate::deps::Deps;
use crate::metrics;
use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};
use entity::model::enums::DueKind;
use entity::ops::Operation;
use entity::ops::administrator::Weekly;
use entity::ops::clock::{
    ForgetFailures, NoteFailure, PURGE, PlayCircle, Played, PurgeKeys, PurgeMails, TakeSlot,
};
use entity::ops::{OpError, circle, profile};
use entity::query::due;
use entity::rules::schedule;
use entity::work::{Actor, Cx};
use futures::FutureExt;
use sea_orm::DbErr;
use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How often the clock ticks. What it does hangs on days; half a minute late is early enough.
const TICK: Duration = Duration::from_secs(30);
const SLOT: TimeDelta = TimeDelta::seconds(30);

/// How often what is due is computed anew by other settings or time zone data than ours.
const RESCHEDULE: TimeDelta = TimeDelta::hours(1);

/// How often old idempotency keys and mails that were settled long ago are removed, and how many mails in one transaction.
const PURGE_SLOT: TimeDelta = TimeDelta::hours(1);
const PURGE_BATCH: u64 = 1000;

/// How many search texts are made anew in one transaction.
const INDEX_BATCH: u64 = 200;

/// How much is read at once.
const PAGE: u64 = 100;

/// When the administrators' week begins: on Monday, UTC, as they are of all zones.
const WEEK_BEGINS: NaiveTime = match NaiveTime::from_hms_opt(6, 0, 0) {
    Some(hour) => hour,
    None => NaiveTime::MIN,
};

/// Sweeps until `stop`. A database that fails is asked again the next time.
pub(crate) async fn run(deps: &Deps, stop: &CancellationToken) {
    let mut first = true;
    while !stop.is_cancelled() {
        if let Err(error) = tick(deps, stop, first).await {
            tracing::warn!(%error, "the clock could not tick");
        }
        first = false;
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

/// One tick, if it is ours to do.
async fn tick(deps: &Deps, stop: &CancellationToken, first: bool) -> Result<(), OpError> {
    // A start computes anew what a new release or setting changes, whoever ticks.
    if first || take_slot(deps, "replan", RESCHEDULE).await? {
        reschedule(deps, stop).await?;
    }
    if take_slot(deps, "sweep", SLOT).await? {
        sweep(deps, stop).await?;
    }
    Ok(())
}

async fn take_slot(deps: &Deps, schedule: &'static str, length: TimeDelta) -> Result<bool, OpError> {
    deps.db.write(&cx(deps), TakeSlot { schedule, length }).await
}

/// Does everything that is due now, whoever ticks, and answers how much that was.
///
/// # Errors
/// When what is due cannot be read. What fails by itself is put off.
pub async fn once(deps: &Deps) -> Result<usize, OpError> {
    sweep(deps, &CancellationToken::new()).await
}

async fn sweep(deps: &Deps, stop: &CancellationToken) -> Result<usize, OpError> {
    let now = deps.clock.now();
    let read = deps.db.read();
    // Who can take part no longer is out before anything else is decided.
    let mut done = each(
        stop,
        || due::reviews(read, now, PAGE),
        |employee_id| {
            settle(
                deps,
                DueKind::Review,
                employee_id,
                profile::Review { employee_id },
            )
        },
    )
    .await?;
    done += each(
        stop,
        || due::erasures(read, now, PAGE),
        |employee_id| {
            settle(
                deps,
                DueKind::Erasure,
                employee_id,
                profile::Erase { employee_id },
            )
        },
    )
    .await?;
    done += each(
        stop,
        || due::digests(read, now, PAGE),
        |employee_id| {
            settle(
                deps,
                DueKind::Digest,
                employee_id,
                profile::SendDigest { employee_id },
            )
        },
    )
    .await?;
    done += usize::from(send_weekly(deps, monday(now)).await);
    // After what is soon done: a day on which everybody is due takes a while.
    done += each(stop, || due::circles(read, now, PAGE), |id| play(deps, id)).await?;
    deps.db.write(&cx(deps), ForgetFailures).await?;
    index_texts(deps, stop).await?;
    if take_slot(deps, PURGE, PURGE_SLOT).await? {
        deps.db.write(&cx(deps), PurgeKeys).await?;
        purge(deps, stop).await?;
    }
    Ok(done)
}

/// The last Monday's hour.
fn monday(now: DateTime<Utc>) -> DateTime<Utc> {
    let back = u64::from(now.weekday().num_days_from_monday());
    let this_week = (now.date_naive() - Days::new(back))
        .and_time(WEEK_BEGINS)
        .and_utc();
    if this_week <= now {
        this_week
    } else {
        this_week - TimeDelta::days(7)
    }
}

/// Does all that is due, page after page, until a page brings nothing new: what somebody else holds, or what failed and
/// could not be put off, stays due, and is not tried for ever.
async fn each<L, S>(
    stop: &CancellationToken,
    load: impl Fn() -> L,
    settle: impl Fn(Uuid) -> S,
) -> Result<usize, DbErr>
where
    L: Future<Output = Result<Vec<Uuid>, DbErr>>,
    S: Future<Output = bool>,
{
    // Only the last page is remembered: what was done is due no more, so that a sweep over everybody takes no more memory.
    let (mut last, mut done) = (HashSet::new(), 0);
    loop {
        let page = load().await?;
        let fresh: Vec<Uuid> = page.iter().copied().filter(|id| !last.contains(id)).collect();
        if fresh.is_empty() {
            return Ok(done);
        }
        last = page.into_iter().collect();
        for id in fresh {
            if stop.is_cancelled() {
                return Ok(done);
            }
            done += usize::from(settle(id).await);
        }
    }
}

/// Plays one circle; whether there was anything to do.
async fn play(deps: &Deps, circle_id: Uuid) -> bool {
    let cx = cx(deps);
    let Some(played) = attempt(deps, &cx, DueKind::Circle, circle_id, PlayCircle { circle_id }).await else {
        return false;
    };
    report(&cx, circle_id, &played);
    if played.steps.is_empty() {
        return false;
    }
    deps.wake.notify_one();
    true
}

/// Does what is due for one person; whether there was anything to do.
async fn settle<O>(deps: &Deps, kind: DueKind, employee_id: Uuid, operation: O) -> bool
where
    O: Operation<Output = bool>,
{
    let done = attempt(deps, &cx(deps), kind, employee_id, operation).await;
    if done == Some(true) {
        deps.wake.notify_one();
    }
    done == Some(true)
}

/// Does due work. Where that fails, it is put off and shown to the operator.
async fn attempt<O>(deps: &Deps, cx: &Cx, kind: DueKind, subject_id: Uuid, operation: O) -> Option<O::Output>
where
    O: Operation,
{
    let error = match write(deps, cx, operation).await {
        Ok(done) => return Some(done),
        Err(error) => error,
    };
    // A database that does not answer is not the fault of this work.
    if deps.db.ping().await.is_err() {
        tracing::warn!(due = ?kind, subject.id = %subject_id, error, "due work could not be done");
        return None;
    }
    tracing::error!(due = ?kind, subject.id = %subject_id, error, "due work failed and is put off");
    let failure = NoteFailure {
        kind,
        subject_id,
        error,
    };
    if let Err(error) = deps.db.write(cx, failure).await {
        tracing::warn!(due = ?kind, subject.id = %subject_id, %error, "the failure could not be noted");
    }
    None
}

/// Sends the administrators' week, once.
async fn send_weekly(deps: &Deps, slot: DateTime<Utc>) -> bool {
    match write(deps, &cx(deps), Weekly { slot }).await {
        Ok(sent) => {
            if sent {
                deps.wake.notify_one();
            }
            sent
        }
        Err(error) => {
            tracing::warn!(error, "the administrators' week could not be sent");
            false
        }
    }
}

/// Runs the operation, or says why not; a panic ends nothing else.
async fn write<O: Operation>(deps: &Deps, cx: &Cx, operation: O) -> Result<O::Output, String> {
    match AssertUnwindSafe(deps.db.write(cx, operation))
        .catch_unwind()
        .await
    {
        Ok(done) => done.map_err(|error| error.to_string()),
        Err(_) => Err("a panic".to_owned()),
    }
}

fn report(cx: &Cx, circle_id: Uuid, played: &Played) {
    for step in &played.steps {
        let late = cx.now - step.due_at;
        tracing::info!(circle.id = %circle_id, step = step.step.name(), overtaken = step.overtaken, late = %late, "a scheduled step was done");
        metrics::clock_step(step, late.to_std().unwrap_or_default());
    }
}

/// Computes anew when circles are due that were computed by other time zone data or settings.
async fn reschedule(deps: &Deps, stop: &CancellationToken) -> Result<(), OpError> {
    let basis = schedule::basis(&deps.programme.policy);
    let mut after = None;
    let mut circles = 0_usize;
    loop {
        let page = due::of_another_basis(deps.db.read(), &basis, after, PAGE).await?;
        let Some(last) = page.last().cloned() else {
            break;
        };
        after = Some(last);
        for (_, id) in page {
            if stop.is_cancelled() {
                return Ok(());
            }
            play(deps, id).await;
            circles += 1;
        }
    }
    if circles > 0 {
        tracing::info!(circles, basis, "what is due was computed anew");
    }
    Ok(())
}

/// Makes search texts anew where the folding or a topic's name changed.
async fn index_texts(deps: &Deps, stop: &CancellationToken) -> Result<(), OpError> {
    while !stop.is_cancelled() {
        let limit = INDEX_BATCH;
        if deps.db.write(&cx(deps), circle::IndexTexts { limit }).await? < limit {
            break;
        }
    }
    Ok(())
}

async fn purge(deps: &Deps, stop: &CancellationToken) -> Result<(), OpError> {
    while !stop.is_cancelled() {
        let gone = deps
            .db
            .write(&cx(deps), PurgeMails { limit: PURGE_BATCH })
            .await?;
        if gone < PURGE_BATCH {
            break;
        }
    }
    Ok(())
}

fn cx(deps: &Deps) -> Cx {
    Cx {
        now: deps.clock.now(),
        actor: Actor::System,
        policy: Arc::clone(&deps.programme.policy),
    }
}
