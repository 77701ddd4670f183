//! What the viewer can do with a circle: by the rules that the operations apply.

use super::Circle;
use crate::graphql::loaders::PersonById;
use crate::graphql::session::Session;
use async_graphql::{Context, Object, Result};
use entity::model::enums::CircleState as State;

/// What the viewer can do with a circle.
pub struct Capabilities<'a>(pub(super) &'a Circle);

impl Capabilities<'_> {
    fn has_ended(&self) -> bool {
        self.0.0.is_over()
    }

    fn is(&self, states: &[State]) -> bool {
        states.contains(&self.0.0.state)
    }
}

/// What the viewer can do with a circle.
#[Object]
impl Capabilities<'_> {
    /// Whether the viewer can ask to join: opted in, signed up, not in or asking already, and requests are taken.
    async fn viewer_can_ask_to_join(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let me = session
            .loaders
            .load_one(PersonById(session.viewer()?.employee_id))
            .await?;
        let ready = me.and_then(|me| me.profile).is_some_and(|profile| {
            profile.consent_version == session.policy.privacy_notice_version
                && (profile.signed_up_as_member || profile.signed_up_as_advisor)
        });
        Ok(ready && self.0.standing(ctx).await?.can_ask(&self.0.0))
    }

    /// Whether the viewer can leave.
    async fn viewer_can_leave(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.0.standing(ctx).await?.membership.is_some())
    }

    /// Whether the viewer can change its texts, maximum and choices, and remove people.
    async fn viewer_can_update(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(!self.has_ended() && self.0.0.state != State::Lapsed && self.0.standing(ctx).await?.manages())
    }

    /// Whether the viewer can publish it now: enough people, and a programme manager.
    async fn viewer_can_publish(&self, ctx: &Context<'_>) -> Result<bool> {
        let enough = u32::try_from(self.0.0.people_count).is_ok_and(|people| {
            people >= Session::of(ctx).map_or(u32::MAX, |session| session.policy.min_people)
        });
        let ready = self.is(&[State::Proposed]) && enough && self.0.0.pm_vacant_since.is_none();
        Ok(ready && self.0.standing(ctx).await?.manages())
    }

    /// Whether the viewer can take the proposal back.
    async fn viewer_can_withdraw(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.is(&[State::Draft, State::Proposed]) && self.0.standing(ctx).await?.holds_the_duty())
    }

    /// Whether the viewer decides about requests to join.
    async fn viewer_can_decide_requests(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.0.standing(ctx).await?.decides_requests(&self.0.0))
    }

    /// Whether the viewer can name a programme manager, and appoint deputies.
    async fn viewer_can_hand_out_duties(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.is(&[State::Proposed, State::Active]) && self.0.standing(ctx).await?.holds_the_duty())
    }

    /// Whether the viewer can decide now whether there is another term: continueCircle, completeCircle.
    async fn viewer_can_decide(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let standing = self.0.standing(ctx).await?;
        Ok(standing.can_decide(&self.0.0, &session.policy.clock, session.now))
    }

    /// Whether the viewer can end it before its term.
    async fn viewer_can_disband(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.0.standing(ctx).await?.can_disband(&self.0.0))
    }

    /// Whether the viewer can take it up again, now that it has lapsed.
    async fn viewer_can_reopen(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let standing = self.0.standing(ctx).await?;
        Ok(standing.can_reopen(&self.0.0, &session.policy.clock, session.now))
    }

    /// Whether the viewer can say whether they stay after the term.
    async fn viewer_can_answer_stay(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let standing = self.0.standing(ctx).await?;
        Ok(standing.can_answer_stay(&self.0.0, &session.policy.clock, session.now))
    }

    /// Whether the viewer can take the programme manager's place over.
    async fn viewer_can_take_over(&self, ctx: &Context<'_>) -> Result<bool> {
        let session = Session::of(ctx)?;
        let standing = self.0.standing(ctx).await?;
        Ok(standing.can_take_over(&self.0.0, &session.policy.clock, session.now))
    }
}
