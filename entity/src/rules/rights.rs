//! Who may do what to a circle and see what of it (docs/product.md §3, §5): the one table, asked by operations inside their
//! transaction, by finders, and by the API's `viewerCan…` fields.
//!
//! An act is judged in four steps, in this order: the person ([`ready`]), what the person is to the circle, where the circle
//! stands ([`life_cycle`]), and the other facts that it hangs on ([`may`]). What hangs on the input of an operation is the
//! operation's own to check.

mod act;
mod involvement;
pub mod life_cycle;
pub mod proof;
mod sealed;

pub use act::{Act, ActKind, Applicant, AskedBefore, Asking, Crew, Reopening};
pub use involvement::Involvement;
pub use sealed::{AboutPerson, Sealed};

use super::person::Person;
use super::policy::{ClockPolicy, Policy};
use super::{RuleViolation, schedule};
use crate::model::enums::{Decision, DutyKind, MembershipStatus, Role, TieKind};
use crate::model::{circle, join_request, pm_nomination};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// Says whether somebody can act at all. `eligible` is what their token says of them, `person` what HR and they themselves say:
/// three different refusals (docs/product.md §5), each saying what to do.
///
/// # Errors
/// `NotEligible`, `NotOptedIn`.
pub fn ready(
    act: ActKind,
    person: Option<&Person>,
    eligible: bool,
    policy: &Policy,
) -> Result<(), RuleViolation> {
    if takes_consent(act) {
        can_take_part(person, eligible, policy)
    } else {
        is_eligible(person, eligible, policy)
    }
}

/// Says whether somebody is eligible, by their token and by HR's data.
///
/// # Errors
/// `NotEligible`.
pub fn is_eligible(person: Option<&Person>, eligible: bool, policy: &Policy) -> Result<(), RuleViolation> {
    let person = person.filter(|person| eligible && person.is_eligible(policy));
    person.map(drop).ok_or(RuleViolation::NotEligible)
}

/// Says whether somebody is eligible, and has agreed to the current privacy notice.
///
/// # Errors
/// `NotEligible`, `NotOptedIn`.
pub fn can_take_part(person: Option<&Person>, eligible: bool, policy: &Policy) -> Result<(), RuleViolation> {
    is_eligible(person, eligible, policy)?;
    let version = policy.privacy_notice_version.clone();
    require(
        person.is_some_and(|person| person.is_opted_in(policy)),
        RuleViolation::NotOptedIn { version },
    )
}

/// Whether the act takes consent to the current privacy notice. Whoever has not agreed to it can still see, and get out.
fn takes_consent(act: ActKind) -> bool {
    use ActKind::*;
    let sees = matches!(
        act,
        SeeInside
            | SeeAddresses
            | SeeRequests
            | ReadMessages
            | SeeNomination
            | SeeAdvice
            | SeeStayCounts
            | SeeEndReason
            | SeeShortage
    );
    let gets_out = matches!(
        act,
        WithdrawRequest | PassSeat | Leave | DismissDeputy | DeclineNomination
    );
    !sees && !gets_out
}

