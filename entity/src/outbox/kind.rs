//! The kinds of mail (docs/product.md §4), as they are written into the outbox.

use strum::{EnumIter, EnumString, IntoEnumIterator, IntoStaticStr};

/// Whether a mail can be turned off (docs/product.md §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailClass {
    /// Always sent.
    Transactional,
    /// A reminder: can be turned off.
    Reminder,
    /// Goes to the digest if the person prefers.
    Digestible,
}

/// Mails that a person can turn off as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subscription {
    /// Reminders: `profile.wants_reminders`.
    Reminders,
    /// News of one's circles, the digest of them included: `profile.wants_news`.
    News,
}

impl MailClass {
    /// What turns mails of this class off; `None` for those that are always sent.
    #[must_use]
    pub fn subscription(self) -> Option<Subscription> {
        match self {
            Self::Transactional => None,
            Self::Reminder => Some(Subscription::Reminders),
            Self::Digestible => Some(Subscription::News),
        }
    }
}

/// A mail to one person. The number is the mail's in docs/product.md §4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MailKind {
    /// 1: to the person who opted in. No circle, no subject.
    Welcome,
    /// 2: to the person who is no longer eligible. No circle, no subject.
    Offboarded,
    /// 2: to the programme manager of a circle that such a person was in. Subject: the membership.
    ParticipantOffboarded,
    /// 4: to the proposer. No subject.
    ProposalRecorded,
    /// 5: to the nominee. Subject: the nomination.
    NamedProgrammeManager,
    /// 6: to the programme manager. No subject.
    ProposalWaiting,
    /// 7: to the programme manager and those who asked to join. Subject: the recipient's join request, if any.
    WillNotStart,
    /// 8: to the programme manager and the deputies. Subject: the join request.
    NewJoinRequest,
    /// 9: to the requester. Subject: the join request.
    RequestReceived,
    /// 10: to the programme manager and the deputies. No subject: it is about all that wait.
    RequestsWaiting,
    /// 10: to the programme's administrators. No subject.
    RequestsEscalated,
    /// 11: to the requester. Subject: the join request.
    RequestExpired,
    /// 12: to the new participant. Subject: the join request.
    Approved,
    /// 13: to the requester. Subject: the join request.
    Declined,
    /// 14: to the requester of a full circle. Subject: the join request.
    Waitlisted,
    /// 14: to the person who is offered a seat. Subject: the join request.
    SeatOffered,
    /// 14: to the person who did not take the seat in time. Subject: the join request.
    OfferLapsed,
    /// 16: to the other participants. Subject: the new membership.
    ParticipantJoined,
    /// 16: to the remaining participants. Subject: the membership that ended.
    ParticipantLeft,
    /// 16: to the person whose role changed. Subject: the membership.
    RoleChanged,
    /// 16: to the person who has a duty now, or has it no longer. Subject: the duty.
    DutyChanged,
    /// 17: to the person who was removed. Subject: the membership.
    Removed,
    /// 18: to the programme manager. No subject.
    ReadyToPublish,
    /// 19: to a participant. No subject.
    CircleStarted,
    /// 24: to the programme manager. No subject.
    NothingPlanned,
    /// 24: to the participants and the programme's administrators. No subject.
    CircleQuiet,
    /// 25: to the programme manager, the first of a term to all participants. No subject.
    DecideTerm,
    /// 26: to all participants. No subject.
    TwelveMonths,
    /// 27: to all participants. Subject: the decision.
    DecisionTaken,
    /// 27: to the programme manager, the deputies and the programme's administrators. No subject.
    DecisionOverdue,
    /// 28: to all participants. No subject.
    CircleLapsed,
    /// 28: to those who took part, and those who had asked to join. Subject: the recipient's join request, if any.
    CircleClosed,
    /// 29: to those who may take the duty; late, to the programme's administrators. No subject.
    ManagerWanted,
    /// 29: to the other participants. Subject: the duty.
    NewManager,
    /// 30: to the programme manager and the programme's administrators. No subject.
    BelowMinimum,
    /// 31: the news of all of a person's circles. No circle, no subject.
    Digest,
    /// 32: to the programme's administrators. No circle, no subject.
    AdministratorsWeekly,
}

impl MailKind {
    /// The version of what the row carries; a worker that reads a newer one leaves it alone.
    pub const VERSION: i32 = 1;

    /// The name in the outbox.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads a name from the outbox.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// Whether it can be turned off.
    #[must_use]
    pub fn class(self) -> MailClass {
        match self {
            Self::ProposalWaiting
            | Self::RequestsWaiting
            | Self::ReadyToPublish
            | Self::NothingPlanned
            | Self::AdministratorsWeekly => MailClass::Reminder,
            Self::ParticipantJoined | Self::ParticipantLeft | Self::Digest => MailClass::Digestible,
            _ => MailClass::Transactional,
        }
    }
}
