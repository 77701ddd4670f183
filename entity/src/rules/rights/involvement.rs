//! What somebody is to a circle.

use crate::model::enums::{DutyKind, MembershipStatus};
use crate::model::{circle, membership};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// What one person is to one circle. Read from the database ([`crate::query::involvement`]), never made up: rights rest on it.
#[derive(Debug, Clone)]
pub struct Involvement {
    pub(super) circle_id: Uuid,
    /// The person; `None` for the programme's clock.
    pub(super) employee_id: Option<Uuid>,
    pub(super) administrator: bool,
    membership: Option<membership::Model>,
    pub(super) took_part: bool,
    /// When they were removed last.
    pub(super) removed_at: Option<DateTime<Utc>>,
    duty: Option<DutyKind>,
    pub(super) has_access: bool,
}

impl Involvement {
    /// Somebody who has nothing to do with the circle, as far as is known: a person, or nobody for the programme's clock.
    pub(crate) fn new(circle_id: Uuid, employee_id: Option<Uuid>, administrator: bool) -> Self {
        Self {
            circle_id,
            employee_id,
            administrator,
            membership: None,
            took_part: false,
            removed_at: None,
            duty: None,
            has_access: false,
        }
    }

    /// Adds a membership of the person's, with the open duty.
    pub(crate) fn add(&mut self, membership: membership::Model, duty: Option<DutyKind>) {
        self.took_part = true;
        if membership.status == MembershipStatus::Removed {
            self.removed_at = Ord::max(self.removed_at, membership.ended_at);
        }
        if membership.ended_at.is_none() {
            self.membership = Some(membership);
            self.duty = duty;
        }
    }

    /// Adds that the person, an administrator, has opened the circle for a logged reason.
    pub(crate) fn add_access(&mut self) {
        self.has_access = true;
    }

    /// The open membership.
    #[must_use]
    pub fn membership(&self) -> Option<&membership::Model> {
        self.membership.as_ref()
    }

    /// The open duty.
    #[must_use]
    pub fn duty(&self) -> Option<DutyKind> {
        self.duty
    }

    /// Whether the person is the circle's programme manager.
    #[must_use]
    pub fn is_programme_manager(&self) -> bool {
        self.duty == Some(DutyKind::ProgrammeManager)
    }

    /// Whether what the person manages here is an administrator's right alone, for the history.
    #[must_use]
    pub fn is_only_administrator(&self) -> bool {
        self.administrator && self.duty.is_none()
    }

    /// Whether this is the person.
    pub(super) fn is(&self, employee: Uuid) -> bool {
        self.employee_id == Some(employee)
    }

    /// Participants look inside; so does an administrator with a logged reason.
    pub(super) fn is_inside(&self) -> bool {
        self.membership.is_some() || self.has_access
    }

    /// The programme manager, a deputy, or an administrator for them.
    pub(super) fn manages(&self) -> bool {
        self.duty.is_some() || self.administrator
    }

    /// The programme manager, or an administrator: deputies do not hand out duties, or end the circle.
    pub(super) fn holds_the_duty(&self) -> bool {
        self.is_programme_manager() || self.administrator
    }

    /// Who acts as programme manager: an administrator only while the place is vacant (docs/product.md §5).
    pub(super) fn acts_as_manager(&self, circle: &circle::Model) -> bool {
        self.duty.is_some() || (self.administrator && circle.pm_vacant_since.is_some())
    }
}
