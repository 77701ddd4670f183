//! What happens to a circle, with its facts: a closed list, in which each kind says what its row in `circle_event` holds.
//!
//! A reader that knows a circle as it was and applies what happened since knows it as it is (`tests/suite/events`). So every
//! change of a circle, its people, duties, requests, nominations, decisions and meetings is an event. Facts are ids, dates and
//! choices, never names, addresses or texts. What follows from the row is not said again: who did it, when, and about whom.
//! Answers to "will you stay?" are private (docs/product.md §6) and in no history.

mod audience;
mod stored;

pub use audience::Audience;

use super::circle;
use super::enums::{AdvisoryCode, Decision, JoinRequestStatus, MeetingFormat, Role};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use strum::{EnumDiscriminants, EnumIter, EnumString, IntoStaticStr};
use uuid::Uuid;

/// Something that happened to a circle. `person` is whom it is about, and is kept in the row's `subject_employee_id`. What is
/// an `Option` only because rows of version 1 do not hold it is marked so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, EnumDiscriminants)]
#[serde(
    tag = "kind",
    content = "data",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
#[strum_discriminants(
    name(EventKind),
    doc = "The kind of an [`Event`], by the name that is stored.",
    derive(Hash, EnumIter, EnumString, IntoStaticStr),
    strum(serialize_all = "SCREAMING_SNAKE_CASE")
)]
#[expect(missing_docs, reason = "the fields are named as the columns that they become")]
pub enum Event {
    /// A draft was begun: its proposer is programme manager and takes part.
    Drafted {
        /// Not in version 1.
        began: Option<Beginning>,
    },
    /// The circle was proposed: from a draft, or at once.
    Proposed {
        /// None from a draft, and in version 1.
        began: Option<Beginning>,
    },
    /// Its texts or choices changed.
    Updated {
        /// Which.
        fields: BTreeSet<Field>,
        /// All choices, as they are from now on. Not in version 1.
        choices: Option<Choices>,
    },
    /// The first term started.
    Published {
        #[serde(default)]
        acknowledged: BTreeSet<AdvisoryCode>,
        /// Not in version 1.
        started_on: Option<NaiveDate>,
        /// Not in version 1.
        term_ends_on: Option<NaiveDate>,
        #[serde(default)]
        meetings: Vec<Planned>,
    },
    /// The proposal was taken back. Like every end of a circle it ends memberships, duties and recruiting.
    Withdrawn {},
    /// The proposal was too old.
    Expired {},
    /// The circle ended with its term.
    Completed {
        #[serde(default)]
        cancelled_meeting_ids: Vec<Uuid>,
    },
    /// The circle ended before its term.
    Disbanded {
        #[serde(default)]
        cancelled_meeting_ids: Vec<Uuid>,
    },
    /// Somebody asked to join.
    JoinRequested {
        person: Uuid,
        join_request_id: Uuid,
        role: Role,
        /// PENDING, or WAITLISTED.
        status: JoinRequestStatus,
        /// Where it is PENDING. Not in version 1.
        answer_by: Option<DateTime<Utc>>,
    },
    /// A request was taken back.
    JoinRequestWithdrawn { person: Uuid, join_request_id: Uuid },
    /// A request was refused.
    JoinRequestDeclined { person: Uuid, join_request_id: Uuid },
    /// A refusal was taken back: DECLINED → PENDING.
    JoinRequestReopened {
        person: Uuid,
        join_request_id: Uuid,
        answer_by: DateTime<Utc>,
    },
    /// Somebody waits for a seat, and is offered the next one.
    JoinRequestPreApproved {
        person: Uuid,
        join_request_id: Uuid,
        #[serde(default)]
        acknowledged: BTreeSet<AdvisoryCode>,
    },
    /// WAITLISTED → PENDING: those who decide are asked.
    JoinRequestMovedUp {
        person: Uuid,
        join_request_id: Uuid,
        answer_by: DateTime<Utc>,
    },
    /// Nobody answered a request.
    JoinRequestExpired { person: Uuid, join_request_id: Uuid },
    /// Administrators were told that nobody answers a request.
    JoinRequestEscalated { person: Uuid, join_request_id: Uuid },
    /// The circle ended, or the person can take part no longer.
    JoinRequestVoided { person: Uuid, join_request_id: Uuid },
    /// A free seat was offered.
    SeatOffered {
        person: Uuid,
        join_request_id: Uuid,
        /// Not in version 1.
        until: Option<DateTime<Utc>>,
    },
    /// An offered seat was passed, or not taken in time.
    OfferLapsed { person: Uuid, join_request_id: Uuid },
    /// Somebody came in.
    ParticipantJoined {
        person: Uuid,
        role: Role,
        /// Not in version 1.
        membership_id: Option<Uuid>,
        /// The request that was approved, where there was one.
        join_request_id: Option<Uuid>,
        #[serde(default)]
        acknowledged: BTreeSet<AdvisoryCode>,
    },
    /// Somebody left. Like every end of a membership it ends the person's duty.
    ParticipantLeft { person: Uuid, membership_id: Uuid },
    /// Somebody was removed.
    ParticipantRemoved { person: Uuid, membership_id: Uuid },
    /// Somebody can take part no longer.
    ParticipantOffboarded { person: Uuid, membership_id: Uuid },
    /// A participant's role changed.
    RoleChanged {
        person: Uuid,
        role: Role,
        #[serde(default)]
        acknowledged: BTreeSet<AdvisoryCode>,
    },
    /// A running circle has fewer people than the minimum.
    BelowMinimum {},
    /// It has enough people again.
    MinimumReached {},
    /// A participant is deputy now.
    DeputyAppointed { person: Uuid },
    /// A participant is deputy no longer.
    DeputyDismissed { person: Uuid },
    /// Somebody was named programme manager, and must accept.
    ProgrammeManagerNamed {
        person: Uuid,
        nomination_id: Uuid,
        /// As what they come in. Not in version 1.
        role: Option<Role>,
        /// Not in version 1.
        expires_at: Option<DateTime<Utc>>,
    },
    /// The nominee is programme manager now; the former one is not any more.
    ProgrammeManagerAccepted { person: Uuid, nomination_id: Uuid },
    /// The nominee said no.
    NominationDeclined { person: Uuid, nomination_id: Uuid },
    /// A nomination was taken back, or cannot be accepted any more.
    NominationWithdrawn { person: Uuid, nomination_id: Uuid },
    /// A nomination was not answered in time.
    NominationExpired { person: Uuid, nomination_id: Uuid },
    /// The programme manager's place is empty.
    ProgrammeManagerVacant {},
    /// A participant took the programme manager's place over.
    ProgrammeManagerTookOver { person: Uuid },
    /// A deputy became programme manager, because that one cannot be it any more.
    ProgrammeManagerSucceeded { person: Uuid },
    /// It was decided about the end of the term.
    DecisionTaken {
        term: i32,
        decision: Decision,
        /// Not in version 1.
        decision_id: Option<Uuid>,
        #[serde(default)]
        acknowledged: BTreeSet<AdvisoryCode>,
    },
    /// The term is over, and nobody has decided.
    DecisionOverdue { term: i32 },
    /// A further term began.
    TermBegan {
        term: i32,
        /// Not in version 1.
        term_ends_on: Option<NaiveDate>,
        #[serde(default)]
        meetings: Vec<Planned>,
    },
    /// Nobody decided in time: the circle is read-only.
    Lapsed {
        #[serde(default)]
        cancelled_meeting_ids: Vec<Uuid>,
    },
    /// A lapsed circle was taken up again.
    Reopened {},
    /// What people wrote was removed.
    Archived {},
}

