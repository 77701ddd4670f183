//! What waits for the programme's administrators (docs/product.md §4, mail 32), the oldest first. For administrators only: the
//! caller checks that.

use crate::model::enums::CircleState;
use crate::model::{circle, join_request};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use std::collections::HashMap;
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

/// Word for word the condition of the index of escalated requests: through bound parameters a planner cannot see that it
/// serves.
const ESCALATED: &str = "join_request.escalated_at IS NOT NULL AND join_request.status = 'PENDING'";

/// In circles where somebody can answer.
const OF_A_LIVING_CIRCLE: &str = "EXISTS (SELECT 1 FROM circle WHERE circle.id = join_request.circle_id \
     AND circle.state IN ('PROPOSED', 'ACTIVE'))";

/// Of each circle's escalated requests, the first.
const FIRST_OF_ITS_CIRCLE: &str = "NOT EXISTS (SELECT 1 FROM join_request AS earlier \
     WHERE earlier.circle_id = join_request.circle_id \
     AND earlier.escalated_at IS NOT NULL AND earlier.status = 'PENDING' \
     AND (earlier.escalated_at, earlier.id) < (join_request.escalated_at, join_request.id))";

/// The first `limit` circles of this list after `after`, each with since when it is in it; longest first. A place in the
/// list is that instant and the circle's id.
///
/// # Errors
/// When the database fails.
pub async fn circles(
    db: &impl ConnectionTrait,
    kind: TaskKind,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: u64,
) -> Result<Vec<(DateTime<Utc>, circle::Model)>, DbErr> {
    let Some(since) = since(kind) else {
        return with_requests(db, after, limit).await;
    };
    let mut find = living(since);
    if let Some((at, id)) = after {
        // As one row value: the planner starts at the place, where an OR would have it walk there.
        let place = Expr::tuple([
            Expr::col((circle::Entity, since)),
            Expr::col((circle::Entity, circle::Column::Id)),
        ]);
        find = find.filter(place.gt(Expr::tuple([at.into(), id.into()])));
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

/// How many circles are in this list.
///
/// # Errors
/// When the database fails.
pub async fn count(db: &impl ConnectionTrait, kind: TaskKind) -> Result<u64, DbErr> {
    match since(kind) {
        Some(since) => living(since).count(db).await,
        None => {
            join_request::Entity::find()
                .filter(Expr::cust(ESCALATED))
                .filter(Expr::cust(OF_A_LIVING_CIRCLE))
                .filter(Expr::cust(FIRST_OF_ITS_CIRCLE))
                .count(db)
                .await
        }
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
        .filter(circle::Column::State.is_in([CircleState::Proposed, CircleState::Active]))
}

/// The circles with escalated requests.
async fn with_requests(
    db: &impl ConnectionTrait,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: u64,
) -> Result<Vec<(DateTime<Utc>, circle::Model)>, DbErr> {
    let mut find = join_request::Entity::find()
        .filter(Expr::cust(ESCALATED))
        .filter(Expr::cust(OF_A_LIVING_CIRCLE))
        .filter(Expr::cust(FIRST_OF_ITS_CIRCLE));
    if let Some((at, id)) = after {
        let place = Expr::tuple([
            Expr::col((join_request::Entity, join_request::Column::EscalatedAt)),
            Expr::col((join_request::Entity, join_request::Column::CircleId)),
        ]);
        find = find.filter(place.gt(Expr::tuple([at.into(), id.into()])));
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
    let circles = circle::Entity::find()
        .filter(circle::COLUMN.id.is_in(rows.iter().map(|(_, id)| *id)))
        .all(db)
        .await?;
    let mut circles: HashMap<Uuid, circle::Model> = circles.into_iter().map(|row| (row.id, row)).collect();
    let dated = rows
        .into_iter()
        .filter_map(|(at, id)| Some((at, circles.remove(&id)?)));
    Ok(dated.collect())
}
