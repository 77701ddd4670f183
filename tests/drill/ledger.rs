//! The count at the end: what the database says, what the mail server accepted, what the API acknowledged. Each of the
//! three is believed against the others.

use crate::sink::Accepted;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{DatabaseConnection, DbBackend, DbErr, FromQueryResult, Statement};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// An outbox row, as it stands at the end.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Entry {
    /// Its id, which is in the mail's Message-ID.
    pub id: Uuid,
    /// The kind of mail.
    pub kind: String,
    /// What became of it.
    pub status: String,
    /// The recipient's address.
    pub recipient: String,
    /// The circle that it is about.
    pub circle_id: Option<Uuid>,
    /// The join request or other row that it is about.
    pub subject_id: Option<Uuid>,
    /// The status of that join request.
    pub request_status: Option<String>,
    /// Why it is not sent.
    pub last_error: Option<String>,
    /// When its mutation was committed, at most some milliseconds earlier.
    pub created_at: DateTime<Utc>,
}

/// What an API acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ack {
    /// A circle was proposed: its id.
    Proposed(Uuid),
    /// Somebody asked to join: the id of the join request.
    Asked(Uuid),
    /// A join request was approved.
    Approved(Uuid),
    /// A join request was declined.
    Declined(Uuid),
}

impl Ack {
    /// The kinds of mail of which one each must be in the outbox.
    fn mails(self) -> &'static [&'static str] {
        match self {
            Self::Proposed(_) => &["proposal_recorded"],
            Self::Asked(_) => &["new_join_request", "request_received"],
            Self::Approved(_) => &["approved"],
            Self::Declined(_) => &["declined"],
        }
    }

    fn id(self) -> Uuid {
        match self {
            Self::Proposed(id) | Self::Asked(id) | Self::Approved(id) | Self::Declined(id) => id,
        }
    }
}

/// What has to become of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Accepted by the server.
    Accepted,
    /// Given up, and never accepted.
    Dead,
    /// Left as it is, because it may have arrived.
    Unknown,
}

/// Everything that is counted.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The outbox.
    pub entries: Vec<Entry>,
    /// Status of every join request.
    pub requests: HashMap<Uuid, String>,
    /// Every circle.
    pub circles: HashSet<Uuid>,
    /// What the mail server accepted.
    pub accepted: Vec<Accepted>,
    /// What the API acknowledged.
    pub acks: Vec<Ack>,
}

/// What is wrong: one line for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Mails that were accepted, each counted once.
    pub mails: usize,
    /// Rows that are settled, but not as they should be; acknowledged mutations that are not there.
    pub lost: Vec<String>,
    /// Mails that were accepted without a committed cause.
    pub ghost: Vec<String>,
    /// Rows that are not settled.
    pub stuck: Vec<String>,
    /// Second and further copies.
    pub dup: Vec<String>,
    /// Rows that say that no mail went out, although it did.
    pub denied: Vec<String>,
}

impl Ledger {
    /// Reads what the database holds.
    pub async fn read(db: &DatabaseConnection) -> Result<Self, DbErr> {
        #[derive(FromQueryResult)]
        struct Known {
            id: Uuid,
            status: Option<String>,
        }
        let ask = |sql: &str| Statement::from_string(DbBackend::Postgres, sql);
        let entries = "SELECT o.id, o.kind, o.status, e.mail AS recipient, o.circle_id, o.subject_id, \
                       j.status AS request_status, o.last_error, o.created_at FROM outbox AS o \
                       JOIN employee AS e ON e.id = o.recipient_id LEFT JOIN join_request AS j ON j.id = o.subject_id";
        let requests = Known::find_by_statement(ask("SELECT id, status FROM join_request"))
            .all(db)
            .await?;
        let circles = Known::find_by_statement(ask("SELECT id, state AS status FROM circle"))
            .all(db)
            .await?;
        Ok(Self {
            entries: Entry::find_by_statement(ask(entries)).all(db).await?,
            requests: requests
                .into_iter()
                .map(|known| (known.id, known.status.unwrap_or_default()))
                .collect(),
            circles: circles.into_iter().map(|known| known.id).collect(),
            accepted: Vec::new(),
            acks: Vec::new(),
        })
    }

