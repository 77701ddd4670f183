//! Why a mail is not sent now.

use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use uuid::Uuid;

/// Why there are no facts.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoFacts {
    /// It is no longer true, or not wanted.
    #[error("{0}")]
    Skip(&'static str),
    /// It waits for the person's digest, which is due then.
    #[error("kept for the digest")]
    Keep(DateTime<Utc>),
    /// A time zone is none. HR, or whoever set it, can mend that: the mail is tried again.
    #[error("the time zone of {what} {id} {problem}")]
    UnreadableZone {
        /// Whose it is: `employee` or `circle`.
        what: &'static str,
        /// Its id.
        id: Uuid,
        /// What is wrong with the value, which may hold anything and is not repeated.
        problem: &'static str,
    },
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl NoFacts {
    /// Makes the error for a zone that is none.
    pub(crate) fn unreadable_zone(what: &'static str, id: Uuid, zone: &str) -> Self {
        let problem = if zone.trim().is_empty() {
            "is empty"
        } else {
            "is not the name of an IANA time zone"
        };
        Self::UnreadableZone { what, id, problem }
    }
}

/// Skips the mail unless `fact` still holds; `otherwise` says why.
pub(crate) fn require(fact: bool, otherwise: &'static str) -> Result<(), NoFacts> {
    if fact {
        Ok(())
    } else {
        Err(NoFacts::Skip(otherwise))
    }
}
