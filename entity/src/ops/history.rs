//! The circle's history: one log for the audit trail, for subscriptions and for mails.

use crate::model::circle_event;
use crate::model::event::{Event, EventKind};
use crate::work::Work;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use uuid::Uuid;

/// What happened, before it is written.
pub(super) struct Entry {
    /// Its number in the circle. There are no gaps, because the circle's row is locked.
    pub(super) seq: i32,
    /// Its id.
    pub(super) id: Uuid,
    /// What it was.
    pub(super) event: Event,
    /// Whether the actor acts as an administrator only.
    pub(super) as_administrator: bool,
}

/// Writes `entries` into the history of `circle`.
pub(super) async fn write(work: Work<'_>, circle: Uuid, entries: Vec<Entry>) -> Result<(), DbErr> {
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let kind = EventKind::from(&entry.event);
        let (subject, data) = entry
            .event
            .into_facts()
            .map_err(|error| DbErr::Json(error.to_string()))?;
        rows.push(circle_event::ActiveModel {
            circle_id: Set(circle),
            seq: Set(entry.seq),
            id: Set(entry.id),
            kind: Set(kind.name().to_owned()),
            version: Set(kind.version()),
            actor_id: Set(work.actor_id()),
            as_administrator: Set(entry.as_administrator),
            subject_employee_id: Set(subject),
            data: Set(data),
            at: Set(work.now),
        });
    }
    if !rows.is_empty() {
        circle_event::Entity::insert_many(rows)
            .exec_without_returning(work.tx)
            .await?;
    }
    Ok(())
}
