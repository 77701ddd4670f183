//! What people wrote is removed from a circle that ended long ago (docs/product.md §5: retention is code).

use super::LockedCircle;
use crate::model::event::Event;
use crate::model::{circle_decision, join_request, membership, stay_answer};
use crate::ops::OpError;
use crate::work::Work;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};

/// Removes messages, reasons and private answers. Who was in and what happened stays, as ids and facts, and the circle is
/// seen by administrators only from then on.
pub(in crate::ops) async fn archive(work: Work<'_>, circle: &mut LockedCircle) -> Result<(), OpError> {
    let (id, nothing) = (circle.row.id, || Expr::value(None::<String>));
    join_request::Entity::update_many()
        .col_expr(join_request::Column::Message, Expr::value(""))
        .col_expr(join_request::Column::DeclineReason, nothing())
        .filter(join_request::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    membership::Entity::update_many()
        .col_expr(membership::Column::EndReason, nothing())
        .filter(membership::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    circle_decision::Entity::update_many()
        .col_expr(circle_decision::Column::Reason, nothing())
        .filter(circle_decision::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    stay_answer::Entity::delete_many()
        .filter(stay_answer::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    circle.row.end_reason = None;
    circle.row.archived_at = Some(work.now);
    circle.record(work, Event::Archived {});
    Ok(())
}
