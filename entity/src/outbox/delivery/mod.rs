//! Hands outbox rows to a queue, and settles them (docs/architecture.md, "The life of a mutation"). The row is the truth
//! about a delivery, and every step is a compare-and-set: a queue may lose or repeat what it carries, and a worker may die
//! at any point.
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

/// Tries before a mail is given up. With the worker's back-off (one minute, doubled up to six hours) they span more than a
/// day, longer than most outages of a mail server.
pub const MAX_TRIES: i32 = 14;

/// Crashes before a mail is given up: a mail that crashed its worker so often always will. A worker that was killed while it
/// had the mail in hand only makes the mail a suspect. From then on the mail is prepared alone, and what happens then
/// counts ([`suspect`]).
pub const MAX_CRASHES: i32 = 3;

/// Times that a mail is sent although an earlier copy may have arrived. All copies have the same Message-ID, so that most
/// mail programs show one.
pub const MAX_DOUBTS: i32 = 2;

/// The same limit where the worker was lost rather than the mail server's answer. It is higher, because a second copy is
/// better than none.
pub const MAX_LOST_IN_DOUBT: i32 = 5;

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
    /// It failed for now. After [`MAX_TRIES`] tries it is dead.
    Retry {
        /// When it is due again.
        available_at: DateTime<Utc>,
        /// Why it failed.
        why: String,
    },
    /// It was put off without being tried, because it would have held up others. Does not count as a try.
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
