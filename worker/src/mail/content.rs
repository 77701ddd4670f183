//! What each mail says, as plain facts. Texts are as people wrote them; the letter cleans them.

mod parts;

pub(crate) use parts::*;

use super::letter::Letter;
use super::sheet::Reader;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{Decision, DutyKind, Role, StayAnswer};
use entity::rules::AdvisoryCode;

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
    /// 2: to the person who is no longer eligible.
    Offboarded {
        circles: Vec<String>,
        erased_on: Option<NaiveDate>,
        archive_days: u32,
    }
    /// 2: to the programme manager of a circle that such a person was in.
    ParticipantOffboarded {
        circle: String,
        name: String,
        people: i32,
        too_few_below: Option<u32>,
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
    /// 6: to the programme manager.
    ProposalWaiting {
        circle: String,
        people: i32,
        needed: u32,
        days: i64,
        expires_at: DateTime<Utc>,
        zone: Tz,
    }
    /// 7: to the programme manager and those who asked to join.
    WillNotStart {
        circle: String,
        expired: bool,
        days: u32,
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
    /// 10: to the programme manager and the deputies.
    RequestsWaiting {
        circle: String,
        requests: i32,
        days: i64,
        answer_by: Option<DateTime<Utc>>,
        zone: Tz,
    }
    /// 10: to the administrators.
    RequestsEscalated {
        circle: String,
        requests: i32,
        days: i64,
        answer_by: Option<DateTime<Utc>>,
        zone: Tz,
    }
    /// 11: to the requester.
    RequestExpired {
        circle: String,
        may_ask_again: bool,
        alternatives: Vec<Alternative>,
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
    /// 24: to the programme manager.
    NothingPlanned {
        circle: String,
        last_on: Option<NaiveDate>,
        proposed: Vec<NaiveDate>,
        zone: Tz,
    }
    /// 24: to the participants and the administrators.
    CircleQuiet {
        circle: String,
        last_on: Option<NaiveDate>,
        to_administrator: bool,
        zone: Tz,
    }
    /// 25: to the programme manager, with the counts; to the other participants.
    DecideTerm {
        circle: String,
        ends_on: NaiveDate,
        days_left: i64,
        lapses_on: NaiveDate,
        counts: Option<StayCounts>,
        own: Option<StayAnswer>,
        zone: Tz,
    }
    /// 26: to all participants.
    TwelveMonths {
        circle: String,
        ends_on: NaiveDate,
        months: u32,
        to_manager: bool,
        zone: Tz,
    }
    /// 27: to all participants.
    DecisionTaken {
        circle: String,
        decision: Decision,
        ends_on: NaiveDate,
        next_ends_on: NaiveDate,
        own: Option<StayAnswer>,
        reason: String,
        zone: Tz,
    }
    /// 27: to the programme manager, the deputies and the administrators.
    DecisionOverdue {
        circle: String,
        ended_on: NaiveDate,
        lapses_at: DateTime<Utc>,
        to_administrator: bool,
        zone: Tz,
    }
    /// 28: to all participants.
    CircleLapsed {
        circle: String,
        reopen_until: DateTime<Utc>,
        zone: Tz,
    }
    /// 28: to those who took part, and those who had asked to join.
    CircleClosed {
        circle: String,
        completed: bool,
        requested: bool,
        reason: String,
        archive_until: Option<DateTime<Utc>>,
        alternatives: Vec<Alternative>,
    }
    /// 29: to those who may take the place, and the administrators.
    ManagerWanted {
        circle: String,
        running: bool,
        asked: Asked,
        zone: Tz,
    }
    /// 29: to the other participants.
    NewManager {
        circle: String,
        name: String,
    }
    /// 30: to the programme manager and the administrators.
    BelowMinimum {
        circle: String,
        people: i32,
        minimum: u32,
        runs_until: Option<DateTime<Utc>>,
        to_administrator: bool,
        zone: Tz,
    }
    /// 31: to everybody who has news.
    Digest {
        period: Period,
        circles: Vec<DigestCircle>,
    }
    /// 32: to the administrators.
    AdministratorsWeekly {
        lists: Vec<TaskList>,
    }
}
