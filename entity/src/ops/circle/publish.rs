//! Publish: start the six-month connection (docs/product.md §1). Not "make visible".

use super::LockedCircle;
use super::plan::plan_meetings;
use crate::model::enums::{CircleState, DutyKind, Role};
use crate::model::event::Event;
use crate::model::{circle, duty, membership};
use crate::ops::Operation;
use crate::ops::person::Person;
use crate::ops::{OpError, person};
use crate::outbox::{self, Mail, MailKind};
use crate::query;
use crate::rules::advice::{self, AdvisoryCode};
use crate::rules::{RuleViolation, plan, term, zone};
use crate::work::Work;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// PROPOSED → ACTIVE: the first term starts today in the circle's zone, with six planned meetings.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The circle.
    pub circle_id: Uuid,
    /// The advisories that the caller has read.
    pub acknowledge: Vec<AdvisoryCode>,
}

impl Operation for Publish {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::acting(work).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.authority(work).await?.must_manage()?;
        circle.expect_state(&[CircleState::Proposed])?;
        let people = circle.people(work.tx).await?;
        may_start(work, &circle.row, &people).await?;

        let roles: Vec<_> = people
            .iter()
            .map(|person| (person.employee_id, person.role))
            .collect();
        let advisories = advice::of_circle(&query::person::participants(work.tx, &roles).await?);
        LockedCircle::must_acknowledge(&advisories, &self.acknowledge)?;

        let zone = zone::parse(&circle.row.zone).ok_or(RuleViolation::InvalidInput(
            "The circle's time zone is not known any more. Update it first.",
        ))?;
        let started_on = zone::today(zone, work.now);
        circle.row.state = CircleState::Active;
        circle.row.published_at = Some(work.now);
        circle.row.started_on = Some(started_on);
        circle.row.term = 1;
        circle.row.term_ends_on = Some(term::end_of_term(started_on, 1));
        circle.row.ageing_from = None;
        let published = Event::Published {
            acknowledged: advisories,
            started_on: circle.row.started_on,
            term_ends_on: circle.row.term_ends_on,
            meetings: plan_meetings(work, &mut circle.row, &plan::first_term(started_on)).await?,
        };
        let event = circle.record(work, published);
        let readers = circle.readers(work.tx).await?;
        let mails = readers.iter().map(|person| Mail {
            kind: MailKind::CircleStarted,
            recipient: person.employee_id,
            circle: Some(circle.row.id),
            subject: None,
            cause: event,
        });
        outbox::enqueue(work, mails).await?;
        Ok(circle.save(work).await?)
    }
}

/// At least the minimum of people, one of them a member; the programme manager is eligible and takes part.
async fn may_start(
    work: Work<'_>,
    circle: &circle::Model,
    people: &[membership::Model],
) -> Result<(), OpError> {
    let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    if count < work.policy.min_people {
        return Err(RuleViolation::TooFewPeople {
            min: work.policy.min_people,
            people: count,
        }
        .into());
    }
    if people.iter().all(|person| person.role != Role::Member) {
        return Err(RuleViolation::NoMember.into());
    }
    let manager = duty::Entity::find()
        .filter(duty::COLUMN.circle_id.eq(circle.id))
        .filter(duty::Column::Duty.eq(DutyKind::ProgrammeManager))
        .filter(duty::COLUMN.ended_at.is_null())
        .one(work.tx)
        .await?
        .filter(|duty| people.iter().any(|person| person.employee_id == duty.employee_id))
        .ok_or(RuleViolation::ProgrammeManagerVacant)?;
    match Person::find(work.tx, manager.employee_id).await? {
        Some(person) if person.can_take_part(&work.policy) => Ok(()),
        _ => Err(RuleViolation::ProgrammeManagerNotEligible.into()),
    }
}
