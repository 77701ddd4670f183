//! When a failed mail is tried again: one minute, doubled each time up to six hours.

use chrono::TimeDelta;
use uuid::Uuid;

const FIRST: i64 = 60;
const LONGEST: i64 = 6 * 60 * 60;

/// Returns how long to wait after the `tries`th try failed. Spread by a fifth either way, by row and try, so that what failed
/// together does not come back together.
pub(crate) fn delay(row: Uuid, tries: i32) -> TimeDelta {
    let doublings = tries.saturating_sub(1).clamp(0, 16).unsigned_abs();
    let seconds = FIRST.saturating_mul(1 << doublings).min(LONGEST);
    let (_, random) = row.as_u64_pair();
    let spread = i64::try_from(random.wrapping_add(u64::from(doublings).wrapping_mul(37)) % 41).unwrap_or(20);
    TimeDelta::milliseconds(seconds * (800 + 10 * spread))
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::outbox::delivery::MAX_TRIES;

    #[test]
    fn at_least_eight_tries_in_more_than_a_day_and_never_longer_than_the_limit() {
        for n in 0..500_u128 {
            let row = Uuid::from_u128(n * 0x1234_5678_9abc_def1);
            let delays: Vec<TimeDelta> = (1..MAX_TRIES).map(|tries| delay(row, tries)).collect();
            let whole: TimeDelta = delays.iter().sum();
            assert!(whole >= TimeDelta::hours(24), "{whole}");
            assert!(delays.iter().take(8).sum::<TimeDelta>() <= TimeDelta::hours(8));
            assert!(delays.iter().all(|delay| *delay >= TimeDelta::seconds(48)));
            assert!(delays.iter().all(|delay| *delay <= TimeDelta::minutes(432)));
        }
    }
}
