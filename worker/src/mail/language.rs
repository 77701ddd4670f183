//! The languages that mails are written in: a folder of templates each, and here their words and formats.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{DutyKind, MeetingFormat, Role};
use entity::rules::AdvisoryCode;

/// A language with a folder under `templates/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// English.
    En,
}

impl Language {
    /// The best language for a person's locale (BCP 47); English for all that have no folder yet.
    pub(crate) fn of(_locale: &str) -> Self {
        Self::En
    }

    /// Its tag (BCP 47).
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// "Tuesday 24 November 2026".
    pub(crate) fn day(self, date: NaiveDate) -> String {
        match self {
            Self::En => date.format("%A %-d %B %Y").to_string(),
        }
    }

    /// "Tuesday 24 November 2026, 14:30 (Europe/London)".
    pub(crate) fn moment(self, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        match self {
            Self::En => format!(
                "{}, {} ({zone})",
                self.day(local.date_naive()),
                local.format("%H:%M")
            ),
        }
    }

    /// "advisor".
    pub(crate) fn role(self, role: Role) -> &'static str {
        match (self, role) {
            (Self::En, Role::Member) => "member",
            (Self::En, Role::Advisor) => "advisor",
        }
    }

    /// "an advisor".
    pub(crate) fn a_role(self, role: Role) -> &'static str {
        match (self, role) {
            (Self::En, Role::Member) => "a member",
            (Self::En, Role::Advisor) => "an advisor",
        }
    }

    /// "programme manager", as in "you are … of the circle".
    pub(crate) fn a_duty(self, duty: DutyKind) -> &'static str {
        match (self, duty) {
            (Self::En, DutyKind::ProgrammeManager) => "programme manager",
            (Self::En, DutyKind::Deputy) => "a deputy",
        }
    }

    /// "education".
    pub(crate) fn format(self, format: MeetingFormat) -> &'static str {
        match (self, format) {
            (Self::En, MeetingFormat::Experience) => "experience",
            (Self::En, MeetingFormat::Education) => "education",
        }
    }

    /// A piece of advice, in a sentence.
    pub(crate) fn advice(self, advice: AdvisoryCode) -> &'static str {
        match self {
            Self::En => advice.message(),
        }
    }

    /// What a calendar shows for a planned meeting.
    pub(crate) fn meeting_title(self, circle: &str, format: MeetingFormat) -> String {
        match self {
            Self::En => format!("{circle}: {} meeting", self.format(format)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn times_are_the_readers_and_show_the_zone() {
        let at = Utc.with_ymd_and_hms(2026, 11, 24, 20, 30, 0).unwrap();
        for (zone, text) in [
            (
                Tz::Europe__London,
                "Tuesday 24 November 2026, 20:30 (Europe/London)",
            ),
            (
                Tz::Asia__Kathmandu,
                "Wednesday 25 November 2026, 02:15 (Asia/Kathmandu)",
            ),
            (
                Tz::Australia__Lord_Howe,
                "Wednesday 25 November 2026, 07:30 (Australia/Lord_Howe)",
            ),
        ] {
            assert_eq!(Language::En.moment(at, zone), text);
        }
    }
}
