//! What one viewer has to do with circles: the facts from which capabilities and visibility follow.

use super::administrator;
use crate::model::enums::{DutyKind, JoinRequestStatus, NominationStatus};
use crate::model::{circle, duty, join_request, membership, pm_nomination};
use crate::rules::{ClockPolicy, schedule};
use crate::work::Viewer;
use chrono::{DateTime, Utc};
use futures::try_join;
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// A viewer's standing in one circle.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// The open membership.
    pub membership: Option<membership::Model>,
    /// Takes part, or did.
    pub took_part: bool,
    /// The open duty.
    pub duty: Option<DutyKind>,
    /// The open request to join.
    pub join_request: Option<join_request::Model>,
    /// The nomination that waits for the viewer's answer.
    pub nomination: Option<pm_nomination::Model>,
    /// Programme administrator.
    pub administrator: bool,
    /// An administrator who opened the circle for a logged reason.
    pub has_access: bool,
}

impl Standing {
    /// Participants see the roster, the plan and the history; so does an administrator with a logged reason.
    #[must_use]
    pub fn sees_inside(&self) -> bool {
        self.membership.is_some() || self.has_access
    }

    /// Who sees and decides about join requests: the managers; an administrator for a vacant programme manager, or
    /// with a logged reason. The same rule as [`crate::ops`] applies when a decision is taken.
    #[must_use]
    pub fn sees_requests(&self, circle: &circle::Model) -> bool {
        self.reads_messages(circle) || self.has_access
    }

    /// Whether the viewer decides about join requests, where any can be decided about.
    #[must_use]
    pub fn decides_requests(&self, circle: &circle::Model) -> bool {
        circle.takes_people() && self.sees_requests(circle)
    }

    /// What people wrote to the programme manager is for those who act as one: an administrator only while the place is
    /// vacant (docs/product.md §5).
    #[must_use]
    pub fn reads_messages(&self, circle: &circle::Model) -> bool {
        self.duty.is_some() || (self.administrator && circle.pm_vacant_since.is_some())
    }

    /// The programme manager, a deputy, or an administrator for them.
    #[must_use]
    pub fn manages(&self) -> bool {
        self.duty.is_some() || self.administrator
    }

    /// The programme manager, or an administrator.
    #[must_use]
    pub fn holds_the_duty(&self) -> bool {
        self.duty == Some(DutyKind::ProgrammeManager) || self.administrator
    }

    /// How many want to stay is told to those who decide, until they have (docs/product.md §6): never who.
    #[must_use]
    pub fn sees_stay_counts(&self, circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
        (self.duty.is_some() || self.has_access) && schedule::may_decide(circle, policy, now)
    }

    /// Why it was disbanded is for those who took part.
    #[must_use]
    pub fn sees_end_reason(&self) -> bool {
        self.sees_inside() || self.took_part
    }

    /// That too few are left is for those who are in, and for administrators.
    #[must_use]
    pub fn sees_lack_of_people(&self) -> bool {
        self.sees_inside() || self.administrator
    }

    /// Whether the viewer can decide now whether there is another term.
    #[must_use]
    pub fn can_decide(&self, circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
        self.holds_the_duty() && schedule::may_decide(circle, policy, now)
    }

    /// Whether the viewer can end the circle before its term.
    #[must_use]
    pub fn can_disband(&self, circle: &circle::Model) -> bool {
        self.holds_the_duty() && schedule::may_disband(circle)
    }

    /// Whether the viewer can take the lapsed circle up again.
    #[must_use]
    pub fn can_reopen(&self, circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
        self.holds_the_duty() && schedule::may_reopen(circle, policy, now)
    }

    /// Whether the viewer can say whether they stay.
    #[must_use]
    pub fn can_answer_stay(&self, circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
        self.membership.is_some() && schedule::may_answer(circle, policy, now)
    }

    /// Whether the viewer can take the programme manager's place over.
    #[must_use]
    pub fn can_take_over(&self, circle: &circle::Model, policy: &ClockPolicy, now: DateTime<Utc>) -> bool {
        let member = self.membership.as_ref();
        member.is_some_and(|member| schedule::may_take_over(circle, member, self.duty, policy, now))
    }

    /// Mail addresses are shown to the person, the circle's programme manager and administrators.
    #[must_use]
    pub fn sees_addresses(&self) -> bool {
        self.duty == Some(DutyKind::ProgrammeManager) || self.has_access
    }

    /// Whether asking to join makes sense: not in, nothing open, and the circle takes requests.
    #[must_use]
    pub fn can_ask(&self, circle: &circle::Model) -> bool {
        self.membership.is_none()
            && self.join_request.is_none()
            && circle.recruiting_open
            && circle.takes_people()
    }
}

/// The viewer's standing in each of `circles`, in a fixed number of statements.
///
/// # Errors
/// When the database fails.
pub async fn of_viewer(
    db: &DatabaseConnection,
    viewer: &Viewer,
    circles: &[Uuid],
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, Standing>, DbErr> {
    let me = viewer.employee_id;
    let ids = || circles.iter().copied();
    let (memberships, duties, requests, nominations, accessible) = try_join!(
        membership::Entity::find()
            .filter(membership::COLUMN.employee_id.eq(me))
            .filter(membership::COLUMN.circle_id.is_in(ids()))
            .all(db),
        duty::Entity::find()
            .filter(duty::COLUMN.employee_id.eq(me))
            .filter(duty::COLUMN.circle_id.is_in(ids()))
            .filter(duty::COLUMN.ended_at.is_null())
            .all(db),
        join_request::Entity::find()
            .filter(join_request::COLUMN.employee_id.eq(me))
            .filter(join_request::COLUMN.circle_id.is_in(ids()))
            .filter(join_request::Column::Status.is_in([
                JoinRequestStatus::Pending,
                JoinRequestStatus::Waitlisted,
                JoinRequestStatus::Offered,
            ]))
            .all(db),
        pm_nomination::Entity::find()
            .filter(pm_nomination::COLUMN.nominee_id.eq(me))
            .filter(pm_nomination::COLUMN.circle_id.is_in(ids()))
            .filter(pm_nomination::Column::Status.eq(NominationStatus::Pending))
            .filter(pm_nomination::COLUMN.expires_at.gt(now))
            .all(db),
        administrator::accessible(db, viewer, circles, now),
    )?;
    let mut standings: HashMap<Uuid, Standing> = circles
        .iter()
        .map(|id| {
            let standing = Standing {
                administrator: viewer.administrator,
                has_access: accessible.contains(id),
                ..Standing::default()
            };
            (*id, standing)
        })
        .collect();
    for membership in memberships {
        let standing = standings.entry(membership.circle_id).or_default();
        standing.took_part = true;
        if membership.ended_at.is_none() {
            standing.membership = Some(membership);
        }
    }
    for duty in duties {
        standings.entry(duty.circle_id).or_default().duty = Some(duty.duty);
    }
    for request in requests {
        let standing = standings.entry(request.circle_id).or_default();
        standing.join_request = Some(request);
    }
    for nomination in nominations {
        let standing = standings.entry(nomination.circle_id).or_default();
        standing.nomination = Some(nomination);
    }
    Ok(standings)
}
