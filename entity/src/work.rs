//! What an operation works with: its transaction, and its context (who acts, when, by which settings).

use crate::rules::Policy;
use chrono::{DateTime, Utc};
use sea_orm::DatabaseTransaction;
use std::ops::Deref;
use std::sync::Arc;
use uuid::Uuid;

/// Who is looking or acting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer {
    /// The employee behind the sign-in.
    pub employee_id: Uuid,
    /// A regular employee: by the HR record, and by the token's claim where one is configured. Operations check the
    /// HR record again when they decide.
    pub eligible: bool,
    /// Programme administrator (docs/product.md §5), by claim or setting.
    pub administrator: bool,
}

/// Who causes a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in employee.
    Employee(Viewer),
    /// The programme's clock.
    System,
}

/// The context of one operation. `now` is read once, so that everything that an operation writes agrees.
#[derive(Debug, Clone)]
pub struct Cx {
    /// The instant of the operation.
    pub now: DateTime<Utc>,
    /// Who acts.
    pub actor: Actor,
    /// The programme's settings.
    pub policy: Arc<Policy>,
}

impl Cx {
    /// A new primary key.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        crate::support::ids::new_id(self.now)
    }

    /// The acting employee, if it is one.
    #[must_use]
    pub fn actor_id(&self) -> Option<Uuid> {
        match self.actor {
            Actor::Employee(viewer) => Some(viewer.employee_id),
            Actor::System => None,
        }
    }

    /// Whether the actor is a programme administrator.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        matches!(
            self.actor,
            Actor::Employee(Viewer {
                administrator: true,
                ..
            })
        )
    }
}

/// The one thing that an operation, and every step of it, is handed: what is written goes through `tx`, and the context is
/// at hand as if it were the work's own (`work.now`, `work.new_id()`).
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    /// The transaction; whoever began it commits it.
    pub tx: &'a DatabaseTransaction,
    /// Who acts, when, and by which settings.
    pub cx: &'a Cx,
}

impl Deref for Work<'_> {
    type Target = Cx;

    fn deref(&self) -> &Cx {
        self.cx
    }
}
