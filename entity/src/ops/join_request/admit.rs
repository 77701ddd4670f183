//! A person comes in: the one place where a membership of somebody who asked, or was named, begins.

use super::enqueue_to_requester;
use crate::model::enums::{CircleState, JoinRequestStatus, MembershipStatus, Role, TieKind};
use crate::model::event::Event;
use crate::model::{circle_tie, join_request, membership};
use crate::ops::OpError;
use crate::ops::circle::{LockedCircle, programme_manager};
use crate::outbox::{self, MailKind};
use crate::rules::rights::{ActKind, life_cycle};
use crate::rules::{AdvisoryCode, RuleViolation};
use crate::work::{Cx, Work};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Resolves `request` as `act` does, which lets the person in. The caller has made sure that the person may come in;
/// the seat is counted here: a request that was offered one gives its held seat back first.
pub(super) async fn admit(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: join_request::Model,
    act: ActKind,
    acknowledged: BTreeSet<AdvisoryCode>,
) -> Result<(join_request::Model, membership::Model), OpError> {
    if request.status == JoinRequestStatus::Offered {
        circle.row.offered_count -= 1;
    }
    if circle.row.free_seats() <= 0 {
        return Err(RuleViolation::CircleFull.into());
    }
    let request = resolve(work, request, act, None).await?;
    if circle.row.state == CircleState::Proposed {
        // An approval restarts the proposal's count (docs/product.md §3).
        circle.row.ageing_from = Some(work.now);
    }
    let (person, role) = (request.employee_id, request.role);
    circle_tie::ActiveModel {
        circle_id: Set(circle.row.id),
        employee_id: Set(person),
        kind: Set(TieKind::Membership),
    }
    .update(work.tx)
    .await?;
    let approved = Some((request.id, acknowledged));
    let membership = begin_membership(work, circle, person, role, approved).await?;
    enqueue_to_requester(work, MailKind::Approved, &request).await?;
    Ok((request, membership))
}

/// Finds the open request of `person` to join `circle`.
pub(in crate::ops) async fn open_request(
    tx: &DatabaseTransaction,
    circle: &LockedCircle,
    person: Uuid,
) -> Result<Option<join_request::Model>, DbErr> {
    join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle.row.id))
        .filter(join_request::COLUMN.employee_id.eq(person))
        .filter(join_request::open())
        .one(tx)
        .await
}

/// Takes a nominee in who did not take part: by their open request if there is one, else directly.
pub(in crate::ops) async fn admit_nominee(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: Option<join_request::Model>,
    person: Uuid,
    role: Role,
) -> Result<(), OpError> {
    if let Some(request) = request {
        admit(work, circle, request, ActKind::AcceptNomination, BTreeSet::new()).await?;
        return Ok(());
    }
    if circle.row.free_seats() <= 0 {
        return Err(RuleViolation::CircleFull.into());
    }
    add_tie(work.tx, circle.row.id, person, TieKind::Membership).await?;
    begin_membership(work, circle, person, role, None).await?;
    Ok(())
}

/// `approved` is the request that it begins with, if any, and what was acknowledged.
async fn begin_membership(
    work: Work<'_>,
    circle: &mut LockedCircle,
    person: Uuid,
    role: Role,
    approved: Option<(Uuid, BTreeSet<AdvisoryCode>)>,
) -> Result<membership::Model, DbErr> {
    let membership = membership::Model {
        id: work.new_id(),
        circle_id: circle.row.id,
        employee_id: person,
        role,
        status: MembershipStatus::Active,
        joined_at: work.now,
        ended_at: None,
        end_reason: None,
    };
    let others = circle.readers(work.tx).await?;
    membership::Entity::insert(membership.clone().into_active_model())
        .exec_without_returning(work.tx)
        .await?;
    circle.row.people_count += 1;
    let (join_request_id, acknowledged) = approved.unzip();
    let joined = Event::ParticipantJoined {
        person,
        role,
        membership_id: Some(membership.id),
        join_request_id,
        acknowledged: acknowledged.unwrap_or_default(),
    };
    let event = circle.record(work, joined);
    let joined = circle
        .mail(MailKind::ParticipantJoined, event)
        .about(membership.id);
    outbox::enqueue(work, joined.to(&others)).await?;
    if reached_minimum(work.cx, circle) {
        if circle.row.below_minimum_since.take().is_some() {
            circle.record(work, Event::MinimumReached {});
        }
        enqueue_ready_to_publish(work, circle).await?;
    }
    Ok(membership)
}

fn reached_minimum(cx: &Cx, circle: &LockedCircle) -> bool {
    u32::try_from(circle.row.people_count).is_ok_and(|people| people >= cx.policy.min_people)
}

/// Mail 18, once for each programme manager of a proposal.
async fn enqueue_ready_to_publish(work: Work<'_>, circle: &LockedCircle) -> Result<(), DbErr> {
    if circle.row.state != CircleState::Proposed {
        return Ok(());
    }
    let manager = programme_manager(work.tx, circle).await?;
    let ready = circle.mail(MailKind::ReadyToPublish, circle.row.id);
    outbox::enqueue(work, ready.to(manager)).await
}

/// Ends an open request as `act` does. The tie stays: the caller turns it into a membership's or removes it.
pub(in crate::ops) async fn resolve(
    work: Work<'_>,
    request: join_request::Model,
    act: ActKind,
    decline_reason: Option<String>,
) -> Result<join_request::Model, OpError> {
    let status = life_cycle::join_request(act, request.status)?;
    let mut row = request.into_active_model();
    row.status = Set(status);
    row.open_slot = Set(None);
    row.offer_expires_at = Set(None);
    row.due_at = Set(None);
    row.resolved_at = Set(Some(work.now));
    row.resolved_by = Set(work.actor_id());
    row.decline_reason = Set(decline_reason);
    Ok(row.update(work.tx).await?)
}

/// Adds the tie of a person whose request or membership begins, who has none.
pub(super) async fn add_tie(
    tx: &DatabaseTransaction,
    circle_id: Uuid,
    employee_id: Uuid,
    kind: TieKind,
) -> Result<(), DbErr> {
    let tie = circle_tie::Model {
        circle_id,
        employee_id,
        kind,
    };
    circle_tie::Entity::insert(tie.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Removes the tie of a person whose request or membership has ended.
pub(in crate::ops) async fn remove_tie(
    tx: &DatabaseTransaction,
    circle: Uuid,
    person: Uuid,
) -> Result<(), DbErr> {
    circle_tie::Entity::delete_by_id((circle, person))
        .exec(tx)
        .await?;
    Ok(())
}
