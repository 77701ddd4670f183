//! Which circles and people an administrator has opened, and the log that a person sees.

use super::batch::grouped;
use crate::model::administrator_access;
use crate::work::Viewer;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Whether `viewer` has opened `subject` for a logged reason, and the time is not over.
pub async fn has_access(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    subject: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    Ok(accessible(db, viewer, &[subject], now).await?.contains(&subject))
}

/// Which of `subjects` the viewer has opened. Asks the database only for administrators.
pub async fn accessible(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    subjects: &[Uuid],
    now: DateTime<Utc>,
) -> Result<HashSet<Uuid>, DbErr> {
    if !viewer.administrator {
        return Ok(HashSet::new());
    }
    let rows = administrator_access::Entity::find()
        .filter(
            administrator_access::COLUMN
                .administrator_id
                .eq(viewer.employee_id),
        )
        .filter(
            administrator_access::COLUMN
                .subject_id
                .is_in(subjects.iter().copied()),
        )
        .filter(administrator_access::COLUMN.expires_at.gt(now))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.subject_id).collect())
}

/// The last looks that administrators took at each of `subjects`, newest first, at most `limit` in all.
pub async fn log_of(
    db: &impl ConnectionTrait,
    subjects: &[Uuid],
    limit: u64,
) -> Result<HashMap<Uuid, Vec<administrator_access::Model>>, DbErr> {
    let rows = administrator_access::Entity::find()
        .filter(
            administrator_access::COLUMN
                .subject_id
                .is_in(subjects.iter().copied()),
        )
        .order_by_desc(administrator_access::Column::GrantedAt)
        .order_by_desc(administrator_access::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.subject_id))
}
