//! The mails of one person: for the person's own eyes (docs/product.md §6.11).

use crate::model::outbox;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// A place in a list of mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// When it was caused.
    pub created_at: DateTime<Utc>,
    /// Its id.
    pub id: Uuid,
}

/// The first `limit` mails to `person` after `after`, newest first, whatever became of them.
///
/// # Errors
/// When the database fails.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: Uuid,
    after: Option<Position>,
    limit: u64,
) -> Result<Vec<outbox::Model>, DbErr> {
    let mut find = outbox::Entity::find().filter(outbox::Column::RecipientId.eq(person));
    if let Some(after) = after {
        // As one row value: the planner starts at the place, where an OR would have it walk there.
        let place = Expr::tuple([
            Expr::col((outbox::Entity, outbox::Column::CreatedAt)),
            Expr::col((outbox::Entity, outbox::Column::Id)),
        ]);
        find = find.filter(place.lt(Expr::tuple([after.created_at.into(), after.id.into()])));
    }
    find.order_by_desc(outbox::Column::CreatedAt)
        .order_by_desc(outbox::Column::Id)
        .limit(limit)
        .all(db)
        .await
}
