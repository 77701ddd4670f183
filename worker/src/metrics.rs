//! What is counted and measured, for Prometheus.
//!
//! | metric | |
//! |---|---|
//! | `circles_mail_tries_total{kind, outcome}` | tries that ended: sent, skipped, retry, deferred, crash, doubt, dead |
//! | `circles_mail_try_seconds` | how long a try took, from the claim of its row to the settling |
//! | `circles_mail_delay_seconds` | how late a mail was sent, counted from when it was due |
//! | `circles_outbox_mails{status}` | rows that are not settled, and those that were given up |
//! | `circles_outbox_oldest_due_seconds` | how long the oldest row that waits has been due |
//! | `circles_clock_steps_total{step, mail}` | what the calendar did; mail `overtaken`: left out, because a later one was due as well |
//! | `circles_clock_delay_seconds` | how late that was |
//! | `circles_clock_failures{due}` | due work that failed and is put off (circle, review, erasure, digest), see `circles clock failures` |
//! | `circles_clock_oldest_due_seconds` | how long the first circle that is due has been due |
//! | `circles_queue_up` | whether Redis answers, where there is one |

use chrono::{DateTime, Utc};
use entity::model::enums::{DueKind, OutboxStatus};
use entity::ops::clock::PlayedStep;
use entity::outbox::{delivery::Outcome, operator::Backlog};
use entity::query::due::Health;
use metrics::{counter, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use sea_orm::{ActiveEnum, Iterable};
use std::{sync::OnceLock, time::Duration};
use tokio_util::sync::CancellationToken;

/// Fine around the goal of 100 ms, up to a day of retries.
const BUCKETS: [f64; 15] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0, 300.0, 3_600.0, 21_600.0, 86_400.0,
];

static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts counting in this process. Once; without it nothing is counted.
///
/// # Errors
/// When something else counts already.
pub fn install() -> Result<(), BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&BUCKETS)?
        .install_recorder()?;
    let _ = RECORDER.set(handle);
    Ok(())
}

/// Renders the figures as Prometheus reads them, with the outbox as it is now.
pub(crate) fn render(backlog: &Backlog, clock: &Health, now: DateTime<Utc>) -> Option<String> {
    let handle = RECORDER.get()?;
    for status in [
        OutboxStatus::Pending,
        OutboxStatus::Retry,
        OutboxStatus::Leased,
        OutboxStatus::Running,
    ] {
        let found = backlog.open.iter().find(|(of, _)| *of == status);
        mails(status.to_value(), found.map_or(0, |(_, mails)| *mails));
    }
    mails("GIVEN_UP".to_owned(), backlog.given_up);
    let age =
        |due: Option<DateTime<Utc>>| due.map_or(0.0, |due| seconds((now - due).to_std().unwrap_or_default()));
    gauge!("circles_outbox_oldest_due_seconds").set(age(backlog.oldest_due));
    gauge!("circles_clock_oldest_due_seconds").set(age(clock.first_due));
    for kind in DueKind::iter() {
        let failures = u32::try_from(clock.failures_of(kind)).unwrap_or(u32::MAX);
        gauge!("circles_clock_failures", "due" => kind.to_value().to_lowercase()).set(failures);
    }
    Some(handle.render())
}

fn mails(status: String, mails: u64) {
    let mails = u32::try_from(mails).unwrap_or(u32::MAX);
    gauge!("circles_outbox_mails", "status" => status).set(mails);
}

/// Records whether the queue's Redis answers.
pub(crate) fn queue_up(up: bool) {
    gauge!("circles_queue_up").set(f64::from(u8::from(up)));
}

/// Counts a try that ended.
pub(crate) fn tried(kind: &str, outcome: &Outcome, took: Duration, late: Duration) {
    let outcome_name = match outcome {
        Outcome::Sent => "sent",
        Outcome::Skip(_) => "skipped",
        Outcome::Keep { .. } => "kept",
        Outcome::Retry { .. } => "retry",
        Outcome::Defer { .. } => "deferred",
        Outcome::Crash { .. } | Outcome::Lost { .. } => "crash",
        Outcome::Doubt { .. } => "doubt",
        Outcome::Dead(_) => "dead",
    };
    counter!("circles_mail_tries_total", "kind" => kind.to_owned(), "outcome" => outcome_name).increment(1);
    histogram!("circles_mail_try_seconds").record(seconds(took));
    if *outcome == Outcome::Sent {
        histogram!("circles_mail_delay_seconds").record(seconds(late));
    }
}

/// Counts a scheduled step.
pub(crate) fn clock_step(played: &PlayedStep, late: Duration) {
    let mail = if played.overtaken { "overtaken" } else { "written" };
    counter!("circles_clock_steps_total", "step" => played.step.name(), "mail" => mail).increment(1);
    histogram!("circles_clock_delay_seconds").record(seconds(late));
}

fn seconds(duration: Duration) -> f64 {
    duration.as_secs_f64()
}

/// Empties the recorder's buffers now and then, which nobody else does if nobody asks for the figures.
pub(crate) async fn upkeep(stop: &CancellationToken) {
    let Some(handle) = RECORDER.get() else { return };
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(5)) => handle.run_upkeep(),
        }
    }
}
