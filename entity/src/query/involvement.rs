//! What somebody is to circles: the facts that rights rest on, read with their own eyes.

use super::administrator;
use crate::model::{duty, membership};
use crate::rules::rights::Involvement;
use crate::work::Viewer;
use chrono::{DateTime, Utc};
use futures::try_join;
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};
use std::collections::HashMap;
use uuid::Uuid;

/// Finds what `viewer` is to each of `circles`, in a fixed number of statements.
pub async fn of_viewer(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    circles: &[Uuid],
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, Involvement>, DbErr> {
    let memberships = membership::Entity::find()
        .join(JoinType::LeftJoin, open_duty())
        .select_also(duty::Entity)
        .filter(membership::COLUMN.employee_id.eq(viewer.employee_id))
        .filter(membership::COLUMN.circle_id.is_in(circles.iter().copied()))
        .all(db);
    let (memberships, opened) = try_join!(memberships, administrator::accessible(db, viewer, circles, now))?;
    let nobody = |id| Involvement::new(id, Some(viewer.employee_id), viewer.administrator);
    let mut found: HashMap<Uuid, Involvement> = circles.iter().map(|id| (*id, nobody(*id))).collect();
    for (membership, duty) in memberships {
        if let Some(involvement) = found.get_mut(&membership.circle_id) {
            involvement.add(membership, duty.map(|duty| duty.duty));
        }
    }
    for id in opened {
        if let Some(involvement) = found.get_mut(&id) {
            involvement.add_access();
        }
    }
    Ok(found)
}

/// From a membership to the open duty of the same person: who has a duty takes part.
fn open_duty() -> RelationDef {
    membership::Entity::belongs_to(duty::Entity)
        .from((membership::Column::CircleId, membership::Column::EmployeeId))
        .to((duty::Column::CircleId, duty::Column::EmployeeId))
        .on_condition(|_, duty| {
            Expr::col((duty, duty::Column::EndedAt))
                .is_null()
                .into_condition()
        })
        .into()
}
