//! Handing outbox rows to a queue, and settling them (docs/architecture.md): the truth about a delivery is its row, and
//! every step is a compare-and-set, so that a queue may lose or double what it carries, and a worker may die at any point.
//!
//! ```text
//! PENDING, RETRY --lease_due--> LEASED --start--> RUNNING --hand_over--> RUNNING --settle--> SENT, SKIPPED,
//!                 <--give_back--                (lease renewed)        (in doubt)           RETRY, DEAD, UNKNOWN
//! ```
//!
//! - `LEASED`: the queue has it. When the lease runs out, the queue has lost it, and the row is leased again.
//! - `RUNNING`: a worker has it. When the lease runs out, the worker is gone: the row is due again, as a suspect, or dead
//!   after [`MAX_CRASHES`].
//! - `RUNNING` and handed over: the mail server may have it. When that lease runs out, nobody knows: it is tried once more,
//!   and then `UNKNOWN`.

mod lease;
mod lost;
mod run;

pub use lease::{give_back, lease_due, next_due, release_leased};
pub use run::{hand_over, renew, settle, start, suspect};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How often a mail is tried before it is given up. With the worker's back-off (one minute, doubled up to six hours)
/// that is more than a day, which outlasts a mail server's bad day.
pub const MAX_TRIES: i32 = 14;

/// How often a mail may take its worker down, or make it panic: it always would. A worker that was killed while it had the
/// mail in hand makes the mail a suspect, no more; what counts from then on is what happens while it is prepared alone
/// ([`suspect`]).
pub const MAX_CRASHES: i32 = 3;

/// How often a mail is sent that may have arrived before: with the same Message-ID, by which mail programs show one mail.
pub const MAX_DOUBTS: i32 = 2;

/// The same where the worker was lost, and not the mail server's answer: nobody was told that the mail was refused or taken,
/// so it is rather sent again than lost.
pub const MAX_LOST_IN_DOUBT: i32 = 5;

/// The partial indexes of the table, word for word: a planner uses such an index only where the query's condition
/// implies the index's, and cannot see that through bound parameters.
const WAITING: &str = "status IN ('PENDING', 'RETRY')";
const IN_HAND: &str = "status IN ('LEASED', 'RUNNING')";

/// What travels through a queue: one lease of one outbox row. No personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct JobRef {
    /// The outbox row.
    pub outbox_id: Uuid,
    /// The lease, counted from one. Fences out whoever still holds an earlier one.
    pub attempt: i32,
}

/// How a try ended. The reasons are written into the row and read by operators: no addresses, no texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server accepted it.
    Sent,
    /// It is no longer true, or no longer wanted.
    Skip(String),
    /// It waits for the person's digest.
    Keep {
        /// When that is due.
        digest_at: DateTime<Utc>,
    },
    /// It failed for now. The last of [`MAX_TRIES`] is dead.
    Retry {
        /// When it is due again.
        available_at: DateTime<Utc>,
        /// Why it failed.
        why: String,
    },
    /// It was not tried after all, because it would only have been in the way of others. Not counted as a try.
    Defer {
        /// When it is due again.
        available_at: DateTime<Utc>,
        /// Why it was put off.
        why: String,
    },
    /// The handler panicked. Dead after [`MAX_CRASHES`].
    Crash {
        /// When it is due again.
        available_at: DateTime<Utc>,
        /// What happened.
        why: String,
    },
    /// Its worker never came back: see [`MAX_CRASHES`], and [`MAX_LOST_IN_DOUBT`] if the mail server may have the mail.
    Lost {
        /// When it is due again.
        available_at: DateTime<Utc>,
    },
    /// The connection broke after the content: it may have arrived. `UNKNOWN` after [`MAX_DOUBTS`].
    Doubt {
        /// When it is due again.
        available_at: DateTime<Utc>,
        /// What happened.
        why: String,
    },
    /// It will never work.
    Dead(String),
}
