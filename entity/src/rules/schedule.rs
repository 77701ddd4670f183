//! The clock's plan: which steps a circle and its join requests have before them, and when (docs/product.md §3).
//!
//! Nothing is remembered of what is only said but that the clock has played until it: it is due when its instant is past
//! and after `played_until`. What changes where the circle stands is due as long as it has not, so that it is neither lost
//! nor repeated when settings or time zone data move its instant. So a step is done once, whoever looks and however late,
//! and what changes the facts changes the plan. What hangs on a date of the circle's happens in its zone: the term ends at 00:00 (docs/product.md §3), mails about
//! its end go out at 08:00. What hangs on something that people did happens whole days of 24 hours later.

mod windows;

use super::policy::{ClockPolicy, Policy, days};
use super::term;
use super::zone::{self, UnknownZone};
use crate::model::enums::{CircleState, Decision, JoinRequestStatus};
use crate::model::{circle, join_request};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use std::hash::{DefaultHasher, Hash, Hasher};
pub use windows::{advises_to_end, has_run_for_twelve_months};

/// When mails about the end of a term go out, on the circle's clock.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(hour) => hour,
    None => NaiveTime::MIN,
};

/// Something that the calendar does to a circle. In the order in which steps of the same instant are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The programme manager is reminded that the proposal waits: after so many days.
    RemindOfProposal(u32),
    /// PROPOSED → EXPIRED.
    ExpireProposal,
    /// So many days before the term's end: decide.
    RemindToDecide(u32),
    /// So many days before the end of a term at or past twelve months: the programme's advice.
    AdviseAfterTwelveMonths(u32),
    /// The term's end: on, over, or undecided.
    EndTerm,
    /// ACTIVE → LAPSED: nobody decided in the grace period.
    Lapse,
    /// LAPSED → COMPLETED.
    Complete,
    /// The programme manager's place is still empty: everybody is asked.
    AskEverybodyToManage,
    /// It still is: administrators are told.
    TellOfVacancy,
    /// The circle is still below the minimum: administrators are told.
    TellOfTooFew,
    /// No meeting was held or planned for a while.
    RemindToPlan,
    /// For a long while.
    AskWhetherQuiet,
    /// What people wrote is removed.
    Archive,
}

impl Step {
    /// Its name, for figures and logs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::RemindOfProposal(_) => "remind_of_proposal",
            Self::ExpireProposal => "expire_proposal",
            Self::RemindToDecide(_) => "remind_to_decide",
            Self::AdviseAfterTwelveMonths(_) => "advise_after_twelve_months",
            Self::EndTerm => "end_term",
            Self::Lapse => "lapse",
            Self::Complete => "complete",
            Self::AskEverybodyToManage => "ask_everybody_to_manage",
            Self::TellOfVacancy => "tell_of_vacancy",
            Self::TellOfTooFew => "tell_of_too_few",
            Self::RemindToPlan => "remind_to_plan",
            Self::AskWhetherQuiet => "ask_whether_quiet",
            Self::Archive => "archive",
        }
    }

    /// Whether it changes where the circle stands: the circle shows whether it was done.
    #[must_use]
    pub fn is_transition(self) -> bool {
        use Step::*;
        matches!(self, ExpireProposal | EndTerm | Lapse | Complete | Archive)
    }

    /// Whether `self` need not be said any more when `later` is due as well: the clock was away, and people hear what
    /// holds now. Only mails are left out, never a change.
    #[must_use]
    pub fn is_overtaken_by(self, later: Self) -> bool {
        use Step::*;
        match self {
            RemindOfProposal(_) => matches!(later, RemindOfProposal(_) | ExpireProposal),
            RemindToDecide(_) => matches!(later, RemindToDecide(_) | EndTerm),
            AdviseAfterTwelveMonths(_) => matches!(later, AdviseAfterTwelveMonths(_) | EndTerm | Lapse),
            RemindToPlan => matches!(later, AskWhetherQuiet | Lapse),
            _ => false,
        }
    }
}

/// Something that the calendar does to a join request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestStep {
    /// Those who decide are reminded: after so many days.
    Remind(u32),
    /// Administrators are told that nobody answers.
    Escalate,
    /// PENDING → EXPIRED: nobody answered.
    Expire,
    /// OFFERED → LAPSED: the seat was not taken.
    LapseOffer,
}

