//! Finding join requests. Seen by the requester and by whoever decides (see [`super::standing::Standing`]).

use crate::model::enums::JoinRequestStatus;
use crate::model::join_request;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// A place in a list of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Its id.
    pub id: Uuid,
}

/// The request `id`. The caller checks that the viewer is the requester, or decides in its circle.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<join_request::Model>, DbErr> {
    join_request::Entity::find_by_id(id).one(db).await
}

/// The first `limit` requests for `circle` after `after`, oldest first: those in `statuses`, or all. The caller
/// checks that the viewer decides in the circle.
///
/// # Errors
/// When the database fails.
pub async fn of_circle(
    db: &impl ConnectionTrait,
    circle: Uuid,
    statuses: Option<&[JoinRequestStatus]>,
    after: Option<Position>,
    limit: u64,
) -> Result<Vec<join_request::Model>, DbErr> {
    let mut find = join_request::Entity::find().filter(join_request::COLUMN.circle_id.eq(circle));
    if let Some(statuses) = statuses {
        find = find.filter(join_request::Column::Status.is_in(statuses.iter().copied()));
    }
    if let Some(after) = after {
        find = find.filter(
            Condition::any()
                .add(join_request::COLUMN.created_at.gt(after.created_at))
                .add(
                    Condition::all()
                        .add(join_request::COLUMN.created_at.eq(after.created_at))
                        .add(join_request::COLUMN.id.gt(after.id)),
                ),
        );
    }
    find.order_by_asc(join_request::Column::CreatedAt)
        .order_by_asc(join_request::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The last `limit` requests of `person`, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: Uuid,
    limit: u64,
) -> Result<Vec<join_request::Model>, DbErr> {
    join_request::Entity::find()
        .filter(join_request::COLUMN.employee_id.eq(person))
        .order_by_desc(join_request::Column::CreatedAt)
        .order_by_desc(join_request::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The place in line of a waitlisted request, from 1.
///
/// # Errors
/// When the database fails.
pub async fn place_in_line(
    db: &impl ConnectionTrait,
    request: &join_request::Model,
) -> Result<Option<u64>, DbErr> {
    let (JoinRequestStatus::Waitlisted, Some(since)) = (request.status, request.waitlisted_at) else {
        return Ok(None);
    };
    let before = join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(request.circle_id))
        .filter(join_request::Column::Status.eq(JoinRequestStatus::Waitlisted))
        .filter(
            Condition::any()
                .add(join_request::COLUMN.waitlisted_at.lt(since))
                .add(
                    Condition::all()
                        .add(join_request::COLUMN.waitlisted_at.eq(since))
                        .add(join_request::COLUMN.id.lt(request.id)),
                ),
        )
        .count(db)
        .await?;
    Ok(Some(before + 1))
}
