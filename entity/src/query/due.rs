//! What the clock has to do: cost in proportion to what is due.

use crate::model::{circle, clock_failure, employee_review, profile};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// The first `limit` circles where something is due at `now`, in due order.
///
/// # Errors
/// When the database fails.
pub async fn circles(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    circle::Entity::find()
        .filter(circle::Column::DueAt.lte(now))
        .order_by_asc(circle::Column::DueAt)
        .order_by_asc(circle::Column::Id)
        .limit(limit)
        .select_only()
        .column(circle::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// All circles of which something is due until `until`, each with when it first is: for a journey through them.
///
/// # Errors
/// When the database fails.
pub async fn all(
    db: &impl ConnectionTrait,
    until: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, Uuid)>, DbErr> {
    circle::Entity::find()
        .filter(circle::Column::DueAt.lte(until))
        .select_only()
        .column(circle::Column::DueAt)
        .column(circle::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// When the first circle is due; `None` if none ever is.
///
/// # Errors
/// When the database fails.
pub async fn first(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let first: Option<Option<DateTime<Utc>>> = circle::Entity::find()
        .filter(circle::Column::DueAt.is_not_null())
        .order_by_asc(circle::Column::DueAt)
        .limit(1)
        .select_only()
        .column(circle::Column::DueAt)
        .into_tuple()
        .one(db)
        .await?;
    Ok(first.flatten())
}

/// The first `limit` circles whose due instants were computed by other time zone data or settings than `basis`, after the
/// circle `after`.
///
/// # Errors
/// When the database fails.
pub async fn of_another_basis(
    db: &impl ConnectionTrait,
    basis: &str,
    after: Option<(String, Uuid)>,
    limit: u64,
) -> Result<Vec<(String, Uuid)>, DbErr> {
    // One after the other: of an OR of the two PostgreSQL makes a walk through the whole index.
    let older = circle::Column::DueBasis.lt(basis);
    let mut found = of_basis(db, older, after.as_ref(), limit).await?;
    let left = limit.saturating_sub(u64::try_from(found.len()).unwrap_or(u64::MAX));
    if left > 0 {
        let newer = circle::Column::DueBasis.gt(basis);
        found.extend(of_basis(db, newer, after.as_ref(), left).await?);
    }
    Ok(found)
}

/// The first `limit` circles with such a basis, after a place.
async fn of_basis(
    db: &impl ConnectionTrait,
    such: Expr,
    after: Option<&(String, Uuid)>,
    limit: u64,
) -> Result<Vec<(String, Uuid)>, DbErr> {
    let mut find = circle::Entity::find().filter(such);
    if let Some((basis, id)) = after {
        let place = Expr::tuple([
            Expr::col((circle::Entity, circle::Column::DueBasis)),
            Expr::col((circle::Entity, circle::Column::Id)),
        ]);
        find = find.filter(place.gt(Expr::tuple([basis.as_str().into(), (*id).into()])));
    }
    find.order_by_asc(circle::Column::DueBasis)
        .order_by_asc(circle::Column::Id)
        .limit(limit)
        .select_only()
        .column(circle::Column::DueBasis)
        .column(circle::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The first `limit` people whose employment changed.
///
/// # Errors
/// When the database fails.
pub async fn reviews(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    employee_review::Entity::find()
        .order_by_asc(employee_review::Column::EmployeeId)
        .limit(limit)
        .select_only()
        .column(employee_review::Column::EmployeeId)
        .into_tuple()
        .all(db)
        .await
}

/// The first `limit` people whose profile is to be removed.
///
/// # Errors
/// When the database fails.
pub async fn erasures(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    profile::Entity::find()
        .filter(profile::Column::EraseAt.lte(now))
        .order_by_asc(profile::Column::EraseAt)
        .order_by_asc(profile::Column::EmployeeId)
        .limit(limit)
        .select_only()
        .column(profile::Column::EmployeeId)
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

/// How the clock does, for those who watch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// When the first circle that is due became due, or when the next one will be.
    pub first_due: Option<DateTime<Utc>>,
    /// At how many circles the clock failed.
    pub failures: u64,
}

/// How the clock does.
///
/// # Errors
/// When the database fails.
pub async fn health(db: &impl ConnectionTrait) -> Result<Health, DbErr> {
    Ok(Health {
        first_due: first(db).await?,
        failures: clock_failure::Entity::find().count(db).await?,
    })
}

/// The circles at which the clock failed, the first 100, by id.
///
/// # Errors
/// When the database fails.
pub async fn failures(db: &impl ConnectionTrait) -> Result<Vec<clock_failure::Model>, DbErr> {
    clock_failure::Entity::find()
        .order_by_asc(clock_failure::Column::CircleId)
        .limit(100)
        .all(db)
        .await
}
