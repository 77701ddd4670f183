//! Meetings.

use super::{Date, MeetingFormat, MeetingState};
use crate::graphql::ids;
use async_graphql::{ID, Object};
use entity::model::meeting;
use entity::support::gid::Kind;

/// A meeting of a circle.
pub struct Meeting(pub(in crate::graphql) meeting::Model);

/// A meeting of a circle.
#[Object]
impl Meeting {
    /// The global id, for `node` and for inputs.
    async fn id(&self) -> ID {
        ids::encode(Kind::Meeting, self.0.id)
    }

    /// The number within the term, from 1.
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// Whether it is an education or an experience meeting.
    async fn format(&self) -> MeetingFormat {
        self.0.format.into()
    }

    /// Whether it is planned, held or cancelled.
    async fn state(&self) -> MeetingState {
        self.0.state.into()
    }

    /// The planned date, in the meeting's zone.
    async fn planned_on(&self) -> Date {
        self.0.planned_on.into()
    }

    /// The IANA time zone of its date.
    async fn zone(&self) -> &str {
        &self.0.zone
    }
}
