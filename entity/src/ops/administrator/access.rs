//! Look at a circle or a person outside one's own, for a reason that is logged and that the person can see.

use crate::model::enums::AccessSubjectKind;
use crate::model::{administrator_access, circle, employee};
use crate::ops::Operation;
use crate::ops::{OpError, error, person};
use crate::query;
use crate::rules::{RuleViolation, text};
use crate::work::{Actor, Work};
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
        let Actor::Employee(viewer) = work.actor else {
            return Err(RuleViolation::NotAdministrator.into());
        };
        if !viewer.administrator {
            return Err(RuleViolation::NotAdministrator.into());
        }
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
