//! The meetings that are planned when a circle is published (docs/product.md §3, "Meeting").

use super::term;
use crate::model::enums::MeetingFormat;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Meetings in a term: one a month.
const MEETINGS: u32 = 6;

/// Days from the start of a circle to its first meeting.
const DAYS_TO_KICK_OFF: u64 = 7;

/// A meeting to be: a date and a format, no time yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// Its place in the term, from 1.
    pub number: u32,
    /// The date in the circle's zone.
    pub on: NaiveDate,
    /// What it is for.
    pub format: MeetingFormat,
}

/// Plans the first term of a circle that starts on `started_on`: a kick-off after seven days, on the Monday after where
/// that is a weekend, then one meeting a month on the same weekday of the month ("every second Tuesday").
///
/// Every date comes from the pattern, never from the meeting before, so that one short month shifts nothing
/// after it; a fifth weekday means the last. Formats alternate, the kick-off counts as experience. All dates are after
/// the start and before the end of the term. There are six, fewer only where the calendar itself ends.
#[must_use]
pub fn first_term(started_on: NaiveDate) -> Vec<PlannedMeeting> {
    let Some(kick_off) = kick_off(started_on) else {
        return Vec::new();
    };
    let nth = kick_off.day0() / 7 + 1;
    (1..=MEETINGS)
        .filter_map(|number| {
            let month = kick_off
                .with_day(1)?
                .checked_add_months(Months::new(number - 1))?;
            let on = nth_weekday(month, kick_off.weekday(), nth)?;
            let format = if number % 2 == 1 {
                MeetingFormat::Experience
            } else {
                MeetingFormat::Education
            };
            Some(PlannedMeeting { number, on, format })
        })
        .collect()
}

/// Plans term number `number`, from 2, of a circle that started on `started_on`: on the weekday of the month of its
/// kick-off, from the term's first day on, up to six dates before the term's last. Formats go on alternating, after the
/// one that was `last`.
#[must_use]
pub fn term(started_on: NaiveDate, number: u32, last: MeetingFormat) -> Vec<PlannedMeeting> {
    let Some(kick_off) = kick_off(started_on) else {
        return Vec::new();
    };
    let begins = term::end_of_term(started_on, number.saturating_sub(1));
    let ends = term::end_of_term(started_on, number);
    let nth = kick_off.day0() / 7 + 1;
    let months = (0..=term::TERM_MONTHS).filter_map(|month| {
        let month = begins.with_day(1)?.checked_add_months(Months::new(month))?;
        nth_weekday(month, kick_off.weekday(), nth)
    });
    let formats = match last {
        MeetingFormat::Education => [MeetingFormat::Experience, MeetingFormat::Education],
        MeetingFormat::Experience => [MeetingFormat::Education, MeetingFormat::Experience],
    };
    months
        .filter(|on| begins <= *on && *on < ends)
        .zip((1..=MEETINGS).zip(formats.into_iter().cycle()))
        .map(|(on, (number, format))| PlannedMeeting { number, on, format })
        .collect()
}

/// The next `count` dates from `from` on by the pattern of a circle that started on `started_on`: the weekday of the month of
/// its kick-off. Fewer only where the calendar itself ends.
#[must_use]
pub fn next_dates(started_on: NaiveDate, from: NaiveDate, count: usize) -> Vec<NaiveDate> {
    let Some((kick_off, first)) = kick_off(started_on).zip(from.with_day(1)) else {
        return Vec::new();
    };
    let nth = kick_off.day0() / 7 + 1;
    (0..)
        .map_while(|month| first.checked_add_months(Months::new(month)))
        .filter_map(|month| nth_weekday(month, kick_off.weekday(), nth))
        .filter(|on| *on >= from)
        .take(count)
        .collect()
}

/// A week after the start, and a working day: people publish on Sundays, but do not meet on them.
fn kick_off(started_on: NaiveDate) -> Option<NaiveDate> {
    let a_week_later = started_on.checked_add_days(Days::new(DAYS_TO_KICK_OFF))?;
    let to_monday = match a_week_later.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    a_week_later.checked_add_days(Days::new(to_monday))
}

