//! Say privately whether one stays after the term (docs/product.md §6).

use super::LockedCircle;
use crate::model::enums::StayAnswer;
use crate::model::{circle, stay_answer};
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// By a participant, about themselves, from the opening of the decision until the term's end; the last answer counts. It is
/// in no history and in no mail but the person's own: others see counts.
#[derive(Debug, Clone)]
pub struct AnswerStay {
    /// The circle.
    pub circle_id: Uuid,
    /// The answer.
    pub answer: StayAnswer,
}

impl Operation for AnswerStay {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        let me = person::ready(work, ActKind::AnswerStay).await?.employee.id;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::AnswerStay).await?;
        let row = stay_answer::Model {
            circle_id: circle.row.id,
            term: circle.row.term,
            employee_id: me,
            answer: self.answer,
            answered_at: work.now,
        };
        let key = [
            stay_answer::Column::CircleId,
            stay_answer::Column::Term,
            stay_answer::Column::EmployeeId,
        ];
        let replace = OnConflict::columns(key)
            .update_columns([stay_answer::Column::Answer, stay_answer::Column::AnsweredAt])
            .to_owned();
        stay_answer::Entity::insert(row.into_active_model())
            .on_conflict(replace)
            .exec_without_returning(work.tx)
            .await?;
        Ok(circle.row)
    }
}
