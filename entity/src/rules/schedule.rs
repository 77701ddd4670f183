//! The schedule of a circle: the dates of its term, what is open at which time, and by what due instants were computed
//! (docs/product.md §3). The steps themselves are in `steps`.

mod steps;
mod windows;

use super::policy::{ClockPolicy, Policy, days};
use super::{term, zone};
use crate::model::circle;
use crate::model::enums::{CircleState, Decision};
use chrono::{DateTime, Days, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
pub use steps::{
    CircleStep, DueSteps, NominationStep, RequestStep, Step, due_after, next, next_of_request,
    request_due_after, was_reminded_to_decide,
};
pub use windows::{advises_to_end, has_run_for_twelve_months};

/// The end of the circle's running term; `None` before it is published, and in a zone that cannot be read, which the clock
/// shows to the operator.
#[must_use]
pub fn end_of_term(circle: &circle::Model) -> Option<DateTime<Utc>> {
    Some(zone::start_of_day(circle.zone().ok()?, circle.term_ends_on?))
}

/// When the decision about the end of the term may be taken from.
#[must_use]
pub fn decision_opens_on(circle: &circle::Model, policy: &ClockPolicy) -> Option<NaiveDate> {
    before(circle.term_ends_on?, policy.decision_window_days)
}

/// When a circle lapses that nobody decides about.
#[must_use]
pub fn grace_ends_on(circle: &circle::Model, policy: &ClockPolicy) -> Option<NaiveDate> {
    after(circle.term_ends_on?, policy.grace_days)
}

/// Whether the term is over and nobody has decided: the grace period.
#[must_use]
pub fn is_undecided(circle: &circle::Model, now: DateTime<Utc>) -> bool {
    circle.state == CircleState::Active
        && circle.decision.is_none()
        && end_of_term(circle).is_some_and(|end| end <= now)
}

/// Whether the decision may be taken now, or still.
#[must_use]
pub fn may_decide(circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
    circle.decision.is_none() && may_answer(circle, policy, now)
}

/// Whether participants may say whether they stay: from the opening of the decision until the next term begins.
#[must_use]
pub fn may_answer(circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
    let opens = decision_opens_on(circle, policy).zip(circle.zone().ok());
    circle.state == CircleState::Active
        && circle.decision != Some(Decision::Disband)
        && opens.is_some_and(|(on, zone)| zone::start_of_day(zone, on) <= now)
}

/// Whether everybody who takes part may take the duty of programme manager, not deputies and advisors alone.
#[must_use]
pub fn everybody_may_manage(circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
    let vacant = circle.pm_vacant_since;
    vacant.is_some_and(|since| since + days(policy.vacancy_days) <= now) || is_undecided(circle, now)
}

/// The first date on which twelve months of the circle are over.
#[must_use]
pub fn twelve_months_on(circle: &circle::Model) -> Option<NaiveDate> {
    Some(term::end_of_term(circle.started_on?, term::TWELVE_MONTHS))
}

/// Until when a lapsed circle can be taken up again.
#[must_use]
pub fn reopen_until(circle: &circle::Model, policy: &ClockPolicy) -> Option<DateTime<Utc>> {
    Some(circle.lapsed_at? + days(policy.lapsed_days))
}

/// Until when those who took part see a circle that has ended.
#[must_use]
pub fn archive_until(circle: &circle::Model, policy: &ClockPolicy) -> Option<DateTime<Utc>> {
    Some(circle.ended_at? + days(policy.archive_days))
}

/// Whether the next term would begin at or past twelve months: continuing is advised against.
#[must_use]
pub fn ends_past_twelve_months(circle: &circle::Model) -> bool {
    u32::try_from(circle.term).is_ok_and(|term| term >= term::TWELVE_MONTHS)
}

/// Names what due instants are computed by, beside the facts: the version of the time zone data, and a hash of the clock's
/// settings. It is stored as `circle.due_basis`; where it differs, what is due is computed anew.
#[must_use]
pub fn basis(policy: &Policy) -> String {
    let settings = Sha256::digest(policy.clock.canonical());
    let mut basis = format!("{} ", chrono_tz::IANA_TZDB_VERSION);
    for byte in settings.iter().take(8) {
        let _ = write!(basis, "{byte:02x}");
    }
    basis
}

fn before(on: NaiveDate, days: u32) -> Option<NaiveDate> {
    on.checked_sub_days(Days::new(days.into()))
}

fn after(on: NaiveDate, days: u32) -> Option<NaiveDate> {
    on.checked_add_days(Days::new(days.into()))
}

#[cfg(test)]
pub(crate) use tests::circle as a_circle;

#[cfg(test)]
mod tests;
