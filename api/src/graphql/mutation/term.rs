//! The ends of circles' terms, and before them.

use super::payload;
use crate::graphql::session::{Session, key};
use crate::graphql::types::{AdvisoryCode, Circle, StayAnswer};
use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::model::circle;
use entity::ops::circle as ops;
use entity::support::gid::Kind;

/// The ends of circles' terms.
#[derive(Default)]
pub struct TermMutation;

/// The input of the mutation continueCircle.
#[derive(InputObject)]
pub struct ContinueCircleInput {
    /// The global id of the circle.
    circle_id: ID,
    /// The advisories that you have read: `TWELVE_MONTHS`, where the next term begins at or past twelve months.
    #[graphql(default)]
    acknowledge: Vec<AdvisoryCode>,
    /// Why it goes on, 500 characters at most; needed at or past twelve months. Participants and administrators see it.
    reason: Option<String>,
}

/// The input of the mutation completeCircle.
#[derive(InputObject)]
pub struct CompleteCircleInput {
    /// The global id of the circle.
    circle_id: ID,
}

/// The input of the mutation disbandCircle.
#[derive(InputObject)]
pub struct DisbandCircleInput {
    /// The global id of the circle.
    circle_id: ID,
    /// Why, 500 characters at most. Those who took part are told.
    reason: String,
}

/// The input of the mutation reopenCircle.
#[derive(InputObject)]
pub struct ReopenCircleInput {
    /// The global id of the lapsed circle.
    circle_id: ID,
    /// The advisories that you have read: `TWELVE_MONTHS`, where the next term begins at or past twelve months.
    #[graphql(default)]
    acknowledge: Vec<AdvisoryCode>,
    /// Why it goes on, 500 characters at most; needed at or past twelve months. Participants and administrators see it.
    reason: Option<String>,
}

/// The input of the mutation answerStay.
#[derive(InputObject)]
pub struct AnswerStayInput {
    /// The global id of the circle.
    circle_id: ID,
    /// Whether you stay after the term.
    answer: StayAnswer,
}

/// The input of the mutation takeOverCircle.
#[derive(InputObject)]
pub struct TakeOverCircleInput {
    /// The global id of the circle.
    circle_id: ID,
}

payload! {
    /// The result of continueCircle: an object is null when it was refused, and `userErrors` says why.
    ContinueCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of completeCircle: an object is null when it was refused, and `userErrors` says why.
    CompleteCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of disbandCircle: an object is null when it was refused, and `userErrors` says why.
    DisbandCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of reopenCircle: an object is null when it was refused, and `userErrors` says why.
    ReopenCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of answerStay: an object is null when it was refused, and `userErrors` says why.
    AnswerStayPayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of takeOverCircle: an object is null when it was refused, and `userErrors` says why.
    TakeOverCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

/// The ends of circles' terms.
#[Object]
impl TermMutation {
    /// Decide that the circle goes on for six more months: from the end of its term, or at once if that is over. At or
    /// past twelve months the programme advises against it, and asks for a reason.
    async fn continue_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: ContinueCircleInput,
    ) -> Result<ContinueCirclePayload> {
        let decode = || {
            Ok(ops::Continue {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
                acknowledge: input.acknowledge.into_iter().map(Into::into).collect(),
                reason: input.reason,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Decide that the circle ends with its term, or at once if that is over. Everybody in it is told.
    async fn complete_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: CompleteCircleInput,
    ) -> Result<CompleteCirclePayload> {
        let decode = || {
            Ok(ops::Complete {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// End the circle now, before its term: meetings are called off, requests are closed, and everybody concerned is
    /// told.
    async fn disband_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: DisbandCircleInput,
    ) -> Result<DisbandCirclePayload> {
        let decode = || {
            Ok(ops::Disband {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
                reason: input.reason,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Take a lapsed circle up again: its next term begins, with what is left of it. At or past twelve months the
    /// programme advises against it, and asks for a reason.
    async fn reopen_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: ReopenCircleInput,
    ) -> Result<ReopenCirclePayload> {
        let decode = || {
            Ok(ops::Reopen {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
                acknowledge: input.acknowledge.into_iter().map(Into::into).collect(),
                reason: input.reason,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Say whether you stay in the circle after its term; the last answer counts. It is private: those who decide see how
    /// many stay, never who.
    async fn answer_stay(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: AnswerStayInput,
    ) -> Result<AnswerStayPayload> {
        let decode = || {
            Ok(ops::AnswerStay {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
                answer: input.answer.into(),
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Become programme manager of a circle that you take part in: while there is none, or when its term is over and
    /// nobody has decided.
    async fn take_over_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: TakeOverCircleInput,
    ) -> Result<TakeOverCirclePayload> {
        let decode = || {
            Ok(ops::TakeOver {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }
}
