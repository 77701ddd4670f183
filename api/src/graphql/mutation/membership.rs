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

/// The input of the mutation leaveCircle.
#[derive(InputObject)]
pub struct LeaveCircleInput {
    /// The global id of the circle.
    circle_id: ID,
    /// As programme manager: leave without a successor, with the place empty.
    #[graphql(default)]
    leave_vacant: bool,
}

/// The input of the mutation removeParticipant.
#[derive(InputObject)]
pub struct RemoveParticipantInput {
    /// The global id of the participant's membership.
    membership_id: ID,
    /// Told to the person, 500 characters at most.
    reason: String,
}

/// The input of the mutation changeRole.
#[derive(InputObject)]
pub struct ChangeRoleInput {
    /// The global id of the participant's membership.
    membership_id: ID,
    /// The new role; the person has signed up for it.
    role: Role,
    /// The advisories that you have read.
    #[graphql(default)]
    acknowledge: Vec<AdvisoryCode>,
}

/// The input of the mutation appointDeputy.
#[derive(InputObject)]
pub struct AppointDeputyInput {
    /// The global id of the participant's membership.
    membership_id: ID,
}

/// The input of the mutation dismissDeputy.
#[derive(InputObject)]
pub struct DismissDeputyInput {
    /// The global id of the participant's membership.
    membership_id: ID,
}

payload! {
    /// The result of leaveCircle: an object is null when it was refused, and `userErrors` says why.
    LeaveCirclePayload of circle::Model {
        /// The circle, as you see it now.
        circle: Circle,
    }
}

payload! {
    /// The result of removeParticipant: an object is null when it was refused, and `userErrors` says why.
    RemoveParticipantPayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of changeRole: an object is null when it was refused, and `userErrors` says why.
    ChangeRolePayload of membership::Model {
        /// The membership as it stands now; null when the mutation was refused.
        membership: Membership,
    }
}

payload! {
    /// The result of appointDeputy: an object is null when it was refused, and `userErrors` says why.
    AppointDeputyPayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of dismissDeputy: an object is null when it was refused, and `userErrors` says why.
    DismissDeputyPayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
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
        #[graphql(desc = "All that the mutation takes, as one object.")] input: LeaveCircleInput,
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
        #[graphql(desc = "All that the mutation takes, as one object.")] input: RemoveParticipantInput,
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
        #[graphql(desc = "All that the mutation takes, as one object.")] input: ChangeRoleInput,
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
        #[graphql(desc = "All that the mutation takes, as one object.")] input: AppointDeputyInput,
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
        #[graphql(desc = "All that the mutation takes, as one object.")] input: DismissDeputyInput,
    ) -> Result<DismissDeputyPayload> {
        let decode = || {
            Ok(ops::DismissDeputy {
                membership_id: membership_id(&input.membership_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }
}
