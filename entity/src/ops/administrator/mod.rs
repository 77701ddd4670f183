//! What programme administrators do besides acting for a circle's programme manager, and how the programme tells them.

mod access;
mod weekly;

pub use access::{Access, Subject};
pub use weekly::Weekly;

use crate::model::employee;
use crate::ops::circle::LockedCircle;
use crate::outbox::{self, MailKind};
use crate::work::Work;
use sea_orm::{DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// Who administers the programme, by the settings' addresses.
async fn administrators(work: Work<'_>) -> Result<Vec<Uuid>, DbErr> {
    let keys = work.policy.administrator_keys();
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    employee::Entity::find()
        .filter(employee::COLUMN.mail_key.is_in(keys))
        .select_only()
        .column(employee::Column::Id)
        .into_tuple()
        .all(work.tx)
        .await
}

/// Enqueues a mail about `circle` to the administrators.
pub(super) async fn enqueue(
    work: Work<'_>,
    circle: &LockedCircle,
    kind: MailKind,
    cause: Uuid,
) -> Result<(), DbErr> {
    outbox::enqueue(work, circle.mail(kind, cause).to(administrators(work).await?)).await
}
