//! The meetings that a term is planned with.

use crate::model::enums::MeetingState;
use crate::model::event::Planned;
use crate::model::{circle, meeting};
use crate::rules::plan::PlannedMeeting;
use crate::work::Work;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};

/// Writes the planned meetings of the running term, and answers them as the history has them.
pub(super) async fn plan_meetings(
    work: Work<'_>,
    circle: &mut circle::Model,
    planned: &[PlannedMeeting],
) -> Result<Vec<Planned>, DbErr> {
    if let Some(last) = planned.last() {
        circle.last_meeting_on = Some(last.on);
    }
    let meetings: Vec<Planned> = planned
        .iter()
        .map(|planned| Planned {
            meeting_id: work.new_id(),
            number: i32::try_from(planned.number).unwrap_or(i32::MAX),
            format: planned.format,
            planned_on: planned.on,
        })
        .collect();
    let rows = meetings.iter().map(|meeting| meeting::ActiveModel {
        id: Set(meeting.meeting_id),
        circle_id: Set(circle.id),
        term: Set(circle.term),
        number: Set(meeting.number),
        format: Set(meeting.format),
        state: Set(MeetingState::Planned),
        planned_on: Set(meeting.planned_on),
        zone: Set(circle.zone.clone()),
        created_at: Set(work.now),
    });
    if !meetings.is_empty() {
        meeting::Entity::insert_many(rows)
            .exec_without_returning(work.tx)
            .await?;
    }
    Ok(meetings)
}
