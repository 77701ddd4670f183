//! The rules of the programme that an operator may set (docs/product.md §2 and §3).

use super::{ClockSettings, List, Problems};
use clap::{Args, builder::NonEmptyStringValueParser};
use entity::rules::Policy;

/// The rules of the programme. The term of six months is not among them: the dates of every running circle hang on it.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(next_help_heading = "Programme")]
pub struct PolicySettings {
    /// Fewest people in a circle, all roles together, for publishing it
    #[arg(long, env, value_name = "N", default_value_t = 3)]
    pub min_people: u32,
    /// Most people in a circle, all roles together; a circle may set a lower maximum
    #[arg(long, env, value_name = "N", default_value_t = 10)]
    pub max_people: u32,
    /// Most open requests to join that one person can have
    #[arg(long, env, value_name = "N", default_value_t = 5)]
    pub max_open_requests: u32,
    /// How often in an hour one person may propose a circle, ask to join, name somebody or change their duty or role, or look
    /// as an administrator; after that they wait
    #[arg(long, env, value_name = "N", default_value_t = 60)]
    pub max_acts_per_hour: u32,
    /// Days after a refusal until the same person may ask the same circle again
    #[arg(long, env, value_name = "DAYS", default_value_t = 30)]
    pub reask_days: u32,
    /// Days after a refusal in which those who decide can take it back
    #[arg(long, env, value_name = "DAYS", default_value_t = 7)]
    pub reopen_request_days: u32,
    /// Hours that an offered seat is held for the first of the waitlist
    #[arg(long, env, value_name = "HOURS", default_value_t = 72)]
    pub offer_hours: u32,
    /// Days that somebody who was named programme manager has to accept
    #[arg(long, env, value_name = "DAYS", default_value_t = 7)]
    pub nomination_days: u32,
    /// Days after which an unanswered request to join expires
    #[arg(long, env, value_name = "DAYS", default_value_t = 21)]
    pub answer_days: u32,
    /// Version of the privacy notice that people consent to; a new one asks everybody again
    #[arg(long, env, value_name = "VERSION", default_value = "2026-01", value_parser = NonEmptyStringValueParser::new())]
    pub privacy_notice_version: String,
    /// Employment types, as HR's data names them, that may take part; separated by commas, or a JSON array
    #[arg(long, env, value_name = "TYPES", default_value = "regular")]
    pub eligible_employment_types: List,
    /// Email addresses, as in HR's data, of programme administrators, who also get the emails for administrators; separated
    /// by commas
    #[arg(
        long,
        env,
        value_name = "ADDRESSES",
        default_value = "[]",
        hide_default_value = true
    )]
    pub admin_mails: List,
    /// When the clock does what.
    #[command(flatten)]
    pub clock: ClockSettings,
}

impl PolicySettings {
    /// The settings as the rules take them.
    #[must_use]
    pub fn rules(&self) -> Policy {
        Policy {
            min_people: self.min_people,
            max_people: self.max_people,
            max_open_requests: self.max_open_requests,
            max_acts_per_hour: self.max_acts_per_hour,
            reask_days: self.reask_days,
            reopen_request_days: self.reopen_request_days,
            offer_hours: self.offer_hours,
            nomination_days: self.nomination_days,
            answer_days: self.answer_days,
            privacy_notice_version: self.privacy_notice_version.clone(),
            eligible_employment_types: self.eligible_employment_types.to_vec(),
            administrator_mails: self.admin_mails.to_vec(),
            clock: self.clock.rules(),
        }
    }

    /// Judges the section.
    pub fn check(&self, problems: &mut Problems) {
        self.clock.check(self.answer_days, problems);
        problems.when(
            self.admin_mails.iter().any(|mail| !mail.contains('@')),
            "ADMIN_MAILS must be mail addresses, separated by commas",
        );
        problems.when(self.min_people < 2, "MIN_PEOPLE must be at least 2");
        problems.when(self.max_people > 100, "MAX_PEOPLE must be at most 100");
        problems.when(
            self.min_people > self.max_people,
            "MIN_PEOPLE must not be greater than MAX_PEOPLE: no circle could ever be published",
        );
        problems.when(
            self.max_open_requests == 0,
            "MAX_OPEN_REQUESTS must be at least 1: nobody could ask to join",
        );
        problems.when(
            self.max_acts_per_hour == 0,
            "MAX_ACTS_PER_HOUR must be at least 1: nobody could propose a circle",
        );
        problems.when(self.reask_days > 3650, "REASK_DAYS must be at most 3650");
        problems.when(
            self.reopen_request_days > 3650,
            "REOPEN_REQUEST_DAYS must be at most 3650",
        );
        for (name, value) in [
            ("OFFER_HOURS", self.offer_hours),
            ("NOMINATION_DAYS", self.nomination_days),
            ("ANSWER_DAYS", self.answer_days),
        ] {
            problems.when(
                !(1..=1000).contains(&value),
                &format!("{name} must be between 1 and 1000"),
            );
        }
    }
}
