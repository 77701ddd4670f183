//! Those who are in.

use super::payload;
use crate::graphql::error::InvalidId;
use crate::graphql::session::{Session, key};
use crate::graphql::types::{AdvisoryCode, Circle, Membership, Role};
use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::model::{circle, membership};
use entity::ops::membership as ops;
use entity::support::gid::Kind;
use uuid::Uuid;

/// Those who are in.
#[derive(Default)]
pub struct MembershipMutation;

/// What leaveCircle takes.
#[derive(InputObject)]
pub struct LeaveCircleInput {
    /// The circle.
    circle_id: ID,
    /// As programme manager: leave without a successor, with the place empty.
    #[graphql(default)]
    leave_vacant: bool,
}

/// What removeParticipant takes.
#[derive(InputObject)]
pub struct RemoveParticipantInput {
    /// The membership.
    membership_id: ID,
    /// Told to the person, 500 characters at most.
    reason: String,
}

/// What changeRole takes.
#[derive(InputObject)]
pub struct ChangeRoleInput {
    /// The membership.
    membership_id: ID,
    /// The new role; the person has signed up for it.
    role: Role,
    /// The advisories that you have read.
    #[graphql(default)]
    acknowledge: Vec<AdvisoryCode>,
}

/// What appointDeputy takes.
#[derive(InputObject)]
pub struct AppointDeputyInput {
    /// The membership.
    membership_id: ID,
}

/// What dismissDeputy takes.
#[derive(InputObject)]
pub struct DismissDeputyInput {
    /// The membership.
    membership_id: ID,
}

payload! {
    /// What leaveCircle answers.
    LeaveCirclePayload of circle::Model {
        /// The circle, as you see it now.
        circle: Circle,
    }
}

payload! {
    /// What removeParticipant answers.
    RemoveParticipantPayload of circle::Model {
        /// The circle.
        circle: Circle,
    }
}

payload! {
    /// What changeRole answers.
    ChangeRolePayload of membership::Model {
        /// The membership.
        membership: Membership,
    }
}

payload! {
    /// What appointDeputy answers.
    AppointDeputyPayload of circle::Model {
        /// The circle.
        circle: Circle,
    }
}

payload! {
    /// What dismissDeputy answers.
    DismissDeputyPayload of circle::Model {
        /// The circle.
        circle: Circle,
    }
}

fn membership_id(id: &ID) -> Result<Uuid, InvalidId> {
    key("membershipId", Kind::Membership, id)
}

/// Those who are in.
#[Object]
impl MembershipMutation {
    /// Leave a circle, at once. A programme manager hands the duty over first, or says leaveVacant.
    async fn leave_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The input.")] input: LeaveCircleInput,
    ) -> Result<LeaveCirclePayload> {
        let decode = || {
            let circle_id = key("circleId", Kind::Circle, &input.circle_id)?;
            Ok(ops::Leave {
                circle_id,
                leave_vacant: input.leave_vacant,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Remove a participant, with a reason that the person is told.
    async fn remove_participant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The input.")] input: RemoveParticipantInput,
    ) -> Result<RemoveParticipantPayload> {
        let decode = || {
            Ok(ops::Remove {
                membership_id: membership_id(&input.membership_id)?,
                reason: input.reason,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Make a member an advisor, or an advisor a member.
    async fn change_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The input.")] input: ChangeRoleInput,
    ) -> Result<ChangeRolePayload> {
        let decode = || {
            Ok(ops::ChangeRole {
                membership_id: membership_id(&input.membership_id)?,
                role: input.role.into(),
                acknowledge: input.acknowledge.into_iter().map(Into::into).collect(),
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Make a participant a deputy, who can act for the programme manager. Two at most.
    async fn appoint_deputy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The input.")] input: AppointDeputyInput,
    ) -> Result<AppointDeputyPayload> {
        let decode = || {
            Ok(ops::AppointDeputy {
                membership_id: membership_id(&input.membership_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// End a deputy's duty; deputies can end their own.
    async fn dismiss_deputy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The input.")] input: DismissDeputyInput,
    ) -> Result<DismissDeputyPayload> {
        let decode = || {
            Ok(ops::DismissDeputy {
                membership_id: membership_id(&input.membership_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }
}
