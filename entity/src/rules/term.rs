//! The dates of a circle's terms (docs/product.md §3, "Circle").

use chrono::{Months, NaiveDate};

/// The length of a term in calendar months (docs/product.md §2).
pub const TERM_MONTHS: u32 = 6;

/// The number of terms in twelve months.
pub const TWELVE_MONTHS: u32 = 12 / TERM_MONTHS;

/// The date on which term number `term` of a circle that started on `started_on` ends, at 00:00 in the circle's zone.
///
/// Counted from the original start and clamped to the month's last day, never chained from the end before: a circle
/// of 31 August ends on 28 February and then on 31 August, not on the 28th (docs/product.md §3). Term 0 ends where it
/// starts; past the end of the calendar the answer is its last day.
#[must_use]
pub fn end_of_term(started_on: NaiveDate, term: u32) -> NaiveDate {
    let months = Months::new(TERM_MONTHS.saturating_mul(term));
    started_on.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn terms_are_clamped_from_the_original_start() {
        let table = [
            (
                "2026-08-31",
                ["2027-02-28", "2027-08-31", "2028-02-29", "2028-08-31"],
            ),
            (
                "2028-02-29",
                ["2028-08-29", "2029-02-28", "2029-08-29", "2030-02-28"],
            ),
            (
                "2026-11-30",
                ["2027-05-30", "2027-11-30", "2028-05-30", "2028-11-30"],
            ),
            (
                "2026-08-30",
                ["2027-02-28", "2027-08-30", "2028-02-29", "2028-08-30"],
            ),
            (
                "2026-01-15",
                ["2026-07-15", "2027-01-15", "2027-07-15", "2028-01-15"],
            ),
        ];
        for (started_on, ends) in table {
            for (term, end) in (1..).zip(ends) {
                assert_eq!(
                    end_of_term(date(started_on), term),
                    date(end),
                    "{started_on}, term {term}"
                );
            }
        }
    }

    #[test]
    fn the_ends_of_the_calendar_saturate() {
        assert_eq!(end_of_term(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(end_of_term(date("2026-08-31"), u32::MAX), NaiveDate::MAX);
        assert_eq!(end_of_term(date("2026-08-31"), 0), date("2026-08-31"));
    }

    proptest! {
        #[test]
        fn a_term_ends_six_months_on_and_never_on_a_later_day(days in 0..60_000_i64, term in 1..40_u32) {
            let start = date("1950-01-01") + chrono::TimeDelta::days(days);
            let end = end_of_term(start, term);
            let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
            prop_assert_eq!(months(end) - months(start), i64::from(TERM_MONTHS * term));
            prop_assert!(end.day() <= start.day());
            let clamped = end.day() < start.day();
            prop_assert!(!clamped || end.succ_opt().unwrap().day() == 1, "clamped to the month's last day");
            prop_assert!(end_of_term(start, term + 1) > end);
        }
    }
}
