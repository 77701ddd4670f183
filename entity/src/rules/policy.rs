//! The programme's settings, as far as rules depend on them.

mod clock;

use super::text;
use chrono::TimeDelta;
pub use clock::ClockPolicy;

/// The settings of docs/product.md §2 and §3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The fewest people, all roles together, with whom a circle may be published.
    pub min_people: u32,
    /// The most people in any circle; a circle may set a lower maximum.
    pub max_people: u32,
    /// The most open requests of one person.
    pub max_open_requests: u32,
    /// How often in an hour one person may create something or write to others.
    pub max_acts_per_hour: u32,
    /// After a refusal, days until the person may ask again.
    pub reask_days: u32,
    /// After a refusal, days in which those who decide can take it back.
    pub reopen_request_days: u32,
    /// Hours for which an offered seat is held.
    pub offer_hours: u32,
    /// Days in which a nominee must accept.
    pub nomination_days: u32,
    /// Days in which a join request is to be answered.
    pub answer_days: u32,
    /// The privacy notice that people must have agreed to.
    pub privacy_notice_version: String,
    /// The employment types, as HR spells them, that may take part.
    pub eligible_employment_types: Vec<String>,
    /// Who administers the programme: mail addresses, as in HR's data. They get the mails for administrators.
    pub administrator_mails: Vec<String>,
    /// When scheduled steps are due.
    pub clock: ClockPolicy,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            min_people: 3,
            max_people: 10,
            max_open_requests: 5,
            max_acts_per_hour: 60,
            reask_days: 30,
            reopen_request_days: 7,
            offer_hours: 72,
            nomination_days: 7,
            answer_days: 21,
            privacy_notice_version: "2026-01".to_owned(),
            eligible_employment_types: vec!["regular".to_owned()],
            administrator_mails: Vec::new(),
            clock: ClockPolicy::default(),
        }
    }
}

/// `days` days of 24 hours.
#[must_use]
pub fn days(days: u32) -> TimeDelta {
    TimeDelta::days(days.into())
}

impl Policy {
    /// Whether HR's employment type is one that may take part.
    #[must_use]
    pub fn is_eligible_type(&self, employment_type: &str) -> bool {
        self.eligible_employment_types
            .iter()
            .any(|eligible| eligible.eq_ignore_ascii_case(employment_type))
    }

    /// Whether the settings make who has this address, folded, a programme administrator.
    #[must_use]
    pub fn is_administrator_mail(&self, mail_key: &str) -> bool {
        self.administrator_mails
            .iter()
            .any(|mail| text::mail_key(mail).is_some_and(|key| key == mail_key))
    }

    /// The addresses of the administrators as HR's data is searched by.
    #[must_use]
    pub fn administrator_keys(&self) -> Vec<String> {
        self.administrator_mails
            .iter()
            .filter_map(|mail| text::mail_key(mail))
            .collect()
    }

    /// How long an offered seat is held.
    #[must_use]
    pub fn offer_period(&self) -> TimeDelta {
        TimeDelta::hours(self.offer_hours.into())
    }

    /// How long a nominee has to accept.
    #[must_use]
    pub fn nomination_period(&self) -> TimeDelta {
        days(self.nomination_days)
    }

    /// How long a join request may wait for its answer.
    #[must_use]
    pub fn answer_period(&self) -> TimeDelta {
        days(self.answer_days)
    }

    /// How long a refused person waits before asking again.
    #[must_use]
    pub fn reask_period(&self) -> TimeDelta {
        days(self.reask_days)
    }

    /// How long a refusal can be taken back.
    #[must_use]
    pub fn reopen_request_period(&self) -> TimeDelta {
        days(self.reopen_request_days)
    }
}
