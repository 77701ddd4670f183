//! What each mail says, as plain facts. Texts are as people wrote them; the letter cleans them.

use super::letter::Letter;
use super::sheet::Reader;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{DutyKind, MeetingFormat, Role};
use entity::rules::AdvisoryCode;

/// Someone who takes part.
#[derive(Clone, Debug)]
pub(crate) struct Participant {
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) programme_manager: bool,
}

/// A planned meeting.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlannedMeeting {
    pub(crate) on: NaiveDate,
    pub(crate) format: MeetingFormat,
}

/// Another circle that is open.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(crate) title: String,
    pub(crate) free_seats: i32,
    pub(crate) url: String,
}

/// How often somebody gets a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// Every morning with news.
    Daily,
    /// Every Monday with news.
    Weekly,
}

/// What is new in one circle.
#[derive(Clone, Debug)]
pub(crate) struct DigestCircle {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) items: Vec<DigestItem>,
}

/// One piece of news.
#[derive(Clone, Debug)]
pub(crate) enum DigestItem {
    /// Somebody came.
    Joined { name: String, role: Role },
    /// Somebody went.
    Left { name: String },
}

/// Declares the mails: the struct of each, and [`Content`] over all of them. Each struct's letter is in `letters/`.
macro_rules! mails {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {
        /// A mail's facts, whichever mail it is.
        #[derive(Clone, Debug)]
        pub(crate) enum Content {
            $($(#[$doc])* $name($name),)*
        }

        impl Content {
            /// What it says to `reader`, in no language yet.
            pub(crate) fn letter(&self, reader: &Reader) -> Letter {
                match self {
                    $(Self::$name(facts) => facts.letter(reader),)*
                }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub(crate) struct $name { $(pub(crate) $field: $type,)* }

            impl From<$name> for Content {
                fn from(facts: $name) -> Self {
                    Self::$name(facts)
                }
            }
        )*
    };
}

mails! {
    /// 1: to a person who opted in.
    Welcome {
        consent_version: String,
        as_member: bool,
        as_advisor: bool,
    }
    /// 4: to the proposer.
    ProposalRecorded {
        circle: String,
        people: i32,
        max_people: i32,
        missing: i32,
        nominee: Option<String>,
    }
    /// 5: to the nominee.
    NamedProgrammeManager {
        circle: String,
        topic: String,
        by: String,
        role: Role,
        expires_at: DateTime<Utc>,
        zone: Tz,
    }
    /// 7: to the programme manager and those who asked to join.
    WillNotStart {
        circle: String,
        expired: bool,
        requested: bool,
        alternatives: Vec<Alternative>,
    }
    /// 8: to the programme manager and the deputies.
    NewJoinRequest {
        circle: String,
        name: String,
        level: Option<String>,
        role: Role,
        message: String,
        free_seats: i32,
        answer_by: Option<DateTime<Utc>>,
        zone: Tz,
    }
    /// 9: to the requester.
    RequestReceived {
        circle: String,
        role: Role,
        programme_manager: Option<String>,
        answer_by: Option<DateTime<Utc>>,
        zone: Tz,
    }
    /// 12: to the new participant.
    Approved {
        circle: String,
        role: Role,
        people: Vec<Participant>,
        next: Option<PlannedMeeting>,
        zone: Tz,
    }
    /// 13: to the requester.
    Declined {
        circle: String,
        reason: String,
        ask_again_from: Option<NaiveDate>,
        alternatives: Vec<Alternative>,
    }
    /// 14: to the requester of a full circle.
    Waitlisted {
        circle: String,
        role: Role,
        position: u64,
    }
    /// 14: to the person who is offered a seat.
    SeatOffered {
        circle: String,
        role: Role,
        expires_at: DateTime<Utc>,
        zone: Tz,
    }
    /// 14: to the person who did not take the seat in time.
    OfferLapsed {
        circle: String,
    }
    /// 16: to the other participants.
    ParticipantJoined {
        circle: String,
        name: String,
        role: Role,
        people: i32,
    }
    /// 16: to the remaining participants.
    ParticipantLeft {
        circle: String,
        name: String,
        people: i32,
    }
    /// 16: to the person whose role changed.
    RoleChanged {
        circle: String,
        role: Role,
    }
    /// 16: to the person who has a duty now, or has it no longer.
    DutyChanged {
        circle: String,
        duty: DutyKind,
        began: bool,
    }
    /// 17: to the person who was removed.
    Removed {
        circle: String,
        reason: String,
        programme_manager: Option<String>,
    }
    /// 18: to the programme manager.
    ReadyToPublish {
        circle: String,
        people: i32,
        advice: Vec<AdvisoryCode>,
        starts_on: NaiveDate,
        ends_on: NaiveDate,
        planned: Vec<PlannedMeeting>,
        zone: Tz,
    }
    /// 19: to a participant.
    CircleStarted {
        circle: String,
        role: Role,
        started_on: NaiveDate,
        ends_on: NaiveDate,
        meetings: Vec<PlannedMeeting>,
        people: Vec<Participant>,
        zone: Tz,
    }
    /// 31: to everybody who has news.
    Digest {
        period: Period,
        circles: Vec<DigestCircle>,
    }
}