    /// Counts, where `fate` says what has to become of each mail.
    pub fn count(&self, fate: impl Fn(&Entry) -> Fate) -> Counts {
        let mut copies: HashMap<&str, usize> = HashMap::new();
        for mail in &self.accepted {
            *copies.entry(mail.message_id.as_str()).or_default() += 1;
        }
        let mut counts = Counts {
            mails: copies.len(),
            ..Counts::default()
        };
        let known: HashMap<Uuid, &str> = self
            .entries
            .iter()
            .map(|entry| (entry.id, entry.recipient.as_str()))
            .collect();
        for mail in &self.accepted {
            let recipient = outbox_id(&mail.message_id).and_then(|id| known.get(&id));
            if recipient != Some(&mail.to.as_str()) {
                counts
                    .ghost
                    .push(format!("{} has no row to its recipient", mail.message_id));
            }
        }
        for (message_id, copies) in &copies {
            if *copies > 1 {
                let more = std::iter::repeat_n(format!("{message_id} came {copies} times"), copies - 1);
                counts.dup.extend(more);
            }
        }
        let arrived: HashSet<Uuid> = copies.keys().filter_map(|id| outbox_id(id)).collect();
        for entry in &self.entries {
            let error = entry.last_error.as_deref().unwrap_or("no error");
            let line = format!("{} {} is {}: {error}", entry.kind, entry.id, entry.status);
            match (entry.status.as_str(), arrived.contains(&entry.id), fate(entry)) {
                ("PENDING" | "LEASED" | "RUNNING" | "RETRY", ..) => counts.stuck.push(line),
                ("SENT" | "UNKNOWN", true, Fate::Accepted)
                | ("DEAD", false, Fate::Dead)
                | ("UNKNOWN", false, Fate::Unknown) => {}
                ("SKIPPED" | "UNKNOWN", false, Fate::Accepted) if entry.is_outdated() => {}
                (_, true, _) => counts.denied.push(format!("{line}, but was accepted")),
                (_, false, _) => counts.lost.push(format!("{line}, and was not accepted")),
            }
        }
        self.count_acks(&mut counts);
        counts
    }

    /// Every acknowledged mutation must be there, and its mails with it.
    fn count_acks(&self, counts: &mut Counts) {
        let mut about: HashSet<(Uuid, &str)> = HashSet::new();
        for entry in &self.entries {
            about.extend(entry.subject_id.map(|id| (id, entry.kind.as_str())));
            about.extend(entry.circle_id.map(|id| (id, entry.kind.as_str())));
        }
        for ack in &self.acks {
            let status = self.requests.get(&ack.id()).map(String::as_str);
            let there = match ack {
                Ack::Proposed(circle) => self.circles.contains(circle),
                Ack::Asked(_) => status.is_some(),
                Ack::Approved(_) => status == Some("APPROVED"),
                Ack::Declined(_) => status == Some("DECLINED"),
            };
            if !there {
                counts
                    .lost
                    .push(format!("{ack:?} was acknowledged and is not there"));
            }
            for kind in ack.mails() {
                if !about.contains(&(ack.id(), kind)) {
                    counts
                        .lost
                        .push(format!("{ack:?} was acknowledged without its mail {kind}"));
                }
            }
        }
    }

    /// From commit to the server's first yes, for each row for which `of` holds and that was accepted.
    pub fn latencies(&self, of: impl Fn(&Entry) -> bool) -> Vec<TimeDelta> {
        let mut first: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
        for mail in &self.accepted {
            if let Some(id) = outbox_id(&mail.message_id) {
                let at = first.entry(id).or_insert(mail.at);
                *at = mail.at.min(*at);
            }
        }
        let entries = self.entries.iter().filter(|entry| of(entry));
        entries
            .filter_map(|entry| Some(*first.get(&entry.id)? - entry.created_at))
            .collect()
    }
}

impl Entry {
    /// Whether it was right not to send it: the request that it is about was answered first.
    fn is_outdated(&self) -> bool {
        matches!(self.kind.as_str(), "new_join_request" | "request_received")
            && self.request_status.as_deref() != Some("PENDING")
    }
}

/// The row of a mail: `<outbox id@host>`.
pub fn outbox_id(message_id: &str) -> Option<Uuid> {
    let (id, _) = message_id.split_once('@')?;
    id.parse().ok()
}

/// The value below which `percent` of all are, and 0 of nothing.
pub fn percentile(values: &[TimeDelta], percent: usize) -> TimeDelta {
    let mut sorted = values.to_vec();
    sorted.sort();
    let last = sorted.len().saturating_sub(1);
    sorted.get(last * percent / 100).copied().unwrap_or_default()
}

#[cfg(test)]
#[path = "ledger/tests.rs"]
mod tests;
