//! The enums of the schema, value for value those of the model.

use async_graphql::Enum;
use entity::model::enums;
use entity::query::administrator_tasks::TaskKind;

/// Where a circle stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::CircleState")]
pub enum CircleState {
    /// Being written; its proposer alone sees it.
    Draft,
    /// Found by search and open to requests; its clock has not started.
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
    /// Proposed, and not published in time.
    Expired,
}

/// How a person takes part in a circle; never both in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::Role")]
pub enum Role {
    /// A peer among the members.
    Member,
    /// Guides the members; generally one or two levels above them.
    Advisor,
}

/// Whether a membership lasts, and how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::MembershipStatus")]
pub enum MembershipStatus {
    /// In the circle at present.
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

/// A duty in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::DutyKind")]
pub enum DutyKind {
    /// Approves people and publishes.
    ProgrammeManager,
    /// Acts for the programme manager.
    Deputy,
}

/// What became of a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::NominationStatus")]
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

/// What became of a join request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::JoinRequestStatus")]
pub enum JoinRequestStatus {
    /// Waits for the programme manager.
    Pending,
    /// The circle is full; first come, first served.
    Waitlisted,
    /// A seat is held for a while.
    Offered,
    /// The person is in.
    Approved,
    /// Refused; the person may ask again later.
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

/// Meetings alternate between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::MeetingFormat")]
pub enum MeetingFormat {
    /// Share situations, challenges and successes.
    Experience,
    /// Study a topic, learn a skill.
    Education,
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::MeetingState")]
pub enum MeetingState {
    /// A date is planned; no time yet.
    Planned,
    /// A time is set and invitations are out.
    Scheduled,
    /// It was held as planned.
    Held,
    /// It did not take place.
    NotHeld,
    /// Called off before it took place.
    Cancelled,
}

/// How often the person gets a digest of what can wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::Digest")]
pub enum Digest {
    /// Each email on its own.
    Off,
    /// Once a day, at 08:00 local time.
    Daily,
    /// Once a week, at 08:00 local time.
    Weekly,
}

/// What an administrator looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::AccessSubjectKind")]
pub enum AccessSubjectKind {
    /// A circle outside their own.
    Circle,
    /// A person outside their circles.
    Employee,
}

/// What is decided about the end of a circle's term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::Decision")]
pub enum Decision {
    /// The circle goes on for six more months.
    Continue,
    /// The circle ends with its term.
    Disband,
}

/// Whether a participant wants to stay after the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "enums::StayAnswer")]
pub enum StayAnswer {
    /// Goes on with the circle, if it goes on.
    Stay,
    /// Leaves when the term ends.
    Leave,
}

/// Why programme administrators look after a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "TaskKind")]
pub enum AdministratorTaskKind {
    /// Requests to join wait that nobody answers; since the first was escalated.
    RequestsUnanswered,
    /// There is no programme manager.
    ProgrammeManagerVacant,
    /// It runs with fewer people than the minimum.
    BelowMinimum,
    /// Its term is over, and nobody has decided whether there is another.
    DecisionOverdue,
}
