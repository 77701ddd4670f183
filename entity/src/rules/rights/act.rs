//! Everything that somebody can do to or see of a circle, and what hangs on it.

use crate::model::enums::Role;
use crate::model::{circle_tie, duty, join_request, membership, pm_nomination};
use crate::rules::person::Person;
use crate::rules::policy::Policy;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use uuid::Uuid;

/// Something that somebody can do to or see of a circle. An act carries the facts beyond the circle's own that it hangs on,
/// so that nobody asks about it without them.
#[derive(Clone, Copy, Debug, EnumDiscriminants)]
#[strum_discriminants(name(ActKind), derive(Hash, EnumIter, IntoStaticStr))]
#[strum_discriminants(doc = "An [`Act`] without the facts that it hangs on.")]
pub enum Act<'a> {
    /// See who is in, the meetings to come, the history, the decisions, and who looked as an administrator.
    SeeInside,
    /// See the mail addresses of those who are in.
    SeeAddresses,
    /// See the requests to join, and in the history who asked, was refused or was named.
    SeeRequests,
    /// Read what people wrote to the programme manager with their requests.
    ReadMessages,
    /// See who was named programme manager and has not answered.
    SeeNomination,
    /// See the advice that applies.
    SeeAdvice,
    /// See how many want to stay after the term.
    SeeStayCounts,
    /// See why it was disbanded.
    SeeEndReason,
    /// See that it has too few people.
    SeeShortage,

    /// Propose what was a draft.
    Submit,
    /// Change its texts, maximum and choices.
    Update,
    /// Start the first term.
    Publish(&'a Crew),
    /// Take the proposal back.
    Withdraw,
    /// Decide that there is another term.
    Continue,
    /// Decide that it ends with its term.
    Complete,
    /// End it before its term.
    Disband,
    /// Take it up again after it has lapsed.
    Reopen,
    /// Say whether one stays after the term.
    AnswerStay,
    /// Take the programme manager's place over.
    TakeOver,

    /// Ask to join.
    Ask(Asking<'a>),
    /// Take one's own request back.
    WithdrawRequest(&'a join_request::Model),
    /// Take the seat that is offered to one.
    TakeSeat(Applicant<'a>),
    /// Pass on the seat that is offered to one.
    PassSeat(&'a join_request::Model),
    /// Decide about requests, whichever.
    DecideRequests,
    /// Let the person in who asks.
    Approve(Applicant<'a>),
    /// Have the next free seat offered to the person who asks.
    PreApprove(&'a join_request::Model),
    /// Refuse a request.
    Decline(&'a join_request::Model),
    /// Take the refusal of a request back.
    ReopenRequest(Reopening<'a>),

    /// Leave.
    Leave,
    /// Remove somebody.
    Remove,
    /// Make a member an advisor, or an advisor a member.
    ChangeRole,
    /// Make a participant a deputy, beside these open duties.
    AppointDeputy(&'a [duty::Model]),
    /// End a deputy's duty: one's own, or not.
    DismissDeputy {
        /// The deputy acts.
        own: bool,
    },
    /// Name a programme manager, while this nomination is pending.
    Nominate(Option<&'a pm_nomination::Model>),
    /// Take a nomination back.
    WithdrawNomination(&'a pm_nomination::Model),
    /// Take the duty of programme manager for which one was named.
    AcceptNomination {
        /// The nomination.
        nomination: &'a pm_nomination::Model,
        /// The nominee is not in yet, and no seat is held for them.
        needs_seat: bool,
    },
    /// Say no to it.
    DeclineNomination(&'a pm_nomination::Model),

    /// The proposal waited too long. This and the ones below follow from time, or from what others did.
    Expire,
    /// The term is over, and it was decided to end, or nobody stays.
    EndTerm,
    /// The grace period is over, and nobody decided.
    Lapse,
    /// The time to take it up again is over.
    EndLapse,
    /// The last person went.
    Empty,
    /// A seat is free, and held for who was pre-approved first.
    OfferSeat,
    /// A seat is free, and who is first in line is put before those who decide.
    MoveUp,
    /// An offer was not taken.
    LapseOffer,
    /// Nobody answered a request in time.
    ExpireRequest,
    /// The circle ended, or the person lost eligibility, while a request was open.
    VoidRequest,
    /// Nobody answered a nomination in time.
    ExpireNomination,
    /// What people wrote is removed.
    Archive,
}

impl Act<'_> {
    /// Says whether the act is a person's own, whatever else they are: not done for the programme manager.
    #[must_use]
    pub fn is_ones_own(&self) -> bool {
        matches!(
            self,
            Self::AnswerStay | Self::TakeOver | Self::Ask(_) | Self::Leave
        )
    }
}

/// Who is in a circle, as far as publishing hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crew {
    /// How many are in.
    pub people: u32,
    /// Whether one of them is a member.
    pub has_member: bool,
    /// Whether the programme manager's place is held by one of them, and if so whether that person can take part.
    pub manager_can_take_part: Option<bool>,
}

impl Crew {
    /// Who is in, by the open memberships, and with this programme manager. `person` is what HR and the programme manager say.
    #[must_use]
    pub fn of(
        people: &[membership::Model],
        manager: Option<Uuid>,
        person: Option<&Person>,
        policy: &Policy,
    ) -> Self {
        let manager = manager.filter(|id| people.iter().any(|member| member.employee_id == *id));
        Self {
            people: u32::try_from(people.len()).unwrap_or(u32::MAX),
            has_member: people.iter().any(|member| member.role == Role::Member),
            manager_can_take_part: manager.map(|_| person.is_some_and(|person| person.can_take_part(policy))),
        }
    }

    /// A crew that lacks nothing: where even this is refused, nobody need look who is in.
    #[must_use]
    pub fn complete() -> Self {
        Self {
            people: u32::MAX,
            has_member: true,
            manager_can_take_part: Some(true),
        }
    }
}

/// Somebody who would like to ask.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Who.
    pub asker: &'a Person,
    /// As what.
    pub role: Role,
    /// What they asked before.
    pub before: &'a AskedBefore,
}

/// What somebody asked of a circle before, and of all circles.
#[derive(Clone, Debug, Default)]
pub struct AskedBefore {
    /// The open request to the circle.
    pub open: Option<join_request::Model>,
    /// When the circle declined them last.
    pub declined_at: Option<DateTime<Utc>>,
    /// The numbers of their open requests, in whichever circles.
    pub slots: BTreeSet<i32>,
}

impl AskedBefore {
    /// Finds the number for one more open request: the first that none has.
    #[must_use]
    pub fn free_slot(&self) -> i32 {
        (1..).find(|slot| !self.slots.contains(slot)).unwrap_or(1)
    }
}

/// A request, with the person who made it.
#[derive(Clone, Copy, Debug)]
pub struct Applicant<'a> {
    /// The request.
    pub request: &'a join_request::Model,
    /// Who asks; `None` where HR's data does not have them.
    pub person: Option<&'a Person>,
}

/// A request that was declined, with what its person has come to be since.
#[derive(Clone, Copy, Debug)]
pub struct Reopening<'a> {
    /// The request, with the person who made it.
    pub applicant: Applicant<'a>,
    /// The circles that the person has an open request to or takes part in.
    pub ties: &'a [circle_tie::Model],
}
