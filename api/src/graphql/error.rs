//! Turns refusals and wrong input into errors. What was judged and refused is data: `userErrors`. What could not be judged
//! is a top-level error with a code in its extensions.

use super::types::AdvisoryCode;
use async_graphql::{Enum, Error, ErrorExtensions, SimpleObject};
use entity::ops;
use entity::rules::RuleViolation;

/// Makes the error for callers who are not signed in.
pub(super) fn unauthenticated() -> Error {
    coded(
        "Sign in: send the header Authorization: Bearer TOKEN.",
        "UNAUTHENTICATED",
        None,
    )
}

/// Makes the error for callers who may not look at the programme.
pub(super) fn not_eligible() -> Error {
    coded(
        &RuleViolation::NotEligible.to_string(),
        "FORBIDDEN",
        Some("NOT_ELIGIBLE"),
    )
}

/// Makes the error for callers who are no programme administrator.
pub(super) fn not_administrator() -> Error {
    coded(
        &RuleViolation::NotAdministrator.to_string(),
        "FORBIDDEN",
        Some("NOT_ADMINISTRATOR"),
    )
}

/// Makes the error for an argument that is out of range or cannot be read.
pub(super) fn bad_input(message: &str) -> Error {
    coded(message, "BAD_USER_INPUT", None)
}

fn coded(message: &str, code: &'static str, reason: Option<&'static str>) -> Error {
    Error::new(message).extend_with(|_, extensions| {
        extensions.set("code", code);
        if let Some(reason) = reason {
            extensions.set("reason", reason);
        }
    })
}

/// An id that is malformed, or of another type than the field takes.
#[derive(Debug)]
pub(super) struct InvalidId {
    pub(super) field: &'static str,
    pub(super) expected: &'static str,
    pub(super) found: Option<&'static str>,
}

impl InvalidId {
    fn message(&self) -> String {
        let Self {
            field,
            expected,
            found,
        } = self;
        match found {
            Some(found) => format!("{field} is the id of a {found}. Give the id of a {expected}."),
            None => format!("{field} is not an id. Give the id of a {expected}, as the API answered it."),
        }
    }
}

impl From<InvalidId> for Error {
    fn from(invalid: InvalidId) -> Self {
        bad_input(&invalid.message())
    }
}

impl From<InvalidId> for UserError {
    fn from(invalid: InvalidId) -> Self {
        Self {
            code: UserErrorCode::InvalidId,
            message: invalid.message(),
            path: path(Some(invalid.field)),
            advisories: Vec::new(),
            retry_after_seconds: None,
        }
    }
}

fn path(field: Option<&str>) -> Vec<String> {
    let steps = field.into_iter().flat_map(|field| field.split('.'));
    std::iter::once("input").chain(steps).map(str::to_owned).collect()
}

/// Writes the message. The problem of a text continues the field's name; the other rules are whole sentences.
fn message(error: &ops::UserError) -> String {
    match (&error.violation, error.field) {
        (RuleViolation::InvalidText(problem), Some(field)) => format!("{field} {problem}."),
        (violation, _) => violation.to_string(),
    }
}

/// A rule that was broken. Nothing was changed.
#[derive(Debug, Clone, SimpleObject)]
pub struct UserError {
    /// Which rule, for programs.
    code: UserErrorCode,
    /// What is wrong and what to do about it, for people.
    message: String,
    /// Where in the arguments: `["input"]`, `["input", "title"]`, or `["input", "changes", "title"]`.
    path: Vec<String>,
    /// For `ADVISORIES_NOT_ACKNOWLEDGED`: the codes to repeat in `acknowledge`.
    advisories: Vec<AdvisoryCode>,
    /// For `RATE_LIMITED`: after how many seconds the same call will be taken; null for all other codes.
    retry_after_seconds: Option<u32>,
}

impl UserError {
    /// Puts `parent` into the path of an error whose input field is one of `parent`'s.
    pub(super) fn within(&mut self, parent: &str, is_there: impl Fn(&str) -> bool) {
        if self.path.get(1).is_some_and(|field| is_there(field)) {
            self.path.insert(1, parent.to_owned());
        }
    }
}

