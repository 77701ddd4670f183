//! Name a programme manager.

use crate::model::enums::{NominationStatus, Role};
use crate::model::event::Event;
use crate::model::{employee, pm_nomination};
use crate::ops::Operation;
use crate::ops::circle::{LockedCircle, programme_manager};
use crate::ops::{Creates, OpError, person};
use crate::outbox::{self, MailKind};
use crate::rules::rights::{Act, ActKind};
use crate::rules::{RuleViolation, text};
use crate::work::Work;
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// Who is named.
#[derive(Debug, Clone)]
pub enum Nominee {
    /// A participant.
    Participant {
        /// The membership.
        membership_id: Uuid,
    },
    /// A colleague, by mail address, who comes in with the duty.
    Colleague {
        /// The address.
        mail: String,
        /// As what.
        role: Role,
    },
}

/// The named person must accept within the programme's days; the present programme manager stays until then.
#[derive(Debug, Clone)]
pub struct Name {
    /// The circle.
    pub circle_id: Uuid,
    /// Who.
    pub nominee: Nominee,
}

impl Operation for Name {
    type Output = pm_nomination::Model;

    async fn run(self, work: Work<'_>) -> Result<pm_nomination::Model, OpError> {
        person::ready(work, ActKind::Nominate).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        let pending = super::pending(work.tx, &circle).await?;
        circle.may(work, Act::Nominate(pending.as_ref())).await?;
        if let Some(expired) = pending {
            super::expire(work, &mut circle, expired).await?;
        }
        let nomination = match self.nominee {
            Nominee::Participant { membership_id } => {
                let membership = circle
                    .people(work.tx)
                    .await?
                    .into_iter()
                    .find(|person| person.id == membership_id)
                    .ok_or_else(|| RuleViolation::NotFound.at(MEMBERSHIP))?;
                let person = person::find(work.tx, membership.employee_id).await?;
                if !person.is_some_and(|person| person.can_take_part(&work.policy)) {
                    return Err(RuleViolation::PersonNotEligible.at(MEMBERSHIP));
                }
                name(
                    work,
                    &mut circle,
                    membership.employee_id,
                    membership.role,
                    MEMBERSHIP,
                )
                .await?
            }
            Nominee::Colleague { mail, role } => {
                name_colleague(work, &mut circle, &mail, role, "nominee.colleague.mail").await?
            }
        };
        circle.save(work).await?;
        Ok(nomination)
    }
}

impl Creates for Name {
    fn created(nomination: &pm_nomination::Model) -> Uuid {
        nomination.id
    }

    async fn again(work: Work<'_>, id: Uuid) -> Result<pm_nomination::Model, OpError> {
        let (mut circle, nomination) = super::lock(work.tx, id).await?;
        circle.may(work, Act::SeeNomination).await?;
        Ok(nomination)
    }
}

const MEMBERSHIP: &str = "nominee.membershipId";

/// Names the colleague with the address `mail`. Whether an address is unknown or its owner cannot take part is not
/// told apart: employment is not the caller's to find out.
pub(in crate::ops) async fn name_colleague(
    work: Work<'_>,
    circle: &mut LockedCircle,
    mail: &str,
    role: Role,
    field: &'static str,
) -> Result<pm_nomination::Model, OpError> {
    let nobody = || {
        RuleViolation::InvalidInput(
            "No colleague with this email address can take part. Check the address, or ask them to opt in.",
        )
        .at(field)
    };
    let found = employee::Entity::find()
        .filter(
            employee::COLUMN
                .mail_key
                .eq(text::mail_key(mail).ok_or_else(nobody)?),
        )
        .one(work.tx)
        .await?
        .ok_or_else(nobody)?;
    let person = person::find(work.tx, found.id).await?.ok_or_else(nobody)?;
    if !person.can_take_part(&work.policy) {
        return Err(nobody());
    }
    let role = match circle
        .people(work.tx)
        .await?
        .iter()
        .find(|person| person.employee_id == found.id)
    {
        Some(membership) => membership.role,
        None if person.is_signed_up(role) => role,
        None if person.is_signed_up(Role::Member) => Role::Member,
        None if person.is_signed_up(Role::Advisor) => Role::Advisor,
        None => return Err(nobody()),
    };
    name(work, circle, found.id, role, field).await
}

async fn name(
    work: Work<'_>,
    circle: &mut LockedCircle,
    nominee: Uuid,
    role: Role,
    field: &'static str,
) -> Result<pm_nomination::Model, OpError> {
    if programme_manager(work.tx, circle).await? == Some(nominee) {
        return Err(RuleViolation::HasDuty.at(field));
    }
    let nomination = pm_nomination::Model {
        id: work.new_id(),
        circle_id: circle.row.id,
        nominee_id: nominee,
        nominated_by: work.actor_id().ok_or(RuleViolation::NotProgrammeManager)?,
        role,
        status: NominationStatus::Pending,
        created_at: work.now,
        expires_at: work.now + work.policy.nomination_period(),
        resolved_at: None,
    };
    pm_nomination::Entity::insert(nomination.clone().into_active_model())
        .exec_without_returning(work.tx)
        .await?;
    circle.expect_due(Some(nomination.expires_at));
    let named = Event::ProgrammeManagerNamed {
        person: nominee,
        nomination_id: nomination.id,
        role: Some(role),
        expires_at: Some(nomination.expires_at),
    };
    circle.record(work, named);
    let mail = circle.mail(MailKind::NamedProgrammeManager, nomination.id);
    outbox::enqueue(work, mail.about(nomination.id).to([nominee])).await?;
    Ok(nomination)
}
