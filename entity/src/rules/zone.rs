//! Time zones: what day it is, when a day starts, how far apart people are (docs/product.md §3, §7).

use crate::model::{circle, employee, meeting};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use sea_orm::DbErr;

const DAY_SECONDS: i32 = 24 * 60 * 60;

/// More than any zone was ever away from UTC.
const WIDEST_OFFSET: TimeDelta = TimeDelta::hours(16);

/// Reads the name of an IANA zone, spelled exactly as there: `Europe/Berlin`, not `europe/berlin` or `+02:00`.
#[must_use]
pub fn parse(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// A stored time zone that the time zone data of this release does not have. The operator mends the row, or the release:
/// nothing is computed in another zone instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the time zone `{0}` is not known")]
pub struct UnknownZone(pub String);

/// Like a stored state that this release does not know.
impl From<UnknownZone> for DbErr {
    fn from(error: UnknownZone) -> Self {
        Self::Type(error.to_string())
    }
}

/// Reads a stored zone.
///
/// # Errors
/// When this release does not know it.
pub fn stored(name: &str) -> Result<Tz, UnknownZone> {
    parse(name).ok_or_else(|| UnknownZone(name.to_owned()))
}

impl circle::Model {
    /// Reads the zone of the circle's dates.
    ///
    /// # Errors
    /// As for [`stored`].
    pub fn zone(&self) -> Result<Tz, UnknownZone> {
        stored(&self.zone)
    }
}

impl employee::Model {
    /// Reads the zone of the person's clock.
    ///
    /// # Errors
    /// As for [`stored`].
    pub fn zone(&self) -> Result<Tz, UnknownZone> {
        stored(&self.zone)
    }
}

impl meeting::Model {
    /// Reads the zone of the meeting's date.
    ///
    /// # Errors
    /// As for [`stored`].
    pub fn zone(&self) -> Result<Tz, UnknownZone> {
        stored(&self.zone)
    }
}

/// The date in `zone` at `now`.
#[must_use]
pub fn today(zone: Tz, now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&zone).date_naive()
}

/// The instant at which the local clock of `zone` shows 00:00 on `on`: what "ends on a date" means in a term or a
/// deadline.
#[must_use]
pub fn start_of_day(zone: Tz, on: NaiveDate) -> DateTime<Utc> {
    instant(zone, on.and_time(NaiveTime::MIN))
}

/// The instant at which the local clock of `zone` shows `local`.
///
/// By docs/product.md §3, a local time that does not exist is moved forward by the gap, and of a time that exists
/// twice the first counts.
#[must_use]
pub fn instant(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    if let Some(at) = zone.from_local_datetime(&local).earliest() {
        return at.to_utc();
    }
    // In the gap: read the clock as if it had not been put forward yet, which lands the gap's length later.
    let before = local
        .checked_sub_signed(WIDEST_OFFSET)
        .map_or(0, |earlier| offset_seconds(zone, earlier.and_utc()));
    let at = local.checked_sub_signed(TimeDelta::seconds(before.into()));
    at.unwrap_or(local).and_utc()
}

/// Hours between the clocks of two zones at `now`, around the clock: 0 to 12. UTC+12 and UTC-11 are one hour apart,
/// although their dates differ.
#[must_use]
pub fn hours_apart(a: Tz, b: Tz, now: DateTime<Utc>) -> f64 {
    let seconds = (offset_seconds(a, now) - offset_seconds(b, now)).rem_euclid(DAY_SECONDS);
    f64::from(seconds.min(DAY_SECONDS - seconds)) / 3600.0
}

/// The names of all zones whose clocks are at most `hours` away from those of `of` at `now`.
#[must_use]
pub fn zones_within(of: Tz, hours: u32, now: DateTime<Utc>) -> Vec<&'static str> {
    TZ_VARIANTS
        .iter()
        .filter(|zone| hours_apart(of, **zone, now) <= f64::from(hours))
        .map(|zone| zone.name())
        .collect()
}

