//! Who is in a circle, and with which duties. By ids of circles that the viewer may look into.

use super::batch::{self, grouped};
use super::person;
use crate::model::enums::{DutyKind, MeetingState};
use crate::model::{duty, meeting, membership};
use crate::rules::rights::proof::{self, Inside, Managing};
use crate::rules::rights::{Crew, Sealed};
use crate::rules::{Policy, zone};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Finds the open memberships of each circle, in the order of joining, for who may look inside.
pub async fn memberships(
    db: &impl ConnectionTrait,
    circles: &[Inside],
) -> Result<HashMap<Uuid, Vec<membership::Model>>, DbErr> {
    open_memberships(db, &proof::circles(circles)).await
}

/// The same, for finders that answer something else.
pub(super) async fn open_memberships(
    db: &impl ConnectionTrait,
    circles: &[Uuid],
) -> Result<HashMap<Uuid, Vec<membership::Model>>, DbErr> {
    let rows = membership::Entity::find()
        .filter(membership::COLUMN.circle_id.is_in(circles.iter().copied()))
        .filter(membership::open())
        .order_by_asc(membership::Column::JoinedAt)
        .order_by_asc(membership::Column::Id)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.circle_id))
}

/// The open duties in each circle.
pub async fn duties(
    db: &impl ConnectionTrait,
    circles: &[Uuid],
) -> Result<HashMap<Uuid, Vec<duty::Model>>, DbErr> {
    let rows = duty::Entity::find()
        .filter(duty::COLUMN.circle_id.is_in(circles.iter().copied()))
        .filter(duty::open())
        .order_by_asc(duty::Column::Slot)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.circle_id))
}

/// Finds who is in each circle, as far as publishing hangs on it, for who may publish.
pub async fn crews(
    db: &impl ConnectionTrait,
    policy: &Policy,
    circles: &[Managing],
) -> Result<HashMap<Uuid, Crew>, DbErr> {
    let ids = proof::circles(circles);
    let (memberships, duties) = futures::try_join!(open_memberships(db, &ids), duties(db, &ids))?;
    let manager = |circle| {
        let duties = duties.get(&circle)?;
        Some(
            duties
                .iter()
                .find(|duty| duty.duty == DutyKind::ProgrammeManager)?
                .employee_id,
        )
    };
    let managers: Vec<Uuid> = ids.iter().filter_map(|id| manager(*id)).collect();
    let people = person::people(db, &managers).await?;
    let crew = |circle| {
        let (members, manager) = (memberships.get(&circle), manager(circle));
        let person = manager.and_then(|manager| people.get(&manager));
        Crew::of(members.map_or(&[], Vec::as_slice), manager, person, policy)
    };
    Ok(ids.iter().map(|id| (*id, crew(*id))).collect())
}

/// The planned and scheduled meetings of each circle that are still to come, by date: from today on, in their zones.
pub async fn meetings(
    db: &impl ConnectionTrait,
    circles: &[Inside],
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, Vec<meeting::Model>>, DbErr> {
    // Nowhere is it earlier than twelve hours ago.
    let earliest = (now - TimeDelta::hours(12)).date_naive();
    let rows = meeting::Entity::find()
        .filter(meeting::COLUMN.circle_id.is_in(proof::circles(circles)))
        .filter(meeting::COLUMN.planned_on.gte(earliest))
        .filter(
            meeting::COLUMN
                .state
                .is_in([MeetingState::Planned, MeetingState::Scheduled]),
        )
        .order_by_asc(meeting::Column::PlannedOn)
        .all(db)
        .await?;
    let mut to_come = Vec::with_capacity(rows.len());
    for row in rows {
        if row.planned_on >= zone::today(row.zone()?, now) {
            to_come.push(row);
        }
    }
    Ok(grouped(to_come, |row| row.circle_id))
}

/// The memberships of one person that are open, newest first, at most `limit`.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: Uuid,
    limit: u64,
) -> Result<Vec<membership::Model>, DbErr> {
    membership::Entity::find()
        .filter(membership::COLUMN.employee_id.eq(person))
        .filter(membership::open())
        .order_by_desc(membership::Column::JoinedAt)
        .order_by_desc(membership::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Finds the memberships with these ids, over or not: sealed, until it is shown that the viewer may see them.
pub async fn by_id(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Sealed<membership::Model>>, DbErr> {
    let rows = batch::by_id::<membership::Entity>(db, membership::Column::Id, ids, |row| row.id).await?;
    Ok(rows.into_iter().map(|(id, row)| (id, Sealed::new(row))).collect())
}
