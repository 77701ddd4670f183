//! The one job: claim the row, read the facts again, write the mail, hand it over, settle.

use crate::backoff;
use crate::deps::Deps;
use crate::mail::facts::{self, NoFacts};
use crate::mail::message;
use crate::mailer::Delivery;
use chrono::TimeDelta;
use entity::model::outbox;
use entity::outbox::MailKind;
use entity::outbox::delivery::{self, JobRef, Outcome};
use futures::FutureExt;
use sea_orm::DbErr;
use std::{panic::AssertUnwindSafe, time::Duration};

/// How long a running row is ours: longer than the whole conversation with a mail server, with time to settle.
const RUNNING: TimeDelta = TimeDelta::seconds(60);

/// A mail that makes its handler panic this often will always do so.
const MAX_PANICS: i32 = 3;

/// What `last_error` begins with after a try of unknown outcome.
const UNKNOWN: &str = "unknown: ";

/// Delivers one job. `None` when it was not ours to deliver: somebody else has the row, or it is settled.
///
/// # Errors
/// When the database fails; the row comes back when its lease ends.
pub(crate) async fn deliver(deps: &Deps, job: JobRef) -> Result<Option<Outcome>, DbErr> {
    let Some(row) = delivery::start(&deps.db, job, deps.clock.now(), RUNNING).await? else {
        tracing::debug!(outbox.id = %job.outbox_id, job.attempt = job.attempt, "not ours");
        return Ok(None);
    };
    let attempt = AssertUnwindSafe(attempt(deps, &row)).catch_unwind().await;
    let outcome = attempt.unwrap_or_else(|_| panicked(deps, &row));
    let mine = settle(deps, job, &outcome).await?;
    report(&row, &outcome, mine);
    Ok(mine.then_some(outcome))
}

/// One try, up to the mail server's word.
async fn attempt(deps: &Deps, row: &outbox::Model) -> Outcome {
    let Some(kind) = MailKind::parse(&row.kind).filter(|_| row.kind_version <= MailKind::VERSION) else {
        // Written by a newer release: its own workers know it.
        return retry(deps, row, "a kind that this release does not know".to_owned());
    };
    let now = deps.clock.now();
    let facts = match facts::load(deps.db.read(), &deps.programme, now, kind, row).await {
        Ok(facts) => facts,
        Err(NoFacts::Skip(why)) => return Outcome::Skip(why.to_owned()),
        Err(NoFacts::Db(error)) => {
            tracing::warn!(outbox.id = %row.id, %error, "facts cannot be read");
            return retry(deps, row, "the database failed".to_owned());
        }
    };
    let message = match message::compose(&deps.programme, now, kind, row, facts) {
        Ok(message) => message,
        Err(error) => return Outcome::Dead(error.to_string()),
    };
    match deps.mailer.send(row.id, &message).await {
        Delivery::Accepted => Outcome::Sent,
        Delivery::Transient(why) => retry(deps, row, why),
        Delivery::Permanent(why) => Outcome::Dead(why),
        Delivery::Unknown(why) => unknown(deps, row, &why),
    }
}

/// It may have arrived. Once more, with the same Message-ID, by which mail programs show one mail; then no more.
fn unknown(deps: &Deps, row: &outbox::Model, why: &str) -> Outcome {
    let why = format!("{UNKNOWN}{why}");
    if row
        .last_error
        .as_ref()
        .is_some_and(|last| last.starts_with(UNKNOWN))
    {
        Outcome::Unknown(why)
    } else {
        retry(deps, row, why)
    }
}

fn retry(deps: &Deps, row: &outbox::Model, why: String) -> Outcome {
    let available_at = deps.clock.now() + backoff::delay(row.id, row.attempt);
    Outcome::Retry { available_at, why }
}

fn panicked(deps: &Deps, row: &outbox::Model) -> Outcome {
    let why = "the handler panicked".to_owned();
    if row.attempt >= MAX_PANICS {
        Outcome::Dead(why)
    } else {
        retry(deps, row, why)
    }
}

/// Writes the outcome down. A database that is away for a moment must not make a mail that was sent look unsent.
async fn settle(deps: &Deps, job: JobRef, outcome: &Outcome) -> Result<bool, DbErr> {
    let mut patience = 20;
    loop {
        match delivery::settle(&deps.db, job, outcome.clone(), deps.clock.now()).await {
            Err(error) if patience > 0 => {
                patience -= 1;
                tracing::warn!(outbox.id = %job.outbox_id, %error, "not settled yet");
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
            settled => return settled,
        }
    }
}

fn report(row: &outbox::Model, outcome: &Outcome, mine: bool) {
    let (id, kind, attempt) = (row.id, row.kind.as_str(), row.attempt);
    match outcome {
        _ if !mine => {
            tracing::warn!(outbox.id = %id, job.kind = kind, attempt, "the lease ran out meanwhile")
        }
        Outcome::Sent => tracing::info!(outbox.id = %id, job.kind = kind, attempt, "sent"),
        Outcome::Skip(why) => tracing::info!(outbox.id = %id, job.kind = kind, attempt, why, "skipped"),
        Outcome::Retry { available_at, why } => {
            tracing::warn!(outbox.id = %id, job.kind = kind, attempt, why, %available_at, "failed for now");
        }
        Outcome::Dead(why) => tracing::error!(outbox.id = %id, job.kind = kind, attempt, why, "dead"),
        Outcome::Unknown(why) => {
            tracing::error!(outbox.id = %id, job.kind = kind, attempt, why, "may have arrived");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{World, outbox_row};
    use uuid::Uuid;

    #[tokio::test]
    async fn what_may_have_arrived_is_tried_once_more_and_then_left() {
        let deps = World::new().await.memory();
        let mut row = outbox_row(1, MailKind::Welcome, Uuid::from_u128(1), None, None);
        let Outcome::Retry { why, .. } = unknown(&deps, &row, "smtp: lost") else {
            panic!()
        };
        assert_eq!(why, "unknown: smtp: lost");
        row.last_error = Some(why);
        assert_eq!(
            unknown(&deps, &row, "smtp: lost"),
            Outcome::Unknown("unknown: smtp: lost".to_owned())
        );
    }

    #[tokio::test]
    async fn a_mail_that_always_panics_is_dead_after_three_tries() {
        let deps = World::new().await.memory();
        let mut row = outbox_row(1, MailKind::Welcome, Uuid::from_u128(1), None, None);
        for attempt in 1..MAX_PANICS {
            row.attempt = attempt;
            assert!(matches!(panicked(&deps, &row), Outcome::Retry { .. }));
        }
        row.attempt = MAX_PANICS;
        assert!(matches!(panicked(&deps, &row), Outcome::Dead(_)));
    }
}