/// Seconds that the clock of `zone` is ahead of UTC at `at`.
fn offset_seconds(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc())
        .fix()
        .local_minus_utc()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zone(name: &str) -> Tz {
        parse(name).unwrap()
    }

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn names_are_exact() {
        for known in [
            "America/New_York",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "UTC",
        ] {
            assert_eq!(parse(known).map(|zone| zone.name()), Some(known));
        }
        for unknown in [
            "",
            "europe/london",
            " Europe/London",
            "Europe/London ",
            "Europe/Atlantis",
            "+05:30",
            "CESTX",
        ] {
            assert_eq!(parse(unknown), None, "{unknown:?}");
            assert_eq!(stored(unknown), Err(UnknownZone(unknown.to_owned())));
        }
    }

    #[test]
    fn today_is_the_date_over_there() {
        let now = instant("2026-11-22T23:30:00Z");
        for (name, date) in [
            ("America/New_York", "2026-11-22"),
            ("Europe/London", "2026-11-22"),
            ("Africa/Casablanca", "2026-11-23"),
            ("Asia/Kathmandu", "2026-11-23"),
            ("Pacific/Kiritimati", "2026-11-23"),
        ] {
            assert_eq!(today(zone(name), now), date.parse().unwrap(), "{name}");
        }
    }

    #[test]
    fn days_start_at_midnight_over_there() {
        for (name, on, start) in [
            ("Europe/London", "2026-08-31", "2026-08-30T23:00:00Z"),
            ("Asia/Kolkata", "2026-08-31", "2026-08-30T18:30:00Z"),
            ("Asia/Kathmandu", "2026-08-31", "2026-08-30T18:15:00Z"),
            ("Australia/Lord_Howe", "2026-12-01", "2026-11-30T13:00:00Z"),
            ("America/Sao_Paulo", "2026-11-01", "2026-11-01T03:00:00Z"),
            // Does not exist: the clocks went from 00:00 to 01:00.
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"),
            // Does not exist: from 23:30 to 00:30, so 00:00 becomes 01:00.
            ("America/Toronto", "1919-03-31", "1919-03-31T05:00:00Z"),
            // The whole day does not exist: Samoa crossed the date line.
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
            // Exists twice: the clocks went back from 01:00 to 00:00.
            ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z"),
        ] {
            assert_eq!(
                start_of_day(zone(name), on.parse().unwrap()),
                instant(start),
                "{name}, {on}"
            );
        }
    }

    #[test]
    fn distances_go_around_the_clock() {
        let now = instant("2026-11-22T12:00:00Z");
        for (a, b, hours) in [
            ("Etc/GMT-12", "Etc/GMT+11", 1.0),
            ("Europe/London", "America/New_York", 5.0),
            ("Asia/Kolkata", "Asia/Kathmandu", 0.25),
            ("Pacific/Kiritimati", "Pacific/Honolulu", 0.0),
            ("Etc/GMT-12", "UTC", 12.0),
        ] {
            assert!(
                (hours_apart(zone(a), zone(b), now) - hours).abs() < f64::EPSILON,
                "{a}, {b}"
            );
        }
    }

    #[test]
    fn near_zones_include_half_hours_and_the_zone_itself() {
        let near = zones_within(zone("Asia/Kolkata"), 1, instant("2026-11-22T12:00:00Z"));
        for name in ["Asia/Kolkata", "Asia/Kathmandu", "Asia/Karachi", "Asia/Dhaka"] {
            assert!(near.contains(&name), "{name}");
        }
        assert!(!near.contains(&"Europe/London"));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for zone in TZ_VARIANTS {
            let _ = start_of_day(zone, NaiveDate::MIN);
            let _ = start_of_day(zone, NaiveDate::MAX);
        }
    }

    proptest! {
        #[test]
        fn a_day_starts_when_its_date_begins(index in 0..TZ_VARIANTS.len(), days in 0..36_500_i64) {
            let zone = TZ_VARIANTS[index];
            let on = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(days);
            let start = start_of_day(zone, on);
            let gone = zone.from_local_datetime(&on.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap())).earliest().is_none();
            prop_assert!(gone || today(zone, start) == on, "{} {} {}", zone, on, start);
            prop_assert!(today(zone, start - TimeDelta::microseconds(1)) < on);
            prop_assert!(start_of_day(zone, on.succ_opt().unwrap()) >= start);
        }

        #[test]
        fn distance_is_symmetric_and_bounded(a in 0..TZ_VARIANTS.len(), b in 0..TZ_VARIANTS.len(), at in 0..4_000_000_000_i64) {
            let (a, b, now) = (TZ_VARIANTS[a], TZ_VARIANTS[b], DateTime::from_timestamp(at, 0).unwrap());
            let apart = hours_apart(a, b, now);
            prop_assert!((0.0..=12.0).contains(&apart));
            prop_assert!((apart - hours_apart(b, a, now)).abs() < f64::EPSILON);
            prop_assert!(hours_apart(a, a, now).abs() < f64::EPSILON);
        }
    }
}
