//! The values that columns can take, spelled in the database as in the schema.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// Where a circle stands (docs/product.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CircleState {
    /// Being written; its proposer alone sees it.
    Draft,
    /// Found by search, can be asked to join; its clock has not started.
    Proposed,
    /// Published: in a six-month term.
    Active,
    /// The term ended without a decision; read-only.
    Lapsed,
    /// Ended with its term.
    Completed,
    /// Ended before its term.
    Disbanded,
    /// Taken back before it started.
    Withdrawn,
    /// Never started.
    Expired,
}

/// How a person takes part in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// A peer.
    Member,
    /// Guides the members.
    Advisor,
}

/// Whether a membership lasts, and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MembershipStatus {
    /// In.
    Active,
    /// On long leave: the seat is kept.
    Paused,
    /// Left of their own will.
    Left,
    /// Removed by the programme manager.
    Removed,
    /// Ended with the circle.
    Ended,
    /// The person lost eligibility.
    Offboarded,
}

impl MembershipStatus {
    /// Those of a person who is in.
    pub const OPEN: [Self; 2] = [Self::Active, Self::Paused];
}

/// A duty in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DutyKind {
    /// Approves people and publishes.
    ProgrammeManager,
    /// Acts for the programme manager.
    Deputy,
}

/// What became of a nomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NominationStatus {
    /// Waits for the nominee.
    Pending,
    /// The nominee has the duty.
    Accepted,
    /// The nominee said no.
    Declined,
    /// Taken back, or the circle ended.
    Withdrawn,
    /// No answer in time.
    Expired,
}

/// What became of a join request (docs/product.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum JoinRequestStatus {
    /// Waits for the programme manager.
    Pending,
    /// The circle is full; first come, first served.
    Waitlisted,
    /// A seat is held for a while.
    Offered,
    /// The person is in.
    Approved,
    /// Refused.
    Declined,
    /// Taken back by the person.
    Withdrawn,
    /// Nobody answered; not a refusal.
    Expired,
    /// The circle ended, or the person lost eligibility.
    Voided,
    /// An offered seat was passed, or not taken in time.
    Lapsed,
}

impl JoinRequestStatus {
    /// Those of a request that has no end yet.
    pub const OPEN: [Self; 3] = [Self::Pending, Self::Waitlisted, Self::Offered];

    /// Says whether the request has no end yet.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }
}

/// What the clock does for a circle or a person when it is due, in a transaction of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DueKind {
    /// The steps of a circle.
    Circle,
    /// The review of a person whose employment changed.
    Review,
    /// The removal of a person's profile.
    Erasure,
    /// A person's digest.
    Digest,
}

/// Meetings alternate between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MeetingFormat {
    /// Share situations, challenges and successes.
    Experience,
    /// Study a topic, learn a skill.
    Education,
}

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MeetingState {
    /// A date is planned; no time yet.
    Planned,
    /// Invitations are out.
    Scheduled,
    /// It took place.
    Held,
    /// It did not take place.
    NotHeld,
    /// Called off.
    Cancelled,
}

/// What ties a person to a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TieKind {
    /// An open join request.
    Request,
    /// An open membership.
    Membership,
}

/// How often the person gets a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Digest {
    /// Each mail on its own.
    Off,
    /// Once a day.
    Daily,
    /// Once a week.
    Weekly,
}

/// What an administrator looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AccessSubjectKind {
    /// A circle.
    Circle,
    /// A person.
    Employee,
}

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OutboxStatus {
    /// Not handed over yet.
    Pending,
    /// Handed to the queue.
    Leased,
    /// A worker has it.
    Running,
    /// Failed for now; due again at `available_at`.
    Retry,
    /// Accepted by the mail server.
    Sent,
    /// No longer true when its turn came.
    Skipped,
    /// Will not be tried again.
    Dead,
    /// The connection broke after the data: it may have arrived.
    Unknown,
}

/// What is decided about the end of a term (docs/product.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Decision {
    /// Six more months.
    Continue,
    /// The circle ends with its term.
    Disband,
}

/// Whether a participant wants to stay after the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StayAnswer {
    /// Goes on with the circle, if it goes on.
    Stay,
    /// Leaves when the term ends.
    Leave,
}

/// A piece of advice, by the name that callers acknowledge it with.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum AdvisoryCode {
    /// Nobody takes part as an advisor.
    NoAdvisor,
    /// More than two advisors.
    AdvisorCount,
    /// An advisor is not one or two rungs above the members' median.
    LevelGap,
    /// Members are far apart in career stage.
    MembersFarApart,
    /// Someone is in a circle with their own manager.
    ManagerInCircle,
    /// Twelve months are over: the programme recommends disbanding.
    TwelveMonths,
}
