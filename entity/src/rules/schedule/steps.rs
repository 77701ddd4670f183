//! The steps of the clock: what there are, and when each is due (docs/product.md §3, "Scheduled transitions").
//!
//! A step that changes where the circle stands is due until the circle shows that it was done. A step that only writes a mail
//! leaves no trace in the circle but `played_until`: it is due when its instant is past, and after `played_until`. So a step
//! is done once, however late and by whichever replica, also when settings or time zone data move its instant.
//!
//! What counts from a date of the circle happens in its zone: the term ends at 00:00, mails about its end go out at 08:00.
//! What counts from something that people did happens whole days of 24 hours later.

use super::{after, archive_until, before, ends_past_twelve_months, reopen_until};
use crate::model::enums::{CircleState, JoinRequestStatus};
use crate::model::{circle, join_request};
use crate::rules::policy::{ClockPolicy, Policy, days};
use crate::rules::zone::{self, UnknownZone};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use strum::IntoStaticStr;

/// When mails about the end of a term go out, on the circle's clock.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(hour) => hour,
    None => NaiveTime::MIN,
};

/// Lists the steps of the clock by their source: calls the macro `$callback` with them. [`Step`] and its parts, and the
/// schema's `ClockStep`, are made of this list.
///
/// A step has the description that people read in the API's schema; its name (in snake case, in metrics and logs); the days
/// of its setting where it comes several times; and its line in the timeline of `circles simulate`.
#[macro_export]
macro_rules! clock_steps {
    ($callback:ident) => {
        $callback! {
            /// What the calendar does to a circle. Steps of one instant are done in this order.
            Circle(CircleStep) {
                /// The programme manager is reminded of a proposal.
                RemindOfProposal(days: u32) = "the proposal has waited for {days} days";
                /// A proposal expires: it was not published in time.
                ExpireProposal = "the proposal expires";
                /// It is to be decided whether the circle goes on.
                RemindToDecide(days: u32) = "{days} days before the end of the term: decide";
                /// The advice to disband after twelve months.
                AdviseAfterTwelveMonths(days: u32) = "{days} days before twelve months or more: advice to disband";
                /// The term is over: the next begins, the circle ends, or a decision is overdue.
                EndTerm = "the term is over";
                /// The circle lapses: nobody decided in time.
                Lapse = "the circle lapses";
                /// Everybody is reminded that a lapsed circle can be taken up again.
                RemindOfLapse = "the lapsed circle can be taken up again for some days";
                /// A lapsed circle is completed.
                Complete = "the lapsed circle is completed";
                /// Everybody in the circle is asked to be programme manager.
                AskEverybodyToManage = "there is no programme manager still: everybody is asked";
                /// Administrators are told that there is no programme manager still.
                TellOfVacancy = "there is no programme manager still: administrators are told";
                /// Administrators are told that there are too few people still.
                TellOfTooFew = "there are too few people still";
                /// The programme manager is reminded to plan meetings.
                RemindToPlan = "no meeting is planned";
                /// Everybody is asked whether the circle still meets.
                AskWhetherQuiet = "nobody has met for a long time";
                /// What people wrote is removed.
                Archive = "what people wrote is removed";
            }
            /// What the calendar does to a join request.
            JoinRequest(RequestStep) {
                /// Those who decide are reminded of a request to join.
                RemindOfRequest(days: u32) = "a request to join has waited for {days} days";
                /// Administrators are told that nobody answers a request to join.
                EscalateRequest = "nobody answers a request to join";
                /// A request to join expires.
                ExpireRequest = "a request to join expires";
                /// An offered seat goes on to the next in line.
                LapseOffer = "an offered seat goes on to the next in line";
            }
            /// What the calendar does to the nomination of a programme manager.
            Nomination(NominationStep) {
                /// The nomination of a programme manager expires.
                ExpireNomination = "the nomination of a programme manager expires";
            }
        }
    };
}

