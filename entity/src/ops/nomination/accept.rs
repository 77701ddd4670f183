//! Accept the duty of programme manager.

use crate::model::enums::{DutyKind, NominationStatus};
use crate::model::{circle, duty};
use crate::ops::circle::LockedCircle;
use crate::ops::{EventKind, OpError, join_request, person};
use crate::outbox::{self, Mail, MailKind};
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

/// The nominee becomes programme manager and takes part; the former one's duty ends.
#[derive(Debug, Clone)]
pub struct Accept {
    /// The nomination.
    pub nomination_id: Uuid,
}

impl Operation for Accept {
    type Output = circle::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<circle::Model, OpError> {
        person::acting(tx, cx).await?;
        let (mut circle, nomination) = super::lock_own(tx, cx, self.nomination_id).await?;
        let nomination = super::resolve(tx, cx, nomination, NominationStatus::Accepted).await?;
        let nominee = nomination.nominee_id;
        if circle
            .people(tx)
            .await?
            .iter()
            .all(|person| person.employee_id != nominee)
        {
            join_request::admit_nominee(tx, cx, &mut circle, nominee, nomination.role).await?;
        }
        let mut changed = end_duties(tx, cx, &circle, nominee).await?;
        let duty = duty::Model {
            id: cx.new_id(),
            circle_id: circle.row.id,
            employee_id: nominee,
            duty: DutyKind::ProgrammeManager,
            slot: 0,
            since: cx.now,
            ended_at: None,
        };
        duty::Entity::insert(duty.clone().into_active_model())
            .exec_without_returning(tx)
            .await?;
        changed.push(duty);
        circle.row.pm_vacant_since = None;
        let data = json!({ "nominationId": nomination.id });
        let event = circle
            .record(tx, cx, EventKind::ProgrammeManagerAccepted, Some(nominee), data)
            .await?;
        let mails = changed.iter().map(|duty| Mail {
            kind: MailKind::DutyChanged,
            recipient: duty.employee_id,
            circle: Some(circle.row.id),
            subject: Some(duty.id),
            cause: event,
        });
        outbox::enqueue(tx, cx, mails).await?;
        Ok(circle.save(tx, cx).await?)
    }
}

/// Ends the former programme manager's duty and the nominee's own as a deputy; answers the former, who is told.
async fn end_duties(
    tx: &DatabaseTransaction,
    cx: &Cx,
    circle: &LockedCircle,
    nominee: Uuid,
) -> Result<Vec<duty::Model>, OpError> {
    let open = duty::Entity::find()
        .filter(duty::COLUMN.circle_id.eq(circle.row.id))
        .filter(duty::COLUMN.ended_at.is_null())
        .all(tx)
        .await?;
    let mut former = Vec::new();
    for duty in open {
        let manages = duty.duty == DutyKind::ProgrammeManager;
        if manages || duty.employee_id == nominee {
            let mut row = duty.into_active_model();
            row.ended_at = Set(Some(cx.now));
            let ended = row.update(tx).await?;
            if manages {
                former.push(ended);
            }
        }
    }
    Ok(former)
}
