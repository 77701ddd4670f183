//! Finding nominations: seen by the nominee, and by whoever holds the duty.

use super::batch;
use crate::model::pm_nomination;
use crate::rules::rights::Sealed;
use crate::rules::rights::proof::{self, Naming};
use crate::work::Viewer;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// Finds the nominations with these ids: sealed, until it is shown that the viewer may see them.
pub async fn by_id(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Sealed<pm_nomination::Model>>, DbErr> {
    let rows =
        batch::by_id::<pm_nomination::Entity>(db, pm_nomination::Column::Id, ids, |row| row.id).await?;
    Ok(rows.into_iter().map(|(id, row)| (id, Sealed::new(row))).collect())
}

/// The nominations that wait for `person`.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<pm_nomination::Model>, DbErr> {
    pm_nomination::Entity::find()
        .filter(pm_nomination::COLUMN.nominee_id.eq(person))
        .filter(pm_nomination::pending())
        .filter(pm_nomination::COLUMN.expires_at.gt(now))
        .all(db)
        .await
}

/// Finds the nomination in each of `circles` that waits for `viewer`.
pub async fn own(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    circles: &[Uuid],
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, pm_nomination::Model>, DbErr> {
    let rows = pm_nomination::Entity::find()
        .filter(pm_nomination::COLUMN.nominee_id.eq(viewer.employee_id))
        .filter(pm_nomination::COLUMN.circle_id.is_in(circles.iter().copied()))
        .filter(pm_nomination::pending())
        .filter(pm_nomination::COLUMN.expires_at.gt(now))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.circle_id, row)).collect())
}

/// Finds the nomination that is pending in each circle, for who may see it.
pub async fn pending(
    db: &impl ConnectionTrait,
    circles: &[Naming],
) -> Result<HashMap<Uuid, pm_nomination::Model>, DbErr> {
    let rows = pm_nomination::Entity::find()
        .filter(pm_nomination::COLUMN.circle_id.is_in(proof::circles(circles)))
        .filter(pm_nomination::pending())
        .all(db)
        .await?;
    Ok(batch::keyed(rows, |row| row.circle_id))
}