impl From<ops::UserError> for UserError {
    fn from(error: ops::UserError) -> Self {
        let advisories = match &error.violation {
            RuleViolation::AdvisoriesNotAcknowledged(codes) => {
                codes.iter().copied().map(Into::into).collect()
            }
            _ => Vec::new(),
        };
        Self {
            code: UserErrorCode::of(&error.violation),
            message: message(&error),
            path: path(error.field),
            advisories,
            retry_after_seconds: match error.violation {
                RuleViolation::TooManyActs { seconds } => Some(seconds),
                _ => None,
            },
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $pattern:pat,)+) => {
        /// The rules that can be broken.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
        pub enum UserErrorCode {
            /// The id is malformed, or of another type.
            InvalidId,
            $($(#[$doc])* $name,)+
        }

        impl UserErrorCode {
            fn of(violation: &RuleViolation) -> Self {
                match violation {
                    $($pattern => Self::$name,)+
                }
            }
        }
    };
}

codes! {
    /// Nothing that the caller can see has this id.
    NotFound = RuleViolation::NotFound,
    /// The value is empty, too long, or has characters that do not belong there.
    InvalidInput = RuleViolation::InvalidText(_) | RuleViolation::InvalidInput(_),
    /// The caller sent this idempotencyKey with another mutation or another input in the last 24 hours.
    IdempotencyKeyReused = RuleViolation::IdempotencyKeyReused,
    /// The caller is not a regular employee.
    NotEligible = RuleViolation::NotEligible,
    /// The caller has not agreed to the current privacy notice.
    NotOptedIn = RuleViolation::NotOptedIn { .. },
    /// There is a newer privacy notice.
    ConsentOutdated = RuleViolation::ConsentOutdated { .. },
    /// The caller is not signed up for this role, or for any.
    NotSignedUp = RuleViolation::NotSignedUp(_) | RuleViolation::SignUpFirst,
    /// The other person is not signed up for this role.
    PersonNotSignedUp = RuleViolation::PersonNotSignedUp(_),
    /// The other person cannot take part.
    PersonNotEligible = RuleViolation::PersonNotEligible,
    /// It takes the programme manager, a deputy or an administrator.
    NotProgrammeManager = RuleViolation::NotProgrammeManager,
    /// It takes a programme administrator.
    NotAdministrator = RuleViolation::NotAdministrator,
    /// Only a participant can do it.
    NotParticipant = RuleViolation::NotParticipant,
    /// Not in this state of the circle.
    WrongState = RuleViolation::WrongState(_),
    /// The circle takes no requests at the moment.
    RecruitingClosed = RuleViolation::RecruitingClosed,
    /// The caller, or the person whom it is about, is in already.
    AlreadyMember = RuleViolation::AlreadyMember | RuleViolation::PersonInCircle,
    /// The caller, or the person whom it is about, has as many open requests as are allowed.
    TooManyOpenRequests = RuleViolation::TooManyOpenRequests { .. } | RuleViolation::PersonHasMostOpenRequests { .. },
    /// The caller has created or sent so much in the last hour that they have to wait (`retryAfterSeconds`).
    RateLimited = RuleViolation::TooManyActs { .. },
    /// The circle refused the person lately.
    AskedTooSoon = RuleViolation::AskedTooSoon(_),
    /// No seat is free.
    CircleFull = RuleViolation::CircleFull,
    /// The request has been decided or withdrawn.
    RequestNotOpen = RuleViolation::RequestNotOpen,
    /// The person has an open request to join the circle.
    RequestOpen = RuleViolation::RequestOpen,
    /// Nobody decides about a request of their own.
    OwnRequest = RuleViolation::OwnRequest,
    /// The offer of the seat has ended.
    OfferExpired = RuleViolation::OfferExpired,
    /// No seat is offered.
    NoOffer = RuleViolation::NoOffer,
    /// Advice applies that the caller has not acknowledged.
    AdvisoriesNotAcknowledged = RuleViolation::AdvisoriesNotAcknowledged(_),
    /// Too few people to publish.
    TooFewPeople = RuleViolation::TooFewPeople { .. },
    /// Advisors alone make no circle.
    NoMember = RuleViolation::NoMember,
    /// The circle has no programme manager.
    ProgrammeManagerVacant = RuleViolation::ProgrammeManagerVacant,
    /// The programme manager is not eligible any more.
    ProgrammeManagerNotEligible = RuleViolation::ProgrammeManagerNotEligible,
    /// More seats are taken or offered than the new maximum.
    MaximumBelowPeople = RuleViolation::MaximumBelowPeople { .. },
    /// The maximum is outside the programme's limits.
    MaximumOutOfRange = RuleViolation::MaximumOutOfRange { .. },
    /// The programme manager hands over before leaving.
    HandOverFirst = RuleViolation::HandOverFirst,
    /// The programme manager cannot be removed.
    CannotRemoveProgrammeManager = RuleViolation::CannotRemoveProgrammeManager,
    /// One leaves oneself with leaveCircle.
    UseLeaveCircle = RuleViolation::UseLeaveCircle,
    /// There are two deputies.
    DeputiesFull = RuleViolation::DeputiesFull,
    /// The person has a duty in the circle.
    HasDuty = RuleViolation::HasDuty,
    /// The person is not a deputy.
    NotDeputy = RuleViolation::NotDeputy,
    /// Somebody else was named and has not answered.
    NominationOpen = RuleViolation::NominationOpen,
    /// The nomination is over.
    NominationNotOpen = RuleViolation::NominationNotOpen,
    /// The person has this role already.
    SameRole = RuleViolation::SameRole,
    /// It is too early to decide about the end of the term.
    DecisionNotOpen = RuleViolation::DecisionNotOpen { .. },
    /// It was decided about the end of the term already.
    DecisionTaken = RuleViolation::DecisionTaken(_),
    /// After twelve months it takes a reason to go on.
    ReasonNeeded = RuleViolation::ReasonNeeded,
    /// The programme manager's place is not to be taken over.
    TakeOverNotOpen = RuleViolation::TakeOverNotOpen,
    /// It is too late to take the circle, or a request that was declined, up again.
    ReopeningOver = RuleViolation::ReopeningOver(_) | RuleViolation::RequestReopeningOver(_),
}
