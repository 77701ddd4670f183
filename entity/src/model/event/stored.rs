//! How events are kept in `circle_event`: the kind by its name, the version of its facts, and the facts.

use super::{Event, EventKind};
use crate::model::circle_event;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The name in the facts of what the table has a column for.
const PERSON: &str = "person";

impl EventKind {
    /// The highest version of any kind.
    pub const LATEST_VERSION: i32 = 2;

    /// The version of the facts that this program writes. It reads those before, too.
    #[must_use]
    pub fn version(self) -> i32 {
        match self {
            Self::Drafted
            | Self::Proposed
            | Self::Updated
            | Self::Published
            | Self::Completed
            | Self::Disbanded
            | Self::JoinRequested
            | Self::SeatOffered
            | Self::ParticipantJoined
            | Self::ProgrammeManagerNamed
            | Self::DecisionTaken
            | Self::TermBegan
            | Self::Lapsed => 2,
            _ => 1,
        }
    }

    /// The name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Event {
    /// Splits the event into the person that it is about and its other facts.
    ///
    /// # Errors
    /// None in practice: the facts of all kinds can be written as JSON.
    pub fn into_facts(self) -> Result<(Option<Uuid>, Value), serde_json::Error> {
        let mut facts = match serde_json::to_value(self)? {
            Value::Object(mut event) => match event.remove("data") {
                Some(Value::Object(facts)) => facts,
                _ => Map::new(),
            },
            _ => Map::new(),
        };
        let person = facts.remove(PERSON).map(serde_json::from_value).transpose()?;
        facts.retain(|_, fact| !fact.is_null());
        Ok((person, Value::Object(facts)))
    }
}

impl circle_event::Model {
    /// Reads what happened; `None` for a kind or version that this program does not know.
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        let kind: EventKind = self
            .kind
            .parse()
            .ok()
            .filter(|kind| self.version <= EventKind::version(*kind))?;
        let mut facts = self.data.clone();
        if let (Some(facts), Some(person)) = (facts.as_object_mut(), self.subject_employee_id) {
            facts.insert(PERSON.to_owned(), json!(person));
        }
        serde_json::from_value(json!({ "kind": kind.name(), "data": facts })).ok()
    }
}
