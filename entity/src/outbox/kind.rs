//! The kinds of mail (docs/product.md §4), as they are written into the outbox.

use strum::{EnumIter, EnumString, IntoEnumIterator, IntoStaticStr};

/// Whether a mail can be turned off (docs/product.md §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailClass {
    /// Always sent.
    Transactional,
    /// A reminder: can be turned off.
    Reminder,
    /// News: goes to the digest if the person prefers.
    News,
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
            Self::News => Some(Subscription::News),
        }
    }
}

/// Lists the kinds of mail: calls the macro `$callback` with one entry a kind. [`MailKind`], the schema's `MailKind` and
/// the worker's dispatch are made of this list.
///
/// An entry has the description that people read in the API's schema; the name (in the outbox, in snake case); the number
/// in docs/product.md §4; the [`MailClass`]; whether the mail is about a circle; and for programmers, to whom it goes and
/// what its subject is.
#[macro_export]
macro_rules! mail_kinds {
    ($callback:ident) => {
        $callback! {
            /// Welcome, and what is stored about you.
            Welcome = 1, class: Transactional, circle: false,
                "To the person who opted in."
            /// You can no longer take part.
            Offboarded = 2, class: Transactional, circle: false,
                "To the person who is no longer eligible."
            /// Somebody in your circle can no longer take part.
            ParticipantOffboarded = 2, class: Transactional, circle: true,
                "To the programme manager of a circle that such a person was in. Subject: the membership."
            /// Your proposal is recorded.
            ProposalRecorded = 4, class: Transactional, circle: true,
                "To the proposer."
            /// You are named as programme manager.
            NamedProgrammeManager = 5, class: Transactional, circle: true,
                "To the nominee. Subject: the nomination."
            /// Your proposal waits to be published.
            ProposalWaiting = 6, class: Reminder, circle: true,
                "To the programme manager."
            /// A circle will not start.
            WillNotStart = 7, class: Transactional, circle: true,
                "To the programme manager and those who asked to join. Subject: the recipient's join request, if any."
            /// Somebody asks to join your circle.
            NewJoinRequest = 8, class: Transactional, circle: true,
                "To the programme manager and the deputies. Subject: the join request."
            /// Your request to join was received.
            RequestReceived = 9, class: Transactional, circle: true,
                "To the requester. Subject: the join request."
            /// Requests to join wait for your answer.
            RequestsWaiting = 10, class: Reminder, circle: true,
                "To the programme manager and the deputies. No subject: it is about all that wait."
            /// To administrators: nobody answers requests to join.
            RequestsEscalated = 10, class: Transactional, circle: true,
                "To the programme's administrators."
            /// Nobody answered your request to join.
            RequestExpired = 11, class: Transactional, circle: true,
                "To the requester. Subject: the join request."
            /// Your request was approved.
            Approved = 12, class: Transactional, circle: true,
                "To the new participant. Subject: the join request."
            /// Your request was declined.
            Declined = 13, class: Transactional, circle: true,
                "To the requester. Subject: the join request."
            /// Your request is being considered again.
            RequestReopened = 13, class: Transactional, circle: true,
                "To the requester whose refusal was taken back. Subject: the join request."
            /// You are on the waitlist.
            Waitlisted = 14, class: Transactional, circle: true,
                "To the requester of a full circle. Subject: the join request."
            /// You moved up from the waitlist.
            MovedUp = 14, class: Transactional, circle: true,
                "To the requester who was first in line when a seat became free. Subject: the join request."
            /// A seat is offered to you.
            SeatOffered = 14, class: Transactional, circle: true,
                "To the person who is offered a seat. Subject: the join request."
            /// An offered seat was not taken in time.
            OfferLapsed = 14, class: Transactional, circle: true,
                "To the person who did not take the seat in time. Subject: the join request."
            /// Somebody joined your circle.
            ParticipantJoined = 16, class: News, circle: true,
                "To the other participants. Subject: the new membership."
            /// Somebody left your circle.
            ParticipantLeft = 16, class: News, circle: true,
                "To the remaining participants. Subject: the membership that ended."
            /// Your role in a circle changed.
            RoleChanged = 16, class: Transactional, circle: true,
                "To the person whose role changed. Subject: the membership."
            /// You have a duty, or have it no longer.
            DutyChanged = 16, class: Transactional, circle: true,
                "To the person who has a duty now, or has it no longer. Subject: the duty."
            /// You were removed from a circle.
            Removed = 17, class: Transactional, circle: true,
                "To the person who was removed. Subject: the membership."
            /// Your circle can be published.
            ReadyToPublish = 18, class: Reminder, circle: true,
                "To the programme manager."
            /// Your circle has started.
            CircleStarted = 19, class: Transactional, circle: true,
                "To a participant."
            /// No meeting is planned.
            NothingPlanned = 24, class: Reminder, circle: true,
                "To the programme manager."
            /// Nobody has met for a long time.
            CircleQuiet = 24, class: Transactional, circle: true,
                "To the participants and the programme's administrators."
            /// The term ends soon: continue or disband.
            DecideTerm = 25, class: Transactional, circle: true,
                "To the programme manager, the first of a term to all participants."
            /// After twelve months: the programme's advice.
            TwelveMonths = 26, class: Transactional, circle: true,
                "To all participants."
            /// It was decided whether your circle goes on.
            DecisionTaken = 27, class: Transactional, circle: true,
                "To all participants. Subject: the decision."
            /// The term is over and nobody has decided.
            DecisionOverdue = 27, class: Transactional, circle: true,
                "To the programme manager, the deputies and the programme's administrators."
            /// Nobody decided in time, so your circle lapsed.
            CircleLapsed = 28, class: Transactional, circle: true,
                "To all participants."
            /// A circle of yours ended.
            CircleClosed = 28, class: Transactional, circle: true,
                "To those who took part, and those who had asked to join. Subject: the recipient's join request, if any."
            /// A programme manager is wanted.
            ManagerWanted = 29, class: Transactional, circle: true,
                "To those who may take the duty; late, to the programme's administrators."
            /// Your circle has a new programme manager.
            NewManager = 29, class: Transactional, circle: true,
                "To the other participants. Subject: the duty."
            /// A circle has too few people.
            BelowMinimum = 30, class: Transactional, circle: true,
                "To the programme manager and the programme's administrators."
            /// News of your circles.
            Digest = 31, class: News, circle: false,
                "The news of all of a person's circles."
            /// To administrators: what waits for them.
            AdministratorsWeekly = 32, class: Reminder, circle: false,
                "To the programme's administrators."
        }
    };
}

/// Makes [`MailKind`] of the list.
macro_rules! mail_kind {
    ($(
        $(#[doc = $doc:tt])+
        $name:ident = $number:literal, class: $class:ident, circle: $circle:literal, $to:literal
    )+) => {
        /// A mail to one person.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, EnumString, IntoStaticStr)]
        #[strum(serialize_all = "snake_case")]
        pub enum MailKind {
            $(
                $(#[doc = $doc])+
                ///
                #[doc = concat!("Mail ", $number, " of docs/product.md §4. ", $to)]
                $name,
            )+
        }

        impl MailKind {
            /// Says whether it can be turned off.
            #[must_use]
            pub fn class(self) -> MailClass {
                match self {
                    $(Self::$name => MailClass::$class,)+
                }
            }

            /// Says whether it is about a circle, whose id is in its row then.
            #[must_use]
            pub fn has_circle(self) -> bool {
                match self {
                    $(Self::$name => $circle,)+
                }
            }
        }
    };
}

mail_kinds!(mail_kind);

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
}
