//! People as operations see them, read inside the transaction.

use super::OpError;
use crate::model::{employee, profile};
use crate::rules::person::Person;
use crate::rules::rights::{self, ActKind};
use crate::rules::{Policy, RuleViolation};
use crate::work::{Actor, Work};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;

/// Finds the person with this id.
pub(super) async fn find(tx: &DatabaseTransaction, id: Uuid) -> Result<Option<Person>, DbErr> {
    let found = employee::Entity::find_by_id(id)
        .find_also_related(profile::Entity)
        .one(tx)
        .await?;
    Ok(found.map(|(employee, profile)| Person { employee, profile }))
}

/// Finds the acting employee, who must be ready for `act`.
pub(super) async fn ready(work: Work<'_>, act: ActKind) -> Result<Person, OpError> {
    checked(work, |person, eligible, policy| {
        rights::ready(act, person, eligible, policy)
    })
    .await
}

/// Finds the acting employee, who must be eligible and opted in to the current notice: for acts that are about no circle.
pub(super) async fn acting(work: Work<'_>) -> Result<Person, OpError> {
    checked(work, rights::can_take_part).await
}

/// Finds the acting employee, who must be eligible: for acts that are about no circle.
pub(super) async fn acting_eligible(work: Work<'_>) -> Result<Person, OpError> {
    checked(work, rights::is_eligible).await
}

async fn checked(
    work: Work<'_>,
    check: impl FnOnce(Option<&Person>, bool, &Policy) -> Result<(), RuleViolation>,
) -> Result<Person, OpError> {
    let Actor::Employee(viewer) = work.actor else {
        return Err(RuleViolation::NotEligible.into());
    };
    let person = find(work.tx, viewer.employee_id).await?;
    check(person.as_ref(), viewer.eligible, &work.policy)?;
    person.ok_or_else(|| RuleViolation::NotEligible.into())
}
