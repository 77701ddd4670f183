//! What stands open in a circle as it stands: the same rules for operations, which refuse, and for the API, which says
//! beforehand what can be done.

use super::ends_past_twelve_months;
use super::{may_decide, reopen_until, twelve_months_on};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::rules::policy::ClockPolicy;
use crate::rules::zone;
use chrono::{DateTime, Utc};

/// Whether the circle has lapsed and can still be taken up again.
#[must_use]
fn may_reopen(circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
    circle.state == CircleState::Lapsed && reopen_until(circle, policy).is_none_or(|until| now < until)
}

/// Whether the programme advises against another term, which could be decided now.
#[must_use]
pub fn advises_to_end(circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
    ends_past_twelve_months(circle) && (may_decide(circle, policy, now) || may_reopen(circle, policy, now))
}

/// Whether the circle runs, and has for twelve months. `false` in a zone that cannot be read: the clock shows it to the operator.
#[must_use]
pub fn has_run_for_twelve_months(circle: &circle::Model, now: DateTime<Utc>) -> bool {
    let since = twelve_months_on(circle).zip(circle.zone().ok());
    circle.state == CircleState::Active && since.is_some_and(|(on, zone)| zone::start_of_day(zone, on) <= now)
}
