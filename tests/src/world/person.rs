//! Somebody of HR's data.

use crate::rows::{Row, employee, profile};
use sea_orm::Value;

/// An employee, who has opted in unless told otherwise; regular, and in London.
#[derive(Clone, Debug)]
pub struct Person {
    employee: Row,
    profile: Option<Row>,
}

impl Person {
    /// The person with this number: `person7@example.org`, "Person 7".
    #[must_use]
    pub fn new(number: u128) -> Self {
        Self {
            employee: employee(number),
            profile: Some(profile(number)),
        }
    }

    /// Has not opted in.
    #[must_use]
    pub fn not_opted_in(mut self) -> Self {
        self.profile = None;
        self
    }

    /// Sets what HR says of them: a column of `employee`.
    #[must_use]
    pub fn set(mut self, column: &'static str, value: impl Into<Value>) -> Self {
        self.employee = self.employee.set(column, value);
        self
    }

    /// Sets what they say of themselves: a column of `profile`, if they have opted in.
    #[must_use]
    pub fn says(mut self, column: &'static str, value: impl Into<Value>) -> Self {
        self.profile = self.profile.map(|profile| profile.set(column, value));
        self
    }

    /// Their rows.
    #[must_use]
    pub fn rows(self) -> Vec<Row> {
        [Some(self.employee), self.profile]
            .into_iter()
            .flatten()
            .collect()
    }
}
