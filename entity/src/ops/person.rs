//! People as operations see them: the HR record, the profile and the rung, read inside the transaction.

use super::OpError;
use crate::model::{employee, enums::Role, profile};
use crate::rules::{Policy, RuleViolation};
use crate::work::{Actor, Work};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;

/// A person with what decides whether they can take part.
pub(super) struct Person {
    pub(super) employee: employee::Model,
    pub(super) profile: Option<profile::Model>,
}

impl Person {
    pub(super) async fn find(tx: &DatabaseTransaction, id: Uuid) -> Result<Option<Self>, DbErr> {
        let found = employee::Entity::find_by_id(id)
            .find_also_related(profile::Entity)
            .one(tx)
            .await?;
        Ok(found.map(|(employee, profile)| Self { employee, profile }))
    }

    /// Eligible and opted in to the current notice.
    pub(super) fn can_take_part(&self, policy: &Policy) -> bool {
        policy.is_eligible_type(&self.employee.employment_type)
            && self
                .profile
                .as_ref()
                .is_some_and(|profile| profile.consent_version == policy.privacy_notice_version)
    }

    pub(super) fn is_signed_up(&self, role: Role) -> bool {
        self.profile.as_ref().is_some_and(|profile| match role {
            Role::Member => profile.signed_up_as_member,
            Role::Advisor => profile.signed_up_as_advisor,
        })
    }
}

/// The acting employee, who must be eligible and opted in to the current notice: three different answers
/// (docs/product.md §5), each saying what to do.
pub(super) async fn acting(work: Work<'_>) -> Result<Person, OpError> {
    let person = acting_eligible(work).await?;
    if person.can_take_part(&work.policy) {
        Ok(person)
    } else {
        Err(RuleViolation::NotOptedIn {
            version: work.policy.privacy_notice_version.clone(),
        }
        .into())
    }
}

/// The acting employee, who must be eligible.
pub(super) async fn acting_eligible(work: Work<'_>) -> Result<Person, OpError> {
    let Actor::Employee(viewer) = work.actor else {
        return Err(RuleViolation::NotEligible.into());
    };
    let person = Person::find(work.tx, viewer.employee_id)
        .await?
        .ok_or(RuleViolation::NotEligible)?;
    if viewer.eligible && work.policy.is_eligible_type(&person.employee.employment_type) {
        Ok(person)
    } else {
        Err(RuleViolation::NotEligible.into())
    }
}