/// Makes [`Step`] and its parts of the list.
macro_rules! step_enums {
    ($(
        $(#[doc = $about:tt])+
        $source:ident($enum:ident) {
            $($(#[doc = $doc:tt])+ $name:ident$(($days:ident: $type:ty))? = $text:literal;)+
        }
    )+) => {
        $(
            $(#[doc = $about])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr)]
            #[strum(serialize_all = "snake_case")]
            pub enum $enum {
                $($(#[doc = $doc])+ $name$(($type))?,)+
            }

            impl $enum {
                fn text(self) -> String {
                    match self {
                        $(Self::$name$(($days))? => $text.to_owned()$(.replace("{days}", &$days.to_string()))?,)+
                    }
                }
            }
        )+

        /// A step of the clock.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Step {
            $($(#[doc = $about])+ $source($enum),)+
        }

        impl Step {
            /// Names it, in metrics and logs.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$source(step) => step.into(),)+
                }
            }

            /// Says in a line what happens.
            #[must_use]
            pub fn text(self) -> String {
                match self {
                    $(Self::$source(step) => step.text(),)+
                }
            }
        }
    };
}

clock_steps!(step_enums);

impl Step {
    /// Says whether administrators have to look after the circle from then on.
    #[must_use]
    pub fn is_for_administrators(self) -> bool {
        use CircleStep::{AskWhetherQuiet, TellOfTooFew, TellOfVacancy};
        matches!(
            self,
            Self::Circle(TellOfVacancy | TellOfTooFew | AskWhetherQuiet)
                | Self::JoinRequest(RequestStep::EscalateRequest)
        )
    }
}

impl CircleStep {
    /// Says whether it changes where the circle stands: the circle shows whether it was done.
    #[must_use]
    pub fn is_transition(self) -> bool {
        use CircleStep::*;
        matches!(self, ExpireProposal | EndTerm | Lapse | Complete | Archive)
    }

    /// Says whether the mail of `self` is left out when `later` is due as well: the clock was away, and people hear what
    /// holds now. A change is never left out.
    #[must_use]
    pub fn is_overtaken_by(self, later: Self) -> bool {
        use CircleStep::*;
        match self {
            RemindOfProposal(_) => matches!(later, RemindOfProposal(_) | ExpireProposal),
            RemindToDecide(_) => matches!(later, RemindToDecide(_) | EndTerm),
            AdviseAfterTwelveMonths(_) => matches!(later, AdviseAfterTwelveMonths(_) | EndTerm | Lapse),
            RemindToPlan => matches!(later, AskWhetherQuiet | Lapse),
            RemindOfLapse => matches!(later, Complete),
            _ => false,
        }
    }
}

impl RequestStep {
    /// As for [`CircleStep::is_overtaken_by`].
    #[must_use]
    pub fn is_overtaken_by(self, later: Self) -> bool {
        use RequestStep::*;
        matches!(
            (self, later),
            (RemindOfRequest(_), RemindOfRequest(_) | ExpireRequest) | (EscalateRequest, ExpireRequest)
        )
    }
}

/// Every step that the circle has as it stands, done or not, in no order. A circle that runs has steps on dates: it needs its
/// zone.
pub(super) fn steps(
    circle: &circle::Model,
    policy: &ClockPolicy,
) -> Result<Vec<(DateTime<Utc>, CircleStep)>, UnknownZone> {
    let mut steps = Vec::new();
    let running = circle.state == CircleState::Active;
    if circle.state == CircleState::Proposed
        && let Some(from) = circle.ageing_from
    {
        let reminders = policy.proposal_reminder_days.iter();
        steps.extend(reminders.map(|after| (from + days(*after), CircleStep::RemindOfProposal(*after))));
        steps.push((from + days(policy.proposal_days), CircleStep::ExpireProposal));
    }
    if let (true, Some(end)) = (running, circle.term_ends_on) {
        add_end_of_term(&mut steps, circle, policy, circle.zone()?, end);
    }
    if let (true, Some(last)) = (running, circle.last_meeting_on) {
        let zone = circle.zone()?;
        for (after_days, step) in [
            (policy.nothing_planned_days, CircleStep::RemindToPlan),
            (policy.quiet_days, CircleStep::AskWhetherQuiet),
        ] {
            steps.extend(after(last, after_days).map(|on| (morning(zone, on), step)));
        }
    }
    if let (true, Some(since)) = (running, circle.below_minimum_since) {
        steps.push((since + days(policy.below_minimum_days), CircleStep::TellOfTooFew));
    }
    if let (CircleState::Proposed | CircleState::Active, Some(since)) = (circle.state, circle.pm_vacant_since)
    {
        steps.push((
            since + days(policy.vacancy_days),
            CircleStep::AskEverybodyToManage,
        ));
        steps.push((
            since + days(policy.vacancy_administrator_days),
            CircleStep::TellOfVacancy,
        ));
    }
    if let Some(until) = reopen_until(circle, policy) {
        let reminder = until - days(policy.lapsed_reminder_days);
        steps.extend([
            (reminder, CircleStep::RemindOfLapse),
            (until, CircleStep::Complete),
        ]);
    }
    if circle.archived_at.is_none() {
        steps.extend(archive_until(circle, policy).map(|until| (until, CircleStep::Archive)));
    }
    Ok(steps)
}

fn add_end_of_term(
    steps: &mut Vec<(DateTime<Utc>, CircleStep)>,
    circle: &circle::Model,
    policy: &ClockPolicy,
    zone: Tz,
    end: NaiveDate,
) {
    if circle.decision.is_none() {
        let reminders = policy.decide_reminder_days.iter();
        steps.extend(reminders.filter_map(|days| {
            let on = before(end, *days)?;
            Some((morning(zone, on), CircleStep::RemindToDecide(*days)))
        }));
        if ends_past_twelve_months(circle) {
            let advice = policy.twelve_months_days.iter();
            steps.extend(advice.filter_map(|days| {
                let on = before(end, *days)?;
                Some((morning(zone, on), CircleStep::AdviseAfterTwelveMonths(*days)))
            }));
        }
        let lapses = after(end, policy.grace_days);
        steps.extend(lapses.map(|on| (zone::start_of_day(zone, on), CircleStep::Lapse)));
    }
    // It is over already where nobody has decided.
    if circle.overdue_since.is_none() {
        steps.push((zone::start_of_day(zone, end), CircleStep::EndTerm));
    }
}

/// Whether a reminder to decide was due before in this term.
///
/// # Errors
/// When the circle's zone is not known.
pub fn was_reminded_to_decide(circle: &circle::Model, policy: &ClockPolicy) -> Result<bool, UnknownZone> {
    let reminders = steps(circle, policy)?.into_iter().filter_map(|(at, step)| {
        let is_one = matches!(step, CircleStep::RemindToDecide(_));
        is_one.then_some(at)
    });
    let first = reminders.min();
    Ok(first.is_some_and(|first| circle.played_until.is_some_and(|until| first <= until)))
}

/// Steps that are due at one instant, in their order.
pub type DueSteps = (DateTime<Utc>, Vec<CircleStep>);

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
    let mut now: Vec<CircleStep> = steps
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
) -> Result<Vec<CircleStep>, UnknownZone> {
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
            steps.extend(reminders.map(|after| (since + days(*after), RequestStep::RemindOfRequest(*after))));
            steps.push((
                since + days(clock.request_escalation_days),
                RequestStep::EscalateRequest,
            ));
            // What would come with or after the expiry does not come.
            steps.retain(|(at, _)| *at < by);
            steps.push((by, RequestStep::ExpireRequest));
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

fn morning(zone: Tz, on: NaiveDate) -> DateTime<Utc> {
    zone::instant(zone, on.and_time(MORNING))
}
