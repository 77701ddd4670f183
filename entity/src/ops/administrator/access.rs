//! Look at a circle or a person outside one's own, for a reason that is logged and that the person can see.

use crate::model::enums::AccessSubjectKind;
use crate::model::{administrator_access, circle, employee};
use crate::ops::Operation;
use crate::ops::{Creates, OpError, error, person};
use crate::query;
use crate::rules::{RuleViolation, text};
use crate::work::{Actor, Viewer, Work};
use chrono::TimeDelta;
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub enum Subject {
    /// A circle.
    Circle(Uuid),
    /// A person.
    Person(Uuid),
}

/// Opens the subject to the acting administrator for an hour.
#[derive(Debug, Clone)]
pub struct Access {
    /// What.
    pub subject: Subject,
    /// Why.
    pub reason: String,
}

impl Operation for Access {
    type Output = administrator_access::Model;

    async fn run(self, work: Work<'_>) -> Result<administrator_access::Model, OpError> {
        let me = person::acting_eligible(work).await?.employee.id;
        let viewer = administrator(work)?;
        let reason = error::clean("reason", &text::REASON, &self.reason)?;
        let (kind, id, found) = match self.subject {
            Subject::Circle(id) => {
                let circle = circle::Entity::find_by_id(id)
                    .filter(query::circle::visible(&viewer))
                    .one(work.tx)
                    .await?;
                (AccessSubjectKind::Circle, id, circle.is_some())
            }
            Subject::Person(id) => {
                let person = employee::Entity::find_by_id(id).one(work.tx).await?;
                (AccessSubjectKind::Employee, id, person.is_some())
            }
        };
        if !found {
            return Err(RuleViolation::NotFound.at("id"));
        }
        let access = administrator_access::Model {
            id: work.new_id(),
            administrator_id: me,
            subject_kind: kind,
            subject_id: id,
            reason,
            granted_at: work.now,
            expires_at: work.now + TimeDelta::hours(1),
        };
        administrator_access::Entity::insert(access.clone().into_active_model())
            .exec_without_returning(work.tx)
            .await?;
        Ok(access)
    }
}

impl Creates for Access {
    fn created(access: &administrator_access::Model) -> Uuid {
        access.id
    }

    async fn again(work: Work<'_>, id: Uuid) -> Result<administrator_access::Model, OpError> {
        administrator(work)?;
        administrator_access::Entity::find_by_id(id)
            .one(work.tx)
            .await?
            .ok_or_else(|| RuleViolation::NotFound.into())
    }
}

/// The actor, who must be a programme administrator.
fn administrator(work: Work<'_>) -> Result<Viewer, RuleViolation> {
    match work.actor {
        Actor::Employee(viewer) if viewer.administrator => Ok(viewer),
        Actor::Employee(_) | Actor::System => Err(RuleViolation::NotAdministrator),
    }
}
