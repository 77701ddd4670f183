//! The programme's settings, as far as rules depend on them.

use super::text;
use chrono::TimeDelta;

/// The settings of docs/product.md §2 and §3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The fewest people, all roles together, with whom a circle may be published.
    pub min_people: u32,
    /// The most people in any circle; a circle may set a lower maximum.
    pub max_people: u32,
    /// The most open requests of one person.
    pub max_open_requests: u32,
    /// After a refusal, days until the person may ask again.
    pub reask_days: u32,
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

/// The settings of the programme's clock. All are whole days of 24 hours.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ClockPolicy {
    /// Days from the proposal, or from the last approval, to each reminder of the programme manager.
    pub proposal_reminder_days: Vec<u32>,
    /// Days from the proposal, or from the last approval, until the proposal expires.
    pub proposal_days: u32,
    /// Days from when a join request became PENDING to each reminder of those who decide.
    pub request_reminder_days: Vec<u32>,
    /// Days from when a join request became PENDING until it is escalated to administrators. It expires after
    /// [`Policy::answer_days`].
    pub request_escalation_days: u32,
    /// Days before the end of a term from which the decision may be taken.
    pub decision_window_days: u32,
    /// Days before the end of a term on which people are reminded to decide.
    pub decide_reminder_days: Vec<u32>,
    /// Days before the end of a term, at or past twelve months, on which the programme advises to disband.
    pub twelve_months_days: Vec<u32>,
    /// Days from the end of an undecided term until the circle lapses.
    pub grace_days: u32,
    /// Days from lapsing until the circle is completed.
    pub lapsed_days: u32,
    /// Days from when the programme manager's place fell vacant until everybody is asked, and not only deputies and
    /// advisors.
    pub vacancy_days: u32,
    /// Days from when the place fell vacant until administrators are told.
    pub vacancy_administrator_days: u32,
    /// Days from when an active circle fell below the minimum until administrators are told.
    pub below_minimum_days: u32,
    /// Days after the last meeting, with none to come, until the programme manager is reminded to plan one.
    pub nothing_planned_days: u32,
    /// Days after the last meeting, with none to come, until participants and administrators are asked whether the circle
    /// still meets.
    pub quiet_days: u32,
    /// Days from the end of a circle until what people wrote is removed, and only administrators still see the circle.
    pub archive_days: u32,
    /// Days from the loss of eligibility until the profile is removed.
    pub offboarded_days: u32,
    /// Days from when an outbox row was settled until it is removed.
    pub mail_days: u32,
}

impl Default for ClockPolicy {
    fn default() -> Self {
        Self {
            proposal_reminder_days: vec![30, 60],
            proposal_days: 90,
            request_reminder_days: vec![3, 7],
            request_escalation_days: 10,
            decision_window_days: 60,
            decide_reminder_days: vec![30, 14, 3],
            twelve_months_days: vec![30, 14, 0],
            grace_days: 14,
            lapsed_days: 60,
            vacancy_days: 5,
            vacancy_administrator_days: 30,
            below_minimum_days: 30,
            nothing_planned_days: 45,
            quiet_days: 90,
            archive_days: 365,
            offboarded_days: 30,
            mail_days: 365,
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            min_people: 3,
            max_people: 10,
            max_open_requests: 5,
            reask_days: 30,
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
}
