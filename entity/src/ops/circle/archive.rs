//! What people wrote is removed from a circle that ended long ago (docs/product.md §5: retention is code).

use super::LockedCircle;
use crate::model::event::Event;
use crate::model::{circle_decision, join_request, membership, stay_answer};
use crate::ops::OpError;
use crate::work::Work;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};

/// Removes messages, reasons and private answers: what [`crate::model::register`] says of this event. Who was in and what
/// happened stays, as ids and facts, and the circle is seen by administrators only from then on.
pub(in crate::ops) async fn archive(work: Work<'_>, circle: &mut LockedCircle) -> Result<(), OpError> {
    let id = circle.row.id;
    join_request::Entity::update_many()
        .set(join_request::ActiveModel {
            message: Set(String::new()),
            decline_reason: Set(None),
            ..Default::default()
        })
        .filter(join_request::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    membership::Entity::update_many()
        .set(membership::ActiveModel {
            end_reason: Set(None),
            ..Default::default()
        })
        .filter(membership::COLUMN.circle_id.eq(id))
        .exec(work.tx)
        .await?;
    circle_decision::Entity::update_many()
        .set(circle_decision::ActiveModel {
            reason: Set(None),
            ..Default::default()
        })
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
