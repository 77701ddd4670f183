//! What the clock has to do: cost in proportion to what is due.

use crate::model::enums::{JoinRequestStatus, NominationStatus};
use crate::model::{join_request, pm_nomination, profile};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// The first `limit` join requests whose offered seat was not taken in time.
///
/// # Errors
/// When the database fails.
pub async fn offers(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    join_request::Entity::find()
        .filter(join_request::Column::Status.eq(JoinRequestStatus::Offered))
        .filter(join_request::COLUMN.offer_expires_at.lte(now))
        .order_by_asc(join_request::Column::OfferExpiresAt)
        .limit(limit)
        .select_only()
        .column(join_request::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The first `limit` nominations that were not answered in time.
///
/// # Errors
/// When the database fails.
pub async fn nominations(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Uuid>, DbErr> {
    pm_nomination::Entity::find()
        .filter(pm_nomination::Column::Status.eq(NominationStatus::Pending))
        .filter(pm_nomination::COLUMN.expires_at.lte(now))
        .order_by_asc(pm_nomination::Column::ExpiresAt)
        .limit(limit)
        .select_only()
        .column(pm_nomination::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The first `limit` people whose digest is due.
///
/// # Errors
/// When the database fails.
pub async fn digests(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    profile::Entity::find()
        .filter(profile::Column::DigestAt.lte(now))
        .order_by_asc(profile::Column::DigestAt)
        .order_by_asc(profile::Column::EmployeeId)
        .limit(limit)
        .select_only()
        .column(profile::Column::EmployeeId)
        .into_tuple()
        .all(db)
        .await
}
