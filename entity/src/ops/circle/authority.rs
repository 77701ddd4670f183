//! Who may do what in one circle (docs/product.md §5).

use crate::model::enums::{DutyKind, MembershipStatus};
use crate::model::{circle, duty, membership};
use crate::query;
use crate::rules::RuleViolation;
use crate::work::{Actor, Work};
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The rights of the actor in a locked circle, read inside the transaction.
pub(in crate::ops) struct Authority {
    pub(in crate::ops) membership: Option<membership::Model>,
    duty: Option<DutyKind>,
    administrator: bool,
    /// An administrator sees requests while there is no programme manager, or for a logged reason.
    sees_requests_as_administrator: bool,
}

impl Authority {
    pub(super) async fn find(work: Work<'_>, circle: &circle::Model) -> Result<Self, DbErr> {
        let Actor::Employee(viewer) = work.actor else {
            return Ok(Self {
                membership: None,
                duty: None,
                administrator: true,
                sees_requests_as_administrator: true,
            });
        };
        let membership = open_membership(work.tx, circle.id, viewer.employee_id).await?;
        let duty = duty::Entity::find()
            .filter(duty::COLUMN.circle_id.eq(circle.id))
            .filter(duty::COLUMN.employee_id.eq(viewer.employee_id))
            .filter(duty::COLUMN.ended_at.is_null())
            .one(work.tx)
            .await?
            .map(|duty| duty.duty);
        let sees_requests_as_administrator = viewer.administrator
            && (circle.pm_vacant_since.is_some()
                || query::administrator::has_access(work.tx, &viewer, circle.id, work.now).await?);
        Ok(Self {
            membership,
            duty,
            administrator: viewer.administrator,
            sees_requests_as_administrator,
        })
    }

    pub(in crate::ops) fn is_programme_manager(&self) -> bool {
        self.duty == Some(DutyKind::ProgrammeManager)
    }

    /// Programme manager or deputy, if either.
    pub(in crate::ops) fn duty(&self) -> Option<DutyKind> {
        self.duty
    }

    pub(in crate::ops) fn only_as_administrator(&self) -> bool {
        self.administrator && self.duty.is_none()
    }

    /// The programme manager, a deputy, or an administrator for them.
    pub(in crate::ops) fn must_manage(&self) -> Result<(), RuleViolation> {
        if self.duty.is_some() || self.administrator {
            Ok(())
        } else {
            Err(RuleViolation::NotProgrammeManager)
        }
    }

    /// The programme manager, or an administrator: deputies do not hand out duties.
    pub(in crate::ops) fn must_hold_the_duty(&self) -> Result<(), RuleViolation> {
        if self.is_programme_manager() || self.administrator {
            Ok(())
        } else {
            Err(RuleViolation::NotProgrammeManager)
        }
    }

    /// Whoever may decide about join requests; to everybody else a request does not exist.
    pub(in crate::ops) fn must_see_requests(&self) -> Result<(), RuleViolation> {
        if self.duty.is_some() || self.sees_requests_as_administrator {
            Ok(())
        } else {
            Err(RuleViolation::NotFound)
        }
    }

    pub(in crate::ops) fn must_take_part(&self) -> Result<&membership::Model, RuleViolation> {
        self.membership.as_ref().ok_or(RuleViolation::NotParticipant)
    }
}

/// The open membership of `employee` in `circle`.
pub(in crate::ops) async fn open_membership(
    tx: &DatabaseTransaction,
    circle: Uuid,
    employee: Uuid,
) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find()
        .filter(membership::COLUMN.circle_id.eq(circle))
        .filter(membership::COLUMN.employee_id.eq(employee))
        .filter(membership::Column::Status.is_in([MembershipStatus::Active, MembershipStatus::Paused]))
        .one(tx)
        .await
}
