//! Dates and wall clocks, the slow way: by looking at the clock on the wall every quarter of an hour.

use super::Instant;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Weekday};
use chrono_tz::Tz;
use std::cell::RefCell;
use std::collections::HashMap;

thread_local! {
    static SEEN: RefCell<HashMap<(Tz, NaiveDate, u32), Instant>> = RefCell::default();
}

/// The first instant at which the wall clock of `zone` shows `hour`:00 of `on`, or later. Where that hour is skipped this is
/// when the clock is put forward, and where it comes twice the first of the two.
pub(super) fn when(zone: Tz, on: NaiveDate, hour: u32) -> Instant {
    if let Some(seen) = SEEN.with_borrow(|seen| seen.get(&(zone, on, hour)).copied()) {
        return seen;
    }
    let wanted = on.and_hms_opt(hour, 0, 0).unwrap();
    let mut at = wanted.and_utc() - TimeDelta::hours(26);
    while at.with_timezone(&zone).naive_local() < wanted {
        at += TimeDelta::minutes(15);
    }
    SEEN.with_borrow_mut(|seen| seen.insert((zone, on, hour), at));
    at
}

pub(super) fn date(zone: Tz, at: DateTime<chrono::Utc>) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}

pub(super) fn before(on: NaiveDate, days: u64) -> NaiveDate {
    on - Days::new(days)
}

pub(super) fn after(on: NaiveDate, days: u64) -> NaiveDate {
    on + Days::new(days)
}

/// The date so many months after `from`: the same day of the month, or the month's last.
pub(super) fn months_after(from: NaiveDate, months: u32) -> NaiveDate {
    let month = from.month0() + months;
    let (year, month) = (from.year() + i32::try_from(month / 12).unwrap(), month % 12 + 1);
    let day = (1..=from.day())
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day));
    day.unwrap()
}

/// The last of the up to six meetings that are planned from `from` on and before `until`, in a circle of `started_on`: a
/// week after the start or the Monday after, then on that weekday of each month; a fifth is the last.
pub(super) fn last_meeting(started_on: NaiveDate, from: NaiveDate, until: NaiveDate) -> Option<NaiveDate> {
    let mut first = after(started_on, 7);
    while matches!(first.weekday(), Weekday::Sat | Weekday::Sun) {
        first = after(first, 1);
    }
    let nth = (first.day() - 1) / 7 + 1;
    let is_meeting = |on: &NaiveDate| {
        let last = after(*on, 7).month() != on.month();
        on.weekday() == first.weekday()
            && if nth == 5 {
                last
            } else {
                (on.day() - 1) / 7 + 1 == nth
            }
    };
    let from = from.max(first);
    from.iter_days()
        .take_while(|on| *on < until)
        .filter(is_meeting)
        .take(6)
        .last()
}
