//! What stands open in a circle as it stands: the same rules for operations, which refuse, and for the API, which says
//! beforehand what can be done.

use super::ends_past_twelve_months;
use super::{everybody_may_manage, may_decide, reopen_until, twelve_months_on};
use crate::model::enums::{CircleState, DutyKind, MembershipStatus, Role};
use crate::model::{circle, membership};
use crate::rules::policy::ClockPolicy;
use crate::rules::zone;
use chrono::{DateTime, Utc};

/// Whether the circle can be ended before its term.
#[must_use]
pub fn may_disband(circle: &circle::Model) -> bool {
    matches!(circle.state, CircleState::Active | CircleState::Lapsed)
}

/// Whether the circle has lapsed and can still be taken up again.
#[must_use]
pub fn may_reopen(circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
    circle.state == CircleState::Lapsed && reopen_until(circle, policy).is_none_or(|until| now < until)
}

/// Whether a participant, with this duty, may take the programme manager's place over: a vacant one is the deputies' and
/// advisors' to take for some days, then everybody's; when the term is over and nobody has decided, anybody may take it from
/// whoever has it. Not who is on leave.
#[must_use]
pub fn may_take_over(
    circle: &circle::Model,
    member: &membership::Model,
    duty: Option<DutyKind>,
    policy: &ClockPolicy,
    now: DateTime<Utc>,
) -> bool {
    let vacant = circle.pm_vacant_since.is_some();
    let first_asked = duty.is_some() || member.role == Role::Advisor;
    circle.takes_people()
        && member.status == MembershipStatus::Active
        && duty != Some(DutyKind::ProgrammeManager)
        && (everybody_may_manage(circle, policy, now) || (vacant && first_asked))
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