/// The `nth` such weekday in the month of `month`; the last one where there is no fifth.
fn nth_weekday(month: NaiveDate, weekday: Weekday, nth: u32) -> Option<NaiveDate> {
    let nth = u8::try_from(nth).ok()?;
    NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, nth)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, 4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::term::end_of_term;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn plans_by_the_weekday_of_the_kick_off() {
        let table = [
            // Kick-off on Monday 7 September, the first Monday.
            (
                "2026-08-31",
                [
                    "2026-09-07",
                    "2026-10-05",
                    "2026-11-02",
                    "2026-12-07",
                    "2027-01-04",
                    "2027-02-01",
                ],
            ),
            // Kick-off on Tuesday 29 September, the fifth: from then on the last Tuesday.
            (
                "2026-09-22",
                [
                    "2026-09-29",
                    "2026-10-27",
                    "2026-11-24",
                    "2026-12-29",
                    "2027-01-26",
                    "2027-02-23",
                ],
            ),
            // Started on a Saturday: the Monday after, the fifth, so the last Monday.
            (
                "2026-08-22",
                [
                    "2026-08-31",
                    "2026-09-28",
                    "2026-10-26",
                    "2026-11-30",
                    "2026-12-28",
                    "2027-01-25",
                ],
            ),
            // Over the turn of the year.
            (
                "2026-11-30",
                [
                    "2026-12-07",
                    "2027-01-04",
                    "2027-02-01",
                    "2027-03-01",
                    "2027-04-05",
                    "2027-05-03",
                ],
            ),
            (
                "2028-02-29",
                [
                    "2028-03-07",
                    "2028-04-04",
                    "2028-05-02",
                    "2028-06-06",
                    "2028-07-04",
                    "2028-08-01",
                ],
            ),
        ];
        for (started_on, dates) in table {
            let planned: Vec<_> = first_term(date(started_on))
                .iter()
                .map(|meeting| meeting.on)
                .collect();
            assert_eq!(planned, dates.map(date), "{started_on}");
        }
    }

    #[test]
    fn formats_alternate_from_experience() {
        use MeetingFormat::{Education, Experience};
        let meetings = first_term(date("2026-08-31"));
        let formats: Vec<_> = meetings.iter().map(|meeting| meeting.format).collect();
        assert_eq!(
            formats,
            [
                Experience, Education, Experience, Education, Experience, Education
            ]
        );
        let numbers: Vec<_> = meetings.iter().map(|meeting| meeting.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn the_next_dates_keep_to_the_pattern() {
        // Kick-off on Tuesday 29 September, the fifth: the last Tuesday of each month.
        for (from, dates) in [
            ("2026-10-01", ["2026-10-27", "2026-11-24", "2026-12-29"]),
            ("2026-11-24", ["2026-11-24", "2026-12-29", "2027-01-26"]),
            ("2026-11-25", ["2026-12-29", "2027-01-26", "2027-02-23"]),
        ] {
            let next = next_dates(date("2026-09-22"), date(from), 3);
            assert_eq!(next, dates.map(date), "{from}");
        }
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        assert!(next_dates(date("2026-09-22"), NaiveDate::MAX, 3).len() < 3);
        assert!(next_dates(NaiveDate::MAX, date("2026-09-22"), 3).is_empty());
        assert!(first_term(NaiveDate::MAX).is_empty());
        assert!(first_term(NaiveDate::MAX - chrono::TimeDelta::days(40)).len() < 6);
    }

    proptest! {
        #[test]
        fn six_dates_inside_the_term_in_order(days in 0..80_000_i64) {
            let start = date("1970-01-01") + chrono::TimeDelta::days(days);
            let dates: Vec<_> = first_term(start).iter().map(|meeting| meeting.on).collect();
            prop_assert_eq!(dates.len(), 6);
            prop_assert!((7..=9).contains(&(dates[0] - start).num_days()));
            prop_assert!(!matches!(dates[0].weekday(), Weekday::Sat | Weekday::Sun));
            prop_assert!(dates.is_sorted_by(|a, b| a < b));
            prop_assert!(dates.iter().all(|on| *on > start && *on < end_of_term(start, 1)));
            prop_assert!(dates.iter().all(|on| on.weekday() == dates[0].weekday()));
        }

        #[test]
        fn later_terms_go_on_as_the_first(days in 0..80_000_i64, number in 2..12_u32, education in any::<bool>()) {
            let start = date("1970-01-01") + chrono::TimeDelta::days(days);
            let last = if education { MeetingFormat::Education } else { MeetingFormat::Experience };
            let planned = term(start, number, last);
            let (begins, ends) = (end_of_term(start, number - 1), end_of_term(start, number));
            prop_assert!((5..=6).contains(&planned.len()), "{} meetings", planned.len());
            prop_assert!(planned.iter().map(|meeting| meeting.number).eq(1..=u32::try_from(planned.len()).unwrap()));
            prop_assert!(planned.is_sorted_by(|a, b| a.on < b.on));
            prop_assert!(planned.iter().all(|meeting| begins <= meeting.on && meeting.on < ends));
            let weekday = first_term(start)[0].on.weekday();
            prop_assert!(planned.iter().all(|meeting| meeting.on.weekday() == weekday));
            let mut before = last;
            for meeting in &planned {
                prop_assert_ne!(meeting.format, before);
                before = meeting.format;
            }
            // One in each month, but for the month that the term begins or ends in.
            let months = planned.windows(2).map(|two| (two[1].on.year() - two[0].on.year()) * 12 + two[1].on.month0() as i32 - two[0].on.month0() as i32);
            prop_assert!(months.into_iter().all(|apart| apart == 1));
        }
    }
}
