//! What the clock has to do: cost in proportion to what is due.

use super::keyset;
use crate::model::enums::DueKind;
use crate::model::{circle, clock_failure, employee_review, profile};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, Query};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// The first `limit` circles where something is due at `now`, in due order.
pub async fn circles(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    circle::Entity::find()
        .filter(circle::COLUMN.due_at.lte(now))
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
pub async fn all(
    db: &impl ConnectionTrait,
    until: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, Uuid)>, DbErr> {
    circle::Entity::find()
        .filter(circle::COLUMN.due_at.lte(until))
        .select_only()
        .column(circle::Column::DueAt)
        .column(circle::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// When the first circle is due; `None` if none ever is.
pub async fn first(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let first: Option<Option<DateTime<Utc>>> = circle::Entity::find()
        .filter(circle::COLUMN.due_at.is_not_null())
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
pub async fn of_another_basis(
    db: &impl ConnectionTrait,
    basis: &str,
    after: Option<(String, Uuid)>,
    limit: u64,
) -> Result<Vec<(String, Uuid)>, DbErr> {
    // One after the other: of an OR of the two PostgreSQL makes a walk through the whole index.
    let older = circle::COLUMN.due_basis.lt(basis);
    let mut found = of_basis(db, older, after.as_ref(), limit).await?;
    let left = limit.saturating_sub(u64::try_from(found.len()).unwrap_or(u64::MAX));
    if left > 0 {
        let newer = circle::COLUMN.due_basis.gt(basis);
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
        find = find.filter(keyset::after(
            circle::Column::DueBasis,
            circle::Column::Id,
            basis.as_str(),
            *id,
        ));
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

/// Says that work of this kind for the `person` of a row is not put off at `now`, after it failed.
fn is_not_put_off(kind: DueKind, person: impl IntoColumnRef, now: DateTime<Utc>) -> Expr {
    let failure = |column| Expr::col((clock_failure::Entity, column));
    let put_off = Query::select()
        .expr(Expr::value(1))
        .from(clock_failure::Entity)
        .and_where(failure(clock_failure::Column::SubjectKind).eq(kind.into_value()))
        .and_where(failure(clock_failure::Column::SubjectId).equals(person))
        .and_where(failure(clock_failure::Column::RetryAt).gt(now))
        .take();
    Expr::exists(put_off).not()
}

/// The first `limit` people whose employment changed.
pub async fn reviews(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    let person = (employee_review::Entity, employee_review::Column::EmployeeId);
    employee_review::Entity::find()
        .filter(is_not_put_off(DueKind::Review, person, now))
        .order_by_asc(employee_review::Column::EmployeeId)
        .limit(limit)
        .select_only()
        .column(employee_review::Column::EmployeeId)
        .into_tuple()
        .all(db)
        .await
}

/// The first `limit` people whose profile is to be removed.
pub async fn erasures(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    let person = (profile::Entity, profile::Column::EmployeeId);
    profile::Entity::find()
        .filter(profile::COLUMN.erase_at.lte(now))
        .filter(is_not_put_off(DueKind::Erasure, person, now))
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
pub async fn digests(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    let person = (profile::Entity, profile::Column::EmployeeId);
    profile::Entity::find()
        .filter(profile::COLUMN.digest_at.lte(now))
        .filter(is_not_put_off(DueKind::Digest, person, now))
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// When the first circle that is due became due, or when the next one will be.
    pub first_due: Option<DateTime<Utc>>,
    /// How much due work of each kind failed and is put off; kinds without any are left out.
    pub failures: Vec<(DueKind, u64)>,
}

impl Health {
    /// Counts the failures of a kind.
    #[must_use]
    pub fn failures_of(&self, kind: DueKind) -> u64 {
        let found = self.failures.iter().find(|(of, _)| *of == kind);
        found.map_or(0, |(_, count)| *count)
    }
}

/// How the clock does.
pub async fn health(db: &impl ConnectionTrait) -> Result<Health, DbErr> {
    let failures: Vec<(DueKind, i64)> = clock_failure::Entity::find()
        .select_only()
        .column(clock_failure::Column::SubjectKind)
        .column_as(Expr::cust("COUNT(*)"), "failures")
        .group_by(clock_failure::Column::SubjectKind)
        .into_tuple()
        .all(db)
        .await?;
    let count = |(kind, failures)| (kind, u64::try_from(failures).unwrap_or_default());
    Ok(Health {
        first_due: first(db).await?,
        failures: failures.into_iter().map(count).collect(),
    })
}

/// The due work at which the clock failed, the first 100, by kind and id.
pub async fn failures(db: &impl ConnectionTrait) -> Result<Vec<clock_failure::Model>, DbErr> {
    clock_failure::Entity::find()
        .order_by_asc(clock_failure::Column::SubjectKind)
        .order_by_asc(clock_failure::Column::SubjectId)
        .limit(100)
        .all(db)
        .await
}
