//! Rows that were found by an id, before it is shown that somebody may see them.

use super::proof::{Deciding, Inside, Naming, Proof};
use crate::model::{join_request, membership, pm_nomination};
use uuid::Uuid;

/// A row about one person in one circle: seen by that person, and by who has the proof for the circle.
pub trait AboutPerson {
    /// What shows that others may see it.
    type Proof: Proof;

    /// Names the circle.
    fn circle(&self) -> Uuid;

    /// Names the person.
    fn person(&self) -> Uuid;

    /// Says whether others than the person may see it at all.
    fn is_shared(&self) -> bool {
        true
    }
}

impl AboutPerson for join_request::Model {
    type Proof = Deciding;

    fn circle(&self) -> Uuid {
        self.circle_id
    }

    fn person(&self) -> Uuid {
        self.employee_id
    }
}

impl AboutPerson for pm_nomination::Model {
    type Proof = Naming;

    fn circle(&self) -> Uuid {
        self.circle_id
    }

    fn person(&self) -> Uuid {
        self.nominee_id
    }
}

impl AboutPerson for membership::Model {
    type Proof = Inside;

    fn circle(&self) -> Uuid {
        self.circle_id
    }

    fn person(&self) -> Uuid {
        self.employee_id
    }

    /// Who joins later does not see who was in before (docs/product.md §5).
    fn is_shared(&self) -> bool {
        self.is_open()
    }
}

/// A row that nobody can read before they have opened it.
#[derive(Debug, Clone)]
pub struct Sealed<R>(R);

impl<R: AboutPerson> Sealed<R> {
    /// Seals a row that was found by its id.
    pub(crate) fn new(row: R) -> Self {
        Self(row)
    }

    /// Names the circle, whose proof opens it.
    #[must_use]
    pub fn circle(&self) -> Uuid {
        self.0.circle()
    }

    /// Opens it for `viewer`, if that is the person that it is about.
    #[must_use]
    pub fn open_own(self, viewer: Uuid) -> Option<R> {
        self.is_own(viewer).then_some(self.0)
    }

    /// Says whether it is about the viewer.
    #[must_use]
    pub fn is_own(&self, viewer: Uuid) -> bool {
        self.0.person() == viewer
    }

    /// Opens it by a proof for its circle.
    #[must_use]
    pub fn open(self, proof: R::Proof) -> Option<R> {
        (self.0.is_shared() && proof.circle() == self.0.circle()).then_some(self.0)
    }
}
