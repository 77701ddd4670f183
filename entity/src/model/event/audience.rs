//! Who may see what happened (docs/product.md §5).

use super::EventKind;

/// Who may see an event. Those who decide about join requests see all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody inside: the circle's own history.
    Inside,
    /// Those who were inside when it happened: who joins later does not see who left before.
    InsideThen,
    /// The person it is about.
    Person,
}

impl EventKind {
    /// Who may see events of this kind.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::Drafted
            | Self::Proposed
            | Self::Updated
            | Self::Published
            | Self::Withdrawn
            | Self::Expired
            | Self::Completed
            | Self::Disbanded
            | Self::BelowMinimum
            | Self::MinimumReached
            | Self::ProgrammeManagerVacant
            | Self::DecisionTaken
            | Self::DecisionOverdue
            | Self::TermBegan
            | Self::Lapsed
            | Self::Reopened
            | Self::Archived => Audience::Inside,
            Self::ParticipantJoined
            | Self::ParticipantLeft
            | Self::ParticipantRemoved
            | Self::ParticipantOffboarded
            | Self::RoleChanged
            | Self::DeputyAppointed
            | Self::DeputyDismissed
            | Self::ProgrammeManagerAccepted
            | Self::ProgrammeManagerTookOver
            | Self::ProgrammeManagerSucceeded => Audience::InsideThen,
            Self::JoinRequested
            | Self::JoinRequestWithdrawn
            | Self::JoinRequestDeclined
            | Self::JoinRequestReopened
            | Self::JoinRequestPreApproved
            | Self::JoinRequestMovedUp
            | Self::JoinRequestExpired
            | Self::JoinRequestEscalated
            | Self::JoinRequestVoided
            | Self::SeatOffered
            | Self::OfferLapsed
            | Self::ProgrammeManagerNamed
            | Self::NominationDeclined
            | Self::NominationWithdrawn
            | Self::NominationExpired => Audience::Person,
        }
    }
}
