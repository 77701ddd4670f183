//! Administrators' looks.

use super::{AccessSubjectKind, Person, Scope};
use async_graphql::Object;
use chrono::{DateTime, Utc};
use entity::model::administrator_access;

/// A programme administrator's look at a circle or person outside their own, for a reason.
pub struct AdministratorAccess(pub(in crate::graphql) administrator_access::Model);

/// A programme administrator's look at a circle or person outside their own, for a reason.
#[Object]
impl AdministratorAccess {
    /// The administrator who looked, by name.
    async fn administrator(&self) -> Person {
        Person::new(self.0.administrator_id, Scope::Name)
    }

    /// What they looked at.
    async fn subject_kind(&self) -> AccessSubjectKind {
        self.0.subject_kind.into()
    }

    /// Why, as the administrator wrote it.
    async fn reason(&self) -> &str {
        &self.0.reason
    }

    /// When the look was logged, and began.
    async fn granted_at(&self) -> DateTime<Utc> {
        self.0.granted_at
    }

    /// Until when the administrator could look: an hour later.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.0.expires_at
    }
}