/// Says whether `who` may do `act` to `circle` at `now`, or which rule forbids it.
///
/// # Errors
/// The rule. What one may not see answers like what does not exist: `NotFound`.
pub fn may(
    act: Act<'_>,
    who: &Involvement,
    circle: &circle::Model,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(), RuleViolation> {
    if who.circle_id != circle.id {
        return Err(RuleViolation::NotFound);
    }
    entitled(act, who, circle, now)?;
    life_cycle::circle(act.into(), circle.state)?;
    open(act, who, circle, policy, now)
}

fn require(holds: bool, otherwise: RuleViolation) -> Result<(), RuleViolation> {
    if holds { Ok(()) } else { Err(otherwise) }
}

/// Who: by what they are to the circle, or to the request or nomination.
fn entitled(
    act: Act<'_>,
    who: &Involvement,
    circle: &circle::Model,
    now: DateTime<Utc>,
) -> Result<(), RuleViolation> {
    use RuleViolation::{AlreadyMember, NotFound, NotParticipant, NotProgrammeManager, OwnRequest};
    match act {
        Act::SeeInside => require(who.is_inside(), NotFound),
        Act::SeeAddresses => require(who.is_programme_manager() || who.has_access, NotFound),
        Act::SeeRequests | Act::DecideRequests => require(sees_requests(who, circle), NotFound),
        Act::ReadMessages => require(who.acts_as_manager(circle), NotFound),
        Act::SeeNomination => require(who.holds_the_duty(), NotFound),
        Act::SeeAdvice | Act::SeeStayCounts => require(who.duty().is_some() || who.has_access, NotFound),
        Act::SeeEndReason => require(who.is_inside() || who.took_part, NotFound),
        Act::SeeShortage => require(who.is_inside() || who.administrator, NotFound),

        Act::Submit | Act::Update | Act::Publish(_) => require(who.manages(), NotProgrammeManager),
        Act::Withdraw | Act::Continue | Act::Complete | Act::Disband | Act::Reopen | Act::Nominate(_) => {
            require(who.holds_the_duty(), NotProgrammeManager)
        }
        Act::AnswerStay | Act::TakeOver | Act::Leave => require(who.membership().is_some(), NotParticipant),

        Act::Ask(_) => require(who.membership().is_none(), AlreadyMember),
        Act::Approve(Applicant { request, .. })
        | Act::PreApprove(request)
        | Act::Decline(request)
        | Act::ReopenRequest(Reopening {
            applicant: Applicant { request, .. },
            ..
        }) => {
            require(!who.is(request.employee_id), OwnRequest)?;
            require(sees_requests(who, circle), NotFound)
        }
        Act::WithdrawRequest(request) => {
            require(who.is(request.employee_id), NotFound)?;
            undecided(act, request)
        }
        Act::TakeSeat(Applicant { request, .. }) => {
            require(who.is(request.employee_id), NotFound)?;
            offered(act, request, now)
        }
        Act::PassSeat(request) => {
            require(who.is(request.employee_id), NotFound)?;
            require(leads_somewhere(act, request), RuleViolation::NoOffer)
        }

        // To those who are neither in nor manage, there are no memberships here.
        Act::Remove | Act::ChangeRole | Act::AppointDeputy(_) | Act::DismissDeputy { .. } => {
            require(who.membership().is_some() || who.manages(), NotFound)?;
            let entitled = match act {
                Act::AppointDeputy(_) => who.holds_the_duty(),
                Act::DismissDeputy { own } => own || who.holds_the_duty(),
                _ => who.manages(),
            };
            require(entitled, NotProgrammeManager)
        }
        Act::WithdrawNomination(nomination) => {
            require(who.holds_the_duty(), NotFound)?;
            pending(act, nomination)
        }
        Act::AcceptNomination { nomination, .. } | Act::DeclineNomination(nomination) => {
            require(who.is(nomination.nominee_id), NotFound)?;
            pending(act, nomination)?;
            require(now < nomination.expires_at, RuleViolation::NominationNotOpen)
        }

        Act::Expire
        | Act::EndTerm
        | Act::Lapse
        | Act::EndLapse
        | Act::Empty
        | Act::OfferSeat
        | Act::MoveUp
        | Act::LapseOffer
        | Act::ExpireRequest
        | Act::VoidRequest
        | Act::ExpireNomination
        | Act::Archive => Err(NotFound),
    }
}

/// What else: by the circle's dates and the facts that the act carries.
fn open(
    act: Act<'_>,
    who: &Involvement,
    circle: &circle::Model,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(), RuleViolation> {
    let clock = &policy.clock;
    match act {
        Act::SeeStayCounts => require(schedule::may_decide(circle, clock, now), RuleViolation::NotFound),
        Act::Submit => require(
            circle.pm_vacant_since.is_none(),
            RuleViolation::ProgrammeManagerVacant,
        ),
        Act::Publish(crew) => may_start(crew, circle, policy),
        Act::Continue | Act::Complete => match circle.decision {
            Some(decision) => Err(RuleViolation::DecisionTaken(decision)),
            None => require(schedule::may_decide(circle, clock, now), too_early(circle, clock)),
        },
        Act::AnswerStay => match circle.decision {
            Some(Decision::Disband) => Err(RuleViolation::DecisionTaken(Decision::Disband)),
            _ => require(schedule::may_answer(circle, clock, now), too_early(circle, clock)),
        },
        Act::Reopen => {
            let until = schedule::reopen_until(circle, clock);
            match until.filter(|until| now >= *until) {
                Some(until) => Err(RuleViolation::ReopeningOver(until)),
                None => Ok(()),
            }
        }
        Act::TakeOver => {
            require(!who.is_programme_manager(), RuleViolation::HasDuty)?;
            require(
                is_asked_to_manage(who, circle, clock, now),
                RuleViolation::TakeOverNotOpen,
            )
        }
        Act::Ask(asking) => may_ask(who, asking, circle, policy, now),
        Act::Approve(Applicant { request, person }) => {
            undecided(act, request)?;
            require(circle.free_seats() > 0, RuleViolation::CircleFull)?;
            may_come_in(request, person, policy)
        }
        Act::PreApprove(request) | Act::Decline(request) => undecided(act, request),
        Act::ReopenRequest(reopening) => may_reopen(act, reopening, policy, now),
        Act::TakeSeat(Applicant { request, person }) => may_come_in(request, person, policy),
        Act::AppointDeputy(duties) => {
            let deputies = duties.iter().filter(|duty| duty.duty == DutyKind::Deputy);
            require(deputies.count() < MOST_DEPUTIES, RuleViolation::DeputiesFull)
        }
        Act::Nominate(pending) => require(
            pending.is_none_or(|pending| pending.expires_at <= now),
            RuleViolation::NominationOpen,
        ),
        Act::AcceptNomination { needs_seat, .. } => {
            require(!needs_seat || circle.free_seats() > 0, RuleViolation::CircleFull)
        }
        _ => Ok(()),
    }
}

/// The most deputies of one circle (docs/product.md §3, "Joining").
const MOST_DEPUTIES: usize = 2;

/// Who sees and decides about join requests: the managers; an administrator for a vacant programme manager, or with a logged
/// reason.
fn sees_requests(who: &Involvement, circle: &circle::Model) -> bool {
    who.acts_as_manager(circle) || who.has_access
}

fn leads_somewhere(act: Act<'_>, request: &join_request::Model) -> bool {
    life_cycle::join_request(act.into(), request.status).is_ok()
}

fn undecided(act: Act<'_>, request: &join_request::Model) -> Result<(), RuleViolation> {
    life_cycle::join_request(act.into(), request.status).map(drop)
}

fn offered(act: Act<'_>, request: &join_request::Model, now: DateTime<Utc>) -> Result<(), RuleViolation> {
    use crate::model::enums::JoinRequestStatus::Lapsed;
    let lasts = request.offer_expires_at.is_some_and(|until| now < until);
    match leads_somewhere(act, request) {
        true if lasts => Ok(()),
        false if request.status != Lapsed => Err(RuleViolation::NoOffer),
        _ => Err(RuleViolation::OfferExpired),
    }
}

fn pending(act: Act<'_>, nomination: &pm_nomination::Model) -> Result<(), RuleViolation> {
    life_cycle::nomination(act.into(), nomination.status).map(drop)
}

/// At least the minimum of people, one of them a member; the programme manager is eligible and takes part (docs/product.md §2).
fn may_start(crew: &Crew, circle: &circle::Model, policy: &Policy) -> Result<(), RuleViolation> {
    let (min, people) = (policy.min_people, crew.people);
    require(people >= min, RuleViolation::TooFewPeople { min, people })?;
    require(crew.has_member, RuleViolation::NoMember)?;
    let can_take_part = crew.manager_can_take_part;
    let can_take_part = can_take_part.ok_or(RuleViolation::ProgrammeManagerVacant)?;
    require(can_take_part, RuleViolation::ProgrammeManagerNotEligible)?;
    zone_of(circle).map(drop)
}

/// Reads the zone that a circle's dates will be of.
///
/// # Errors
/// `InvalidInput` where it is not known any more.
pub fn zone_of(circle: &circle::Model) -> Result<Tz, RuleViolation> {
    let unknown = "The circle's time zone is not known any more. Update it first.";
    circle.zone().map_err(|_| RuleViolation::InvalidInput(unknown))
}

fn too_early(circle: &circle::Model, clock: &ClockPolicy) -> RuleViolation {
    match schedule::decision_opens_on(circle, clock) {
        Some(opens_on) => RuleViolation::DecisionNotOpen { opens_on },
        None => RuleViolation::WrongState(circle.state),
    }
}

/// A vacant place is the deputies' and advisors' to take for some days, then everybody's; when the term is over and nobody has
/// decided, anybody may take it from whoever has it. Not who is on leave.
fn is_asked_to_manage(
    who: &Involvement,
    circle: &circle::Model,
    clock: &ClockPolicy,
    now: DateTime<Utc>,
) -> bool {
    let vacant = circle.pm_vacant_since.is_some();
    let present = who
        .membership()
        .filter(|member| member.status == MembershipStatus::Active);
    present.is_some_and(|member| {
        let first_asked = who.duty().is_some() || member.role == Role::Advisor;
        schedule::everybody_may_manage(circle, clock, now) || (vacant && first_asked)
    })
}

/// Who was declined or removed waits for a while before they ask again.
fn may_ask(
    who: &Involvement,
    asking: Asking<'_>,
    circle: &circle::Model,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(), RuleViolation> {
    let Asking { asker, role, before } = asking;
    require(circle.recruiting_open, RuleViolation::RecruitingClosed)?;
    require(asker.is_signed_up(role), RuleViolation::NotSignedUp(role))?;
    let refused_at = Ord::max(before.declined_at, who.removed_at);
    if let Some(from) = refused_at
        .map(|at| at + policy.reask_period())
        .filter(|from| now < *from)
    {
        return Err(RuleViolation::AskedTooSoon(from));
    }
    let max = policy.max_open_requests;
    let open = u32::try_from(before.slots.len()).unwrap_or(u32::MAX);
    require(open < max, RuleViolation::TooManyOpenRequests { max })
}

/// A refusal can be taken back for a while, unless the person asked again or came in meanwhile. Whether recruiting is open is
/// about new requests, and this is none.
fn may_reopen(
    act: Act<'_>,
    reopening: Reopening<'_>,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(), RuleViolation> {
    let Reopening { applicant, ties } = reopening;
    let Applicant { request, person } = applicant;
    let tie = ties.iter().find(|tie| tie.circle_id == request.circle_id);
    match tie.map(|tie| tie.kind) {
        Some(TieKind::Membership) => return Err(RuleViolation::PersonInCircle),
        Some(TieKind::Request) => return Err(RuleViolation::RequestOpen),
        None => {}
    }
    life_cycle::join_request(act.into(), request.status)?;
    let until = request.resolved_at.map(|at| at + policy.reopen_request_period());
    if let Some(until) = until.filter(|until| now >= *until) {
        return Err(RuleViolation::RequestReopeningOver(until));
    }
    may_come_in(request, person, policy)?;
    let max = policy.max_open_requests;
    let open = ties.iter().filter(|tie| tie.kind == TieKind::Request).count();
    let open = u32::try_from(open).unwrap_or(u32::MAX);
    require(open < max, RuleViolation::PersonHasMostOpenRequests { max })
}

/// Facts may have changed since the request: eligibility, consent, what the person is signed up for.
fn may_come_in(
    request: &join_request::Model,
    person: Option<&Person>,
    policy: &Policy,
) -> Result<(), RuleViolation> {
    let person = person.filter(|person| person.can_take_part(policy));
    let person = person.ok_or(RuleViolation::PersonNotEligible)?;
    require(
        person.is_signed_up(request.role),
        RuleViolation::PersonNotSignedUp(request.role),
    )
}

#[cfg(test)]
mod tests;
