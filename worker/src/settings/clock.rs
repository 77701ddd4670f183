//! When the clock does what (docs/product.md §3 and §4): all in days. A change applies to what is running, too, but for join
//! requests: their answer-by has been promised.

use super::Problems;
use clap::Args;
use entity::rules::ClockPolicy;

/// Makes the flags of the list of settings.
macro_rules! flags {
    (
        lists { $($(#[doc = $list_doc:tt])+ $list:ident = [$($day:literal),+];)+ }
        days { $($(#[doc = $doc:tt])+ $name:ident = $default:literal, at most $most:literal;)+ }
    ) => {
        /// When the clock does what.
        #[derive(Debug, Clone, PartialEq, Eq, Args)]
        #[command(next_help_heading = "Clock")]
        pub struct ClockSettings {
            $(
                $(#[doc = $list_doc])+
                #[arg(long, env, value_name = "DAYS", value_delimiter = ',', default_values_t = [$($day),+])]
                pub $list: Vec<u32>,
            )+
            $(
                $(#[doc = $doc])+
                #[arg(long, env, value_name = "DAYS", default_value_t = $default)]
                pub $name: u32,
            )+
        }

        impl ClockSettings {
            /// Answers the settings as the rules take them.
            #[must_use]
            pub fn rules(&self) -> ClockPolicy {
                ClockPolicy {
                    $($list: self.$list.clone(),)+
                    $($name: self.$name,)+
                }
            }

            fn check_limits(&self, problems: &mut Problems) {
                $(problems.when(
                    !(1..=$most).contains(&self.$name),
                    &format!("{} must be between 1 and {}", stringify!($name).to_uppercase(), $most),
                );)+
            }
        }
    };
}

entity::clock_settings!(flags);

impl ClockSettings {
    /// Judges the section; `answer_days` is when a request to join expires.
    pub fn check(&self, answer_days: u32, problems: &mut Problems) {
        self.check_limits(problems);
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
            self.lapsed_reminder_days >= self.lapsed_days,
            "LAPSED_REMINDER_DAYS must be less than LAPSED_DAYS",
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