impl RequestStep {
    /// Its name, for figures and logs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Remind(_) => "remind_of_request",
            Self::Escalate => "escalate_request",
            Self::Expire => "expire_request",
            Self::LapseOffer => "lapse_offer",
        }
    }

    /// As for [`Step::is_overtaken_by`].
    #[must_use]
    pub fn is_overtaken_by(self, later: Self) -> bool {
        matches!(
            (self, later),
            (Self::Remind(_), Self::Remind(_) | Self::Expire) | (Self::Escalate, Self::Expire)
        )
    }
}

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

/// Every step that the circle has as it stands, done or not, in no order. A circle that runs has steps on dates: it needs its
/// zone.
fn steps(circle: &circle::Model, policy: &ClockPolicy) -> Result<Vec<(DateTime<Utc>, Step)>, UnknownZone> {
    let mut steps = Vec::new();
    let running = circle.state == CircleState::Active;
    if circle.state == CircleState::Proposed
        && let Some(from) = circle.ageing_from
    {
        let reminders = policy.proposal_reminder_days.iter();
        steps.extend(reminders.map(|after| (from + days(*after), Step::RemindOfProposal(*after))));
        steps.push((from + days(policy.proposal_days), Step::ExpireProposal));
    }
    if let (true, Some(end)) = (running, circle.term_ends_on) {
        end_of_term_steps(&mut steps, circle, policy, circle.zone()?, end);
    }
    if let (true, Some(last)) = (running, circle.last_meeting_on) {
        let zone = circle.zone()?;
        for (after_days, step) in [
            (policy.nothing_planned_days, Step::RemindToPlan),
            (policy.quiet_days, Step::AskWhetherQuiet),
        ] {
            steps.extend(after(last, after_days).map(|on| (morning(zone, on), step)));
        }
    }
    if let (true, Some(since)) = (running, circle.below_minimum_since) {
        steps.push((since + days(policy.below_minimum_days), Step::TellOfTooFew));
    }
    if let (CircleState::Proposed | CircleState::Active, Some(since)) = (circle.state, circle.pm_vacant_since)
    {
        steps.push((since + days(policy.vacancy_days), Step::AskEverybodyToManage));
        steps.push((
            since + days(policy.vacancy_administrator_days),
            Step::TellOfVacancy,
        ));
    }
    steps.extend(reopen_until(circle, policy).map(|until| (until, Step::Complete)));
    if circle.archived_at.is_none() {
        steps.extend(archive_until(circle, policy).map(|until| (until, Step::Archive)));
    }
    Ok(steps)
}

fn end_of_term_steps(
    steps: &mut Vec<(DateTime<Utc>, Step)>,
    circle: &circle::Model,
    policy: &ClockPolicy,
    zone: Tz,
    end: NaiveDate,
) {
    if circle.decision.is_none() {
        let reminders = policy.decide_reminder_days.iter();
        steps.extend(reminders.filter_map(|days| {
            let on = before(end, *days)?;
            Some((morning(zone, on), Step::RemindToDecide(*days)))
        }));
        if ends_past_twelve_months(circle) {
            let advice = policy.twelve_months_days.iter();
            steps.extend(advice.filter_map(|days| {
                let on = before(end, *days)?;
                Some((morning(zone, on), Step::AdviseAfterTwelveMonths(*days)))
            }));
        }
        let lapses = after(end, policy.grace_days);
        steps.extend(lapses.map(|on| (zone::start_of_day(zone, on), Step::Lapse)));
    }
    // It is over already where nobody has decided.
    if circle.overdue_since.is_none() {
        steps.push((zone::start_of_day(zone, end), Step::EndTerm));
    }
}

/// Whether the next term would begin at or past twelve months: continuing is advised against.
#[must_use]
pub fn ends_past_twelve_months(circle: &circle::Model) -> bool {
    u32::try_from(circle.term).is_ok_and(|term| term >= term::TWELVE_MONTHS)
}

