//! When the clock does what (docs/product.md §3 and §4): all in days. A change applies to what is running, too, but for join
//! requests: their answer-by has been promised.

use super::Problems;
use clap::Args;
use entity::rules::ClockPolicy;

/// When the clock does what.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(next_help_heading = "Clock")]
pub struct ClockSettings {
    /// Days after its proposal, or the last approval, on which a programme manager is reminded of a circle that has not
    /// started; separated by commas
    #[arg(long, env, value_name = "DAYS", value_delimiter = ',', default_values_t = [30, 60])]
    pub proposal_reminder_days: Vec<u32>,
    /// Days after which such a proposal expires
    #[arg(long, env, value_name = "DAYS", default_value_t = 90)]
    pub proposal_days: u32,
    /// Days on which those who decide are reminded of a request to join; separated by commas
    #[arg(long, env, value_name = "DAYS", value_delimiter = ',', default_values_t = [3, 7])]
    pub request_reminder_days: Vec<u32>,
    /// Days after which administrators are told that nobody answers a request to join
    #[arg(long, env, value_name = "DAYS", default_value_t = 10)]
    pub request_escalation_days: u32,
    /// Days before the end of a term from which it can be decided whether the circle goes on
    #[arg(long, env, value_name = "DAYS", default_value_t = 60)]
    pub decision_window_days: u32,
    /// Days before the end of a term on which reminders to decide are sent; separated by commas
    #[arg(long, env, value_name = "DAYS", value_delimiter = ',', default_values_t = [30, 14, 3])]
    pub decide_reminder_days: Vec<u32>,
    /// Days before the end of a term at or past twelve months on which the advice to disband is sent; separated by commas
    #[arg(long, env, value_name = "DAYS", value_delimiter = ',', default_values_t = [30, 14, 0])]
    pub twelve_months_days: Vec<u32>,
    /// Days after the end of a term in which a decision can still be taken, before the circle lapses
    #[arg(long, env, value_name = "DAYS", default_value_t = 14)]
    pub grace_days: u32,
    /// Days in which a lapsed circle can be taken up again, before it is completed
    #[arg(long, env, value_name = "DAYS", default_value_t = 60)]
    pub lapsed_days: u32,
    /// Days in which deputies and advisors alone are asked to fill a vacant programme manager's place, before everybody is
    #[arg(long, env, value_name = "DAYS", default_value_t = 5)]
    pub vacancy_days: u32,
    /// Days after which administrators are told of a vacant programme manager's place
    #[arg(long, env, value_name = "DAYS", default_value_t = 30)]
    pub vacancy_administrator_days: u32,
    /// Days after which administrators are told that a circle is still below MIN_PEOPLE
    #[arg(long, env, value_name = "DAYS", default_value_t = 30)]
    pub below_minimum_days: u32,
    /// Days after the last meeting, with none planned, on which the programme manager is reminded to plan
    #[arg(long, env, value_name = "DAYS", default_value_t = 45)]
    pub nothing_planned_days: u32,
    /// Days after the last meeting, with none planned, on which participants and administrators are asked whether the circle
    /// still meets
    #[arg(long, env, value_name = "DAYS", default_value_t = 90)]
    pub quiet_days: u32,
    /// Days after the end of a circle until what people wrote there is removed, and only administrators see it
    #[arg(long, env, value_name = "DAYS", default_value_t = 365)]
    pub archive_days: u32,
    /// Days after somebody lost eligibility until their profile is removed
    #[arg(long, env, value_name = "DAYS", default_value_t = 30)]
    pub offboarded_days: u32,
    /// Days for which mails that were sent, or given up, are listed
    #[arg(long, env, value_name = "DAYS", default_value_t = 365)]
    pub mail_days: u32,
}

impl ClockSettings {
    /// The settings as the rules take them.
    #[must_use]
    pub fn rules(&self) -> ClockPolicy {
        ClockPolicy {
            proposal_reminder_days: self.proposal_reminder_days.clone(),
            proposal_days: self.proposal_days,
            request_reminder_days: self.request_reminder_days.clone(),
            request_escalation_days: self.request_escalation_days,
            decision_window_days: self.decision_window_days,
            decide_reminder_days: self.decide_reminder_days.clone(),
            twelve_months_days: self.twelve_months_days.clone(),
            grace_days: self.grace_days,
            lapsed_days: self.lapsed_days,
            vacancy_days: self.vacancy_days,
            vacancy_administrator_days: self.vacancy_administrator_days,
            below_minimum_days: self.below_minimum_days,
            nothing_planned_days: self.nothing_planned_days,
            quiet_days: self.quiet_days,
            archive_days: self.archive_days,
            offboarded_days: self.offboarded_days,
            mail_days: self.mail_days,
        }
    }

    /// Judges the section; `answer_days` is when a request to join expires.
    pub fn check(&self, answer_days: u32, problems: &mut Problems) {
        for (name, value, most) in [
            ("PROPOSAL_DAYS", self.proposal_days, 1000),
            ("REQUEST_ESCALATION_DAYS", self.request_escalation_days, 1000),
            // A term has some 181 days: what is before its end is within it.
            ("DECISION_WINDOW_DAYS", self.decision_window_days, 180),
            ("GRACE_DAYS", self.grace_days, 90),
            ("LAPSED_DAYS", self.lapsed_days, 90),
            ("VACANCY_DAYS", self.vacancy_days, 1000),
            (
                "VACANCY_ADMINISTRATOR_DAYS",
                self.vacancy_administrator_days,
                1000,
            ),
            ("BELOW_MINIMUM_DAYS", self.below_minimum_days, 1000),
            ("NOTHING_PLANNED_DAYS", self.nothing_planned_days, 1000),
            ("QUIET_DAYS", self.quiet_days, 1000),
            ("ARCHIVE_DAYS", self.archive_days, 36500),
            ("OFFBOARDED_DAYS", self.offboarded_days, 36500),
            ("MAIL_DAYS", self.mail_days, 36500),
        ] {
            problems.when(
                !(1..=most).contains(&value),
                &format!("{name} must be between 1 and {most}"),
            );
        }
        for (name, days, least, below, limit) in [
            (
                "PROPOSAL_REMINDER_DAYS",
                &self.proposal_reminder_days,
                1,
                self.proposal_days,
                "PROPOSAL_DAYS",
            ),
            (
                "REQUEST_REMINDER_DAYS",
                &self.request_reminder_days,
                1,
                answer_days,
                "ANSWER_DAYS",
            ),
            (
                "DECIDE_REMINDER_DAYS",
                &self.decide_reminder_days,
                1,
                self.decision_window_days.saturating_add(1),
                "DECISION_WINDOW_DAYS, or the same",
            ),
            (
                "TWELVE_MONTHS_DAYS",
                &self.twelve_months_days,
                0,
                self.decision_window_days.saturating_add(1),
                "DECISION_WINDOW_DAYS, or the same",
            ),
        ] {
            problems.when(
                days.iter().any(|day| !(least..below).contains(day)),
                &format!("{name} must be at least {least} and less than {limit}"),
            );
        }
        problems.when(
            self.request_escalation_days >= answer_days,
            "REQUEST_ESCALATION_DAYS must be less than ANSWER_DAYS: administrators would hear of it too late",
        );
        problems.when(
            self.vacancy_administrator_days < self.vacancy_days,
            "VACANCY_ADMINISTRATOR_DAYS must not be less than VACANCY_DAYS",
        );
        problems.when(
            self.quiet_days < self.nothing_planned_days,
            "QUIET_DAYS must not be less than NOTHING_PLANNED_DAYS",
        );
    }
}
