//! Who reads a mail.

use super::language::Language;
use super::links::Links;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Who reads a mail.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) zone: Tz,
    /// When the mail is written.
    pub(crate) now: DateTime<Utc>,
    /// The pages that they can open.
    pub(crate) links: Links,
    /// Where this class of mail is turned off, if it can be.
    pub(crate) unsubscribe: Option<String>,
}

impl Reader {
    /// Returns the last whole day before a deadline, on their clock: who acts on that day is in time. `None` when that is today
    /// or over, so that the hour matters.
    pub(crate) fn last_day_before(&self, by: DateTime<Utc>) -> Option<NaiveDate> {
        let day_of = |at: DateTime<Utc>| at.with_timezone(&self.zone).date_naive();
        day_of(by).pred_opt().filter(|day| *day > day_of(self.now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::programme;
    use chrono::TimeZone;

    #[test]
    fn a_deadline_is_a_day_until_its_hour_matters() {
        let at = |day, hour| Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).unwrap();
        let reader = |zone, now| Reader {
            name: String::new(),
            language: Language::En,
            zone,
            now,
            links: programme().links,
            unsubscribe: None,
        };
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        for (zone, now, by, last) in [
            (Tz::Europe__London, at(1, 9), at(22, 9), day(21)),
            // Midnight begins a day of which nothing is left.
            (Tz::Europe__London, at(1, 9), at(22, 0), day(21)),
            (Tz::Asia__Kathmandu, at(1, 9), at(22, 20), day(22)),
            (Tz::Europe__London, at(20, 9), at(22, 9), day(21)),
            (Tz::Europe__London, at(21, 9), at(22, 9), None),
            (Tz::Europe__London, at(22, 9), at(22, 20), None),
        ] {
            assert_eq!(reader(zone, now).last_day_before(by), last, "{zone}, {now}, {by}");
        }
    }
}
