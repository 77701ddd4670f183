//! The types of the schema, one file for each thing that people have a word for.

mod access;
mod advisory;
mod circle;
mod date;
mod decision;
mod enums;
mod event;
mod forecast;
mod join_request;
mod mail;
mod meeting;
mod membership;
mod nomination;
mod person;
mod programme;
mod task;
mod total;
mod viewer;

pub use access::AdministratorAccess;
pub use advisory::{Advisory, AdvisoryCode};
pub use circle::{Circle, CircleConnection};
pub use date::Date;
pub use decision::{CircleDecision, StayCounts};
pub use enums::{
    AccessSubjectKind, AdministratorTaskKind, CircleState, Decision, Digest, DutyKind, JoinRequestStatus,
    MeetingFormat, MeetingState, MembershipStatus, NominationStatus, Role, StayAnswer,
};
pub use event::CircleEvent;
pub use forecast::{ForecastAssumption, ProgrammeForecast};
pub use join_request::JoinRequest;
pub use mail::{Mail, MailConnection, MailKind};
pub use meeting::Meeting;
pub use membership::Membership;
pub use nomination::Nomination;
pub use person::{Person, Scope};
pub use programme::{AffinityNetwork, JobFamily, Level, Programme, Topic};
pub use task::{AdministratorTask, AdministratorTaskConnection};
pub use total::{Counted, Total};
pub use viewer::Viewer;

use async_graphql::{ID, Interface};

/// Anything with a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The global id, for `node` and for inputs."))]
pub enum Node {
    /// A circle.
    Circle(Circle),
    /// A join request.
    JoinRequest(JoinRequest),
    /// A nomination.
    Nomination(Nomination),
    /// A person.
    Person(Person),
    /// A membership.
    Membership(Membership),
    /// A topic.
    Topic(Topic),
    /// An affinity network.
    AffinityNetwork(AffinityNetwork),
}
