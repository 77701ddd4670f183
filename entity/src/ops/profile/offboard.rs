//! A person whose employment changed is looked at, and off-boarded if they are no longer eligible (docs/product.md §3).

use crate::model::enums::{JoinRequestStatus, MembershipStatus};
use crate::model::event::Event;
use crate::model::{
    allowance, circle_tie, employee_review, idempotency_key, join_request, pm_nomination, profile,
};
use crate::ops::Operation;
use crate::ops::circle::{LockedCircle, programme_manager, promote_deputy_or_vacate, settle_waitlist};
use crate::ops::{OpError, join_request as join_requests, membership as memberships, nomination, person};
use crate::outbox::{self, MailKind, Unaddressed};
use crate::rules::policy::days;
use crate::rules::rights::ActKind;
use crate::work::Work;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Ends what a person who lost eligibility has to do with circles, in one transaction; takes note of one who is eligible
/// again. The clock's, for people in `employee_review`. Answers whether anything ended.
#[derive(Debug, Clone, Copy)]
pub struct Review {
    /// The person.
    pub employee_id: Uuid,
}

impl Operation for Review {
    type Output = bool;

    async fn run(self, work: Work<'_>) -> Result<bool, OpError> {
        let me = self.employee_id;
        let noted = employee_review::Entity::delete_by_id(me).exec(work.tx).await?;
        let Some(person) = person::find(work.tx, me)
            .await?
            .filter(|_| noted.rows_affected == 1)
        else {
            return Ok(false);
        };
        let eligible = work.policy.is_eligible_type(&person.employee.employment_type);
        let circles = if eligible {
            BTreeSet::new()
        } else {
            circles_of(work.tx, me).await?
        };
        for circle in &circles {
            leave_circle(work, *circle, me).await?;
        }
        // After the circles, as those lock who ask to join.
        if let Some(profile) = person.profile {
            // From the loss of eligibility: another employment that is not eligible either puts nothing off.
            let lost = profile
                .erase_at
                .unwrap_or_else(|| work.now + days(work.policy.clock.offboarded_days));
            let erase_at = (!eligible).then_some(lost);
            let mut row = profile.into_active_model();
            row.erase_at = Set(erase_at);
            row.update(work.tx).await?;
        }
        if !circles.is_empty() {
            let mail = Unaddressed::new(MailKind::Offboarded, work.new_id());
            outbox::enqueue(work, mail.to([me])).await?;
        }
        Ok(!circles.is_empty())
    }
}

/// The circles that the person is in, asks to join, or was named for; in the order in which they are locked.
async fn circles_of(tx: &DatabaseTransaction, me: Uuid) -> Result<BTreeSet<Uuid>, DbErr> {
    let tied: Vec<Uuid> = circle_tie::Entity::find()
        .filter(circle_tie::COLUMN.employee_id.eq(me))
        .order_by_asc(circle_tie::Column::CircleId)
        .select_only()
        .column(circle_tie::Column::CircleId)
        .into_tuple()
        .all(tx)
        .await?;
    let named: Vec<Uuid> = pm_nomination::Entity::find()
        .filter(pm_nomination::COLUMN.nominee_id.eq(me))
        .filter(pm_nomination::pending())
        .select_only()
        .column(pm_nomination::Column::CircleId)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(tied.into_iter().chain(named).collect())
}

async fn leave_circle(work: Work<'_>, id: Uuid, me: Uuid) -> Result<(), OpError> {
    let mut circle = LockedCircle::by_id(work.tx, id).await?;
    if let Some(named) = nomination::pending(work.tx, &circle)
        .await?
        .filter(|named| named.nominee_id == me)
    {
        nomination::withdraw(work, &mut circle, named).await?;
    }
    let request = join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(id))
        .filter(join_request::COLUMN.employee_id.eq(me))
        .filter(join_request::open())
        .one(work.tx)
        .await?;
    if let Some(request) = request {
        if request.status == JoinRequestStatus::Offered {
            circle.row.offered_count -= 1;
        }
        let request = join_requests::resolve(work, request, ActKind::VoidRequest, None).await?;
        join_requests::remove_tie(work.tx, id, me).await?;
        let (person, join_request_id) = (me, request.id);
        circle.record(
            work,
            Event::JoinRequestVoided {
                person,
                join_request_id,
            },
        );
        settle_waitlist(work, &mut circle).await?;
    }
    let people = circle.people(work.tx).await?;
    if let Some(membership) = people.into_iter().find(|person| person.employee_id == me) {
        let managed = programme_manager(work.tx, &circle).await? == Some(me);
        let membership_id = membership.id;
        let event =
            memberships::end(work, &mut circle, membership, MembershipStatus::Offboarded, None).await?;
        if managed && !circle.row.is_over() {
            promote_deputy_or_vacate(work, &mut circle).await?;
        }
        let manager = programme_manager(work.tx, &circle).await?;
        let mail = circle
            .mail(MailKind::ParticipantOffboarded, event)
            .about(membership_id);
        outbox::enqueue(work, mail.to(manager)).await?;
    }
    circle.save(work).await?;
    Ok(())
}

/// Removes the profile of a person who has not been eligible for the programme's days: what they entered, topics and
/// networks included, and what is remembered of their calls. The clock's.
#[derive(Debug, Clone, Copy)]
pub struct Erase {
    /// The person.
    pub employee_id: Uuid,
}

impl Operation for Erase {
    type Output = bool;

    async fn run(self, work: Work<'_>) -> Result<bool, OpError> {
        let gone = profile::Entity::delete_many()
            .filter(profile::COLUMN.employee_id.eq(self.employee_id))
            .filter(profile::COLUMN.erase_at.lte(work.now))
            .exec(work.tx)
            .await?;
        if gone.rows_affected == 0 {
            return Ok(false);
        }
        idempotency_key::Entity::delete_many()
            .filter(idempotency_key::COLUMN.employee_id.eq(self.employee_id))
            .exec(work.tx)
            .await?;
        allowance::Entity::delete_many()
            .filter(allowance::COLUMN.employee_id.eq(self.employee_id))
            .exec(work.tx)
            .await?;
        Ok(true)
    }
}
