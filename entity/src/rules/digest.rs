//! When digests go out: at 08:00 on the person's clock (docs/product.md §4, mail 31).

use super::zone;
use crate::model::enums::Digest;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

const HOUR: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(hour) => hour,
    None => NaiveTime::MIN,
};

/// When the digest with what happened at `now` goes out: the next 08:00 in `zone`, the next Monday's for a weekly one.
/// `None` for a person whose mails go out on their own.
#[must_use]
pub fn next(digest: Digest, zone: Tz, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let is_its_day = |day: NaiveDate| match digest {
        Digest::Off => false,
        Digest::Daily => true,
        Digest::Weekly => day.weekday() == Weekday::Mon,
    };
    // A week has each day once; today's hour may be over.
    (0..=7)
        .filter_map(|days| zone::today(zone, now).checked_add_days(Days::new(days)))
        .filter(|day| is_its_day(*day))
        .map(|day| zone::instant(zone, day.and_time(HOUR)))
        .find(|at| *at > now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_morning_over_there() {
        use Digest::{Daily, Off, Weekly};
        for (digest, zone, now, expected) in [
            (Off, "Europe/London", "2026-11-23T07:00:00Z", None),
            // A Monday, before and after its hour, and at it.
            (
                Daily,
                "Europe/London",
                "2026-11-23T07:00:00Z",
                Some("2026-11-23T08:00:00Z"),
            ),
            (
                Daily,
                "Europe/London",
                "2026-11-23T08:00:00Z",
                Some("2026-11-24T08:00:00Z"),
            ),
            (
                Weekly,
                "Europe/London",
                "2026-11-23T07:59:59Z",
                Some("2026-11-23T08:00:00Z"),
            ),
            (
                Weekly,
                "Europe/London",
                "2026-11-23T08:00:00Z",
                Some("2026-11-30T08:00:00Z"),
            ),
            (
                Weekly,
                "Europe/London",
                "2026-11-28T12:00:00Z",
                Some("2026-11-30T08:00:00Z"),
            ),
            // It is Monday in Kathmandu already, and still Sunday in New York.
            (
                Weekly,
                "Asia/Kathmandu",
                "2026-11-22T20:00:00Z",
                Some("2026-11-23T02:15:00Z"),
            ),
            (
                Weekly,
                "America/New_York",
                "2026-11-23T01:00:00Z",
                Some("2026-11-23T13:00:00Z"),
            ),
            // The clocks change in the night: 08:00 is 08:00.
            (
                Daily,
                "Europe/London",
                "2026-10-24T12:00:00Z",
                Some("2026-10-25T08:00:00Z"),
            ),
            (
                Daily,
                "Europe/London",
                "2027-03-27T12:00:00Z",
                Some("2027-03-28T07:00:00Z"),
            ),
            (
                Daily,
                "Australia/Lord_Howe",
                "2026-10-03T02:00:00Z",
                Some("2026-10-03T21:00:00Z"),
            ),
        ] {
            let zone = zone::parse(zone).unwrap();
            assert_eq!(
                next(digest, zone, at(now)),
                expected.map(at),
                "{digest:?} {zone} {now}"
            );
        }
    }

    proptest! {
        #[test]
        fn it_is_soon_and_at_eight(zone in 0..chrono_tz::TZ_VARIANTS.len(), second in 1_600_000_000_i64..2_500_000_000) {
            let zone = chrono_tz::TZ_VARIANTS[zone];
            let now = DateTime::from_timestamp(second, 0).unwrap();
            for (digest, hours) in [(Digest::Daily, 24 + 3), (Digest::Weekly, 7 * 24 + 3)] {
                let at = next(digest, zone, now).unwrap();
                prop_assert!(now < at && (at - now).num_hours() <= hours);
                prop_assert_eq!(at.with_timezone(&zone).time(), HOUR);
            }
            let weekly = next(Digest::Weekly, zone, now).unwrap();
            prop_assert_eq!(weekly.with_timezone(&zone).weekday(), Weekday::Mon);
        }
    }
}
