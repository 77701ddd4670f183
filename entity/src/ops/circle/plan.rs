//! The meetings that a term is planned with.

use crate::model::enums::MeetingState;
use crate::model::{circle, meeting};
use crate::rules::plan::PlannedMeeting;
use crate::work::Work;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};

/// Writes the planned meetings of the running term.
pub(super) async fn plan_meetings(
    work: Work<'_>,
    circle: &mut circle::Model,
    planned: &[PlannedMeeting],
) -> Result<(), DbErr> {
    if let Some(last) = planned.last() {
        circle.last_meeting_on = Some(last.on);
    }
    let rows: Vec<_> = planned
        .iter()
        .map(|planned| meeting::ActiveModel {
            id: Set(work.new_id()),
            circle_id: Set(circle.id),
            term: Set(circle.term),
            number: Set(i32::try_from(planned.number).unwrap_or(i32::MAX)),
            format: Set(planned.format),
            state: Set(MeetingState::Planned),
            planned_on: Set(planned.on),
            zone: Set(circle.zone.clone()),
            created_at: Set(work.now),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    meeting::Entity::insert_many(rows)
        .exec_without_returning(work.tx)
        .await?;
    Ok(())
}