/// Whether a reminder to decide was due before in this term.
///
/// # Errors
/// When the circle's zone is not known.
pub fn was_reminded_to_decide(circle: &circle::Model, policy: &ClockPolicy) -> Result<bool, UnknownZone> {
    let reminders = steps(circle, policy)?.into_iter().filter_map(|(at, step)| {
        let is_one = matches!(step, Step::RemindToDecide(_));
        is_one.then_some(at)
    });
    let first = reminders.min();
    Ok(first.is_some_and(|first| circle.played_until.is_some_and(|until| first <= until)))
}

/// Steps that are due at one instant, in their order.
pub type DueSteps = (DateTime<Utc>, Vec<Step>);

/// The next instant at which the circle has steps, and those steps in order.
///
/// # Errors
/// When the circle's zone is needed, and not known.
pub fn next(circle: &circle::Model, policy: &ClockPolicy) -> Result<Option<DueSteps>, UnknownZone> {
    let to_come = |at: DateTime<Utc>| circle.played_until.is_none_or(|until| at > until);
    let mut steps = steps(circle, policy)?;
    steps.retain(|(at, step)| step.is_transition() || to_come(*at));
    let Some(first) = steps.iter().map(|(at, _)| *at).min() else {
        return Ok(None);
    };
    let mut now: Vec<Step> = steps
        .into_iter()
        .filter_map(|(at, step)| (at == first).then_some(step))
        .collect();
    now.sort_unstable();
    Ok(Some((first, now)))
}

/// The steps that are due at `now` beside `at`, later ones included: what may overtake a step of `at`.
///
/// # Errors
/// When the circle's zone is needed, and not known.
pub fn due_after(
    circle: &circle::Model,
    policy: &ClockPolicy,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<Step>, UnknownZone> {
    let due = steps(circle, policy)?
        .into_iter()
        .filter(|(when, _)| *when > at && *when <= now);
    Ok(due.map(|(_, step)| step).collect())
}

/// Every step of a join request, in order.
fn request_steps(request: &join_request::Model, policy: &Policy) -> Vec<(DateTime<Utc>, RequestStep)> {
    let clock = &policy.clock;
    let mut steps = Vec::new();
    match (
        request.status,
        request.pending_since,
        request.answer_by,
        request.offer_expires_at,
    ) {
        (JoinRequestStatus::Pending, Some(since), Some(by), _) => {
            let reminders = clock.request_reminder_days.iter();
            steps.extend(reminders.map(|after| (since + days(*after), RequestStep::Remind(*after))));
            steps.push((since + days(clock.request_escalation_days), RequestStep::Escalate));
            // What would come with or after the expiry does not come.
            steps.retain(|(at, _)| *at < by);
            steps.push((by, RequestStep::Expire));
        }
        (JoinRequestStatus::Offered, _, _, Some(until)) => steps.push((until, RequestStep::LapseOffer)),
        _ => {}
    }
    steps.sort_unstable();
    steps
}

/// The next step of the join request, and when.
#[must_use]
pub fn next_of_request(
    request: &join_request::Model,
    policy: &Policy,
) -> Option<(DateTime<Utc>, RequestStep)> {
    let mut steps = request_steps(request, policy).into_iter();
    steps.find(|(at, _)| request.played_until.is_none_or(|until| *at > until))
}

/// The steps of the request that are due at `now` after the step of `at`.
#[must_use]
pub fn request_due_after(
    request: &join_request::Model,
    policy: &Policy,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Vec<RequestStep> {
    let due = request_steps(request, policy)
        .into_iter()
        .filter(|(when, _)| *when > at && *when <= now);
    due.map(|(_, step)| step).collect()
}

/// What plans are computed by, beside the facts: time zone data, and the clock's settings.
#[must_use]
pub fn basis(policy: &Policy) -> String {
    let mut hasher = DefaultHasher::new();
    policy.clock.hash(&mut hasher);
    format!("{} {:016x}", chrono_tz::IANA_TZDB_VERSION, hasher.finish())
}

fn morning(zone: Tz, on: NaiveDate) -> DateTime<Utc> {
    zone::instant(zone, on.and_time(MORNING))
}

fn before(on: NaiveDate, days: u32) -> Option<NaiveDate> {
    on.checked_sub_days(Days::new(days.into()))
}

fn after(on: NaiveDate, days: u32) -> Option<NaiveDate> {
    on.checked_add_days(Days::new(days.into()))
}

#[cfg(test)]
mod tests;
