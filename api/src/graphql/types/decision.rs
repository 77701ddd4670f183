//! What is decided about the end of a circle's term, and what participants say about it.

use super::{Decision, Person, Scope};
use async_graphql::{Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::model::circle_decision;
use entity::query::term;

/// A decision about the end of one term of a circle.
pub struct CircleDecision(pub(in crate::graphql) circle_decision::Model);

/// A decision about the end of one term of a circle.
#[Object]
impl CircleDecision {
    /// Whether the circle continues or disbands.
    async fn decision(&self) -> Decision {
        self.0.decision.into()
    }

    /// The number of the term whose end it is about, from 1.
    async fn term(&self) -> i32 {
        self.0.term
    }

    /// When it was decided.
    async fn decided_at(&self) -> DateTime<Utc> {
        self.0.decided_at
    }

    /// Who decided, by name.
    async fn decided_by(&self) -> Person {
        Person::new(self.0.decided_by, Scope::Name)
    }

    /// Whether a programme administrator acted for the programme manager.
    async fn as_administrator(&self) -> bool {
        self.0.as_administrator
    }

    /// Why it goes on, where it was said: at and past twelve months it has to be.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
}

/// How many of the participants want to stay after the term. It does not say who.
#[derive(Debug, Clone, Copy, SimpleObject)]
pub struct StayCounts {
    /// How many want to stay.
    stay: i32,
    /// How many want to leave.
    leave: i32,
    /// How many have not answered; they stay.
    unanswered: i32,
}

impl From<term::StayCounts> for StayCounts {
    fn from(counts: term::StayCounts) -> Self {
        let term::StayCounts {
            stay,
            leave,
            unanswered,
        } = counts;
        Self {
            stay,
            leave,
            unanswered,
        }
    }
}