impl Event {
    /// The advice that was acknowledged, where any could apply.
    #[must_use]
    pub fn acknowledged(&self) -> Option<&BTreeSet<AdvisoryCode>> {
        match self {
            Self::Published { acknowledged, .. }
            | Self::JoinRequestPreApproved { acknowledged, .. }
            | Self::ParticipantJoined { acknowledged, .. }
            | Self::RoleChanged { acknowledged, .. }
            | Self::DecisionTaken { acknowledged, .. } => Some(acknowledged),
            _ => None,
        }
    }
}

/// How a circle begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are named as the columns that they become")]
pub struct Beginning {
    pub choices: Choices,
    /// The proposer's membership.
    pub membership_id: Uuid,
    /// The proposer's role.
    pub role: Role,
}

/// What a circle says of itself, but for its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are the columns of the circle")]
pub struct Choices {
    pub topic_id: Uuid,
    pub affinity_network_id: Option<Uuid>,
    pub language: String,
    pub zone: String,
    pub max_people: i32,
    pub wants_advisor: bool,
    pub recruiting_open: bool,
}

impl From<&circle::Model> for Choices {
    fn from(circle: &circle::Model) -> Self {
        Self {
            topic_id: circle.topic_id,
            affinity_network_id: circle.affinity_network_id,
            language: circle.language.clone(),
            zone: circle.zone.clone(),
            max_people: circle.max_people,
            wants_advisor: circle.wants_advisor,
            recruiting_open: circle.recruiting_open,
        }
    }
}

/// What of a circle can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the columns of the circle")]
pub enum Field {
    Title,
    Description,
    TopicId,
    AffinityNetworkId,
    Language,
    Zone,
    MaxPeople,
    WantsAdvisor,
    RecruitingOpen,
}

/// A meeting that was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are the columns of the meeting")]
pub struct Planned {
    pub meeting_id: Uuid,
    pub number: i32,
    pub format: MeetingFormat,
    pub planned_on: NaiveDate,
}

#[cfg(test)]
mod tests;
