//! What waits for the programme's administrators (docs/product.md §4, mail 32), the oldest first. For administrators only: the
//! caller checks that.

use super::Place;
use super::batch::by_id;
use super::count::{self, Count};
use crate::model::{circle, join_request};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use strum::EnumIter;
use uuid::Uuid;

/// Why a circle is in a list of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum TaskKind {
    /// Requests to join were escalated to the administrators, and still wait. One row for each circle, since the first.
    RequestsUnanswered,
    /// There is no programme manager.
    ProgrammeManagerVacant,
    /// It runs with fewer people than the minimum.
    BelowMinimum,
    /// Its term is over, and nobody has decided.
    DecisionOverdue,
}

/// The first `limit` circles of this list after `after`, each with since when it is in it; longest first. A place in the
/// list is that instant and the circle's id.
pub async fn circles(
    db: &impl ConnectionTrait,
    kind: TaskKind,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<(DateTime<Utc>, circle::Model)>, DbErr> {
    let Some(since) = since(kind) else {
        return with_requests(db, after, limit).await;
    };
    let mut find = living(since);
    if let Some(after) = after {
        find = find.filter(after.then_newer(since, circle::Column::Id));
    }
    let rows = find
        .order_by_asc(since)
        .order_by_asc(circle::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let dated = rows.into_iter().filter_map(|row| {
        let at = match kind {
            TaskKind::RequestsUnanswered => None,
            TaskKind::ProgrammeManagerVacant => row.pm_vacant_since,
            TaskKind::BelowMinimum => row.below_minimum_since,
            TaskKind::DecisionOverdue => row.overdue_since,
        };
        Some((at?, row))
    });
    Ok(dated.collect())
}

/// Counts the circles in this list.
pub async fn count(db: &impl ConnectionTrait, kind: TaskKind) -> Result<Count, DbErr> {
    match since(kind) {
        Some(since) => count::count(db, living(since)).await,
        None => count::count(db, first_escalated()).await,
    }
}

/// The column that says since when, where it is one of the circle's own.
fn since(kind: TaskKind) -> Option<circle::Column> {
    match kind {
        TaskKind::RequestsUnanswered => None,
        TaskKind::ProgrammeManagerVacant => Some(circle::Column::PmVacantSince),
        TaskKind::BelowMinimum => Some(circle::Column::BelowMinimumSince),
        TaskKind::DecisionOverdue => Some(circle::Column::OverdueSince),
    }
}

/// A lapsed circle may have its lacks: they matter again when it is taken up.
fn living(since: circle::Column) -> Select<circle::Entity> {
    circle::Entity::find()
        .filter(since.is_not_null())
        .filter(circle::takes_people())
}

/// Of each circle where somebody can answer, the first of the escalated requests.
fn first_escalated() -> Select<join_request::Entity> {
    let living = Query::select()
        .expr(Expr::cust("1"))
        .from(circle::Entity)
        .and_where(Expr::cust("circle.id = join_request.circle_id"))
        .and_where(circle::takes_people())
        .take();
    let earlier = Query::select()
        .expr(Expr::cust("1"))
        .from_as(join_request::Entity, "earlier")
        .and_where(Expr::cust("earlier.circle_id = join_request.circle_id"))
        .and_where(join_request::ESCALATED.expr())
        .and_where(Expr::cust(
            "(earlier.escalated_at, earlier.id) < (join_request.escalated_at, join_request.id)",
        ))
        .take();
    join_request::Entity::find()
        .filter(join_request::ESCALATED.expr())
        .filter(Expr::exists(living))
        .filter(Expr::not_exists(earlier))
}

/// The circles with escalated requests.
async fn with_requests(
    db: &impl ConnectionTrait,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<(DateTime<Utc>, circle::Model)>, DbErr> {
    let mut find = first_escalated();
    if let Some(after) = after {
        find =
            find.filter(after.then_newer(join_request::Column::EscalatedAt, join_request::Column::CircleId));
    }
    let rows: Vec<(DateTime<Utc>, Uuid)> = find
        .order_by_asc(join_request::Column::EscalatedAt)
        .order_by_asc(join_request::Column::CircleId)
        .limit(limit)
        .select_only()
        .column(join_request::Column::EscalatedAt)
        .column(join_request::Column::CircleId)
        .into_tuple()
        .all(db)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|(_, id)| *id).collect();
    let mut circles = by_id::<circle::Entity>(db, circle::Column::Id, &ids, |row| row.id).await?;
    let dated = rows
        .into_iter()
        .filter_map(|(at, id)| Some((at, circles.remove(&id)?)));
    Ok(dated.collect())
}
