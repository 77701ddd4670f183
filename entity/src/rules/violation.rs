//! The vocabulary of what the programme refuses. One enum: the API's `UserErrorCode` matches it exhaustively.

use super::advice::AdvisoryCode;
use super::text::TextProblem;
use crate::model::enums::{CircleState, Decision, Role};
use chrono::{DateTime, NaiveDate, Utc};

/// Why something was refused, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each variant's message is its documentation")]
pub enum RuleViolation {
    #[error("Nothing that you can see has this id.")]
    NotFound,
    #[error("{0}")]
    InvalidText(TextProblem),
    #[error("{0}")]
    InvalidInput(&'static str),
    #[error(
        "This idempotencyKey was sent with another call in the last 24 hours. Send a new key with a new call."
    )]
    IdempotencyKeyReused,
    #[error(
        "Circles are open to regular employees, and you are not one by the company's records. If they are wrong, ask HR."
    )]
    NotEligible,
    #[error("You have not agreed to the current privacy notice ({version}). Read it, then call optIn.")]
    NotOptedIn { version: String },
    #[error("The privacy notice is now version {current}. Read it, then call optIn with that version.")]
    ConsentOutdated { current: String },
    #[error("You are not signed up as {}. Call signUp first.", role_name(*.0))]
    NotSignedUp(Role),
    #[error("This person is not signed up as {}.", role_name(*.0))]
    PersonNotSignedUp(Role),
    #[error("This person cannot take part: not a regular employee, or has not opted in.")]
    PersonNotEligible,
    #[error("Sign up as member, as advisor, or both, before proposing a circle.")]
    SignUpFirst,
    #[error("Only the circle's programme manager, a deputy or a programme administrator can do this.")]
    NotProgrammeManager,
    #[error("Only a programme administrator can do this.")]
    NotAdministrator,
    #[error("Only a participant of the circle can do this.")]
    NotParticipant,
    #[error("The circle is {}, so this is not possible.", state_name(*.0))]
    WrongState(CircleState),
    #[error("The circle does not take requests at the moment.")]
    RecruitingClosed,
    #[error("You are in this circle already.")]
    AlreadyMember,
    #[error("This person is in the circle already.")]
    PersonInCircle,
    #[error("You may have {max} open requests at most. Withdraw one first.")]
    TooManyOpenRequests { max: u32 },
    #[error("This person has {max} open requests, which is the most that one person may have.")]
    PersonHasMostOpenRequests { max: u32 },
    #[error("You have done this very often in the last hour. Try again in {}.", wait(*.seconds))]
    TooManyActs { seconds: u32 },
    #[error("You may ask this circle again from {} on.", .0.format("%Y-%m-%d %H:%M UTC"))]
    AskedTooSoon(DateTime<Utc>),
    #[error("The circle is full. The request can be pre-approved: it is offered the next free seat.")]
    CircleFull,
    #[error("The request has been decided or withdrawn already.")]
    RequestNotOpen,
    #[error("This person has an open request to join the circle.")]
    RequestOpen,
    #[error("The request could be reopened until {}.", .0.format("%Y-%m-%d %H:%M UTC"))]
    RequestReopeningOver(DateTime<Utc>),
    #[error("Nobody decides about a request of their own.")]
    OwnRequest,
    #[error("The offer of this seat has ended.")]
    OfferExpired,
    #[error("No seat is offered to this request.")]
    NoOffer,
    #[error("Advice applies: {}. Repeat the call with these codes in acknowledge.", codes(.0))]
    AdvisoriesNotAcknowledged(Vec<AdvisoryCode>),
    #[error("A circle needs {min} people to be published; it has {people}.")]
    TooFewPeople { min: u32, people: u32 },
    #[error("A circle needs at least one member, not advisors alone.")]
    NoMember,
    #[error("The circle has no programme manager. One must accept the duty first.")]
    ProgrammeManagerVacant,
    #[error("The programme manager is not eligible any more. Name another first.")]
    ProgrammeManagerNotEligible,
    #[error("{taken} seats are taken or offered, so the maximum cannot be lower than that.")]
    MaximumBelowPeople { taken: u32 },
    #[error("A circle's maximum is between {min} and {max} people.")]
    MaximumOutOfRange { min: u32, max: u32 },
    #[error("The programme manager hands the duty over first, or leaves with leaveVacant: true.")]
    HandOverFirst,
    #[error("The programme manager cannot be removed. Name another first.")]
    CannotRemoveProgrammeManager,
    #[error("To leave yourself, call leaveCircle.")]
    UseLeaveCircle,
    #[error("A circle has two deputies at most. Dismiss one first.")]
    DeputiesFull,
    #[error("This person has a duty in the circle already.")]
    HasDuty,
    #[error("This person is not a deputy of the circle.")]
    NotDeputy,
    #[error("Somebody was named already and has not answered. Withdraw that nomination first.")]
    NominationOpen,
    #[error("The nomination has been answered or withdrawn already, or its time is over.")]
    NominationNotOpen,
    #[error("The person has this role already.")]
    SameRole,
    #[error("The end of the term can be decided about from {opens_on} on.")]
    DecisionNotOpen { opens_on: NaiveDate },
    #[error("It has been decided already that the circle {}.", decided(*.0))]
    DecisionTaken(Decision),
    #[error("Say in reason why the circle goes on after twelve months.")]
    ReasonNeeded,
    #[error("The programme manager's place is not to be taken over at the moment.")]
    TakeOverNotOpen,
    #[error("The circle could be taken up again until {}.", .0.format("%Y-%m-%d %H:%M UTC"))]
    ReopeningOver(DateTime<Utc>),
}

fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Continue => "goes on after the term",
        Decision::Disband => "ends with the term",
    }
}

fn wait(seconds: u32) -> String {
    match seconds {
        0..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Member => "a member",
        Role::Advisor => "an advisor",
    }
}

fn state_name(state: CircleState) -> &'static str {
    match state {
        CircleState::Draft => "a draft",
        CircleState::Proposed => "not published yet",
        CircleState::Active => "published",
        CircleState::Lapsed => "lapsed",
        CircleState::Completed => "completed",
        CircleState::Disbanded => "disbanded",
        CircleState::Withdrawn => "withdrawn",
        CircleState::Expired => "expired",
    }
}

fn codes(advisories: &[AdvisoryCode]) -> String {
    let names: Vec<&'static str> = advisories.iter().map(|code| (*code).into()).collect();
    names.join(", ")
}
