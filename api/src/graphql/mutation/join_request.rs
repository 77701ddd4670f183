//! Joining.

use super::payload;
use crate::graphql::once;
use crate::graphql::session::{Session, key};
use crate::graphql::types::{AdvisoryCode, Circle, JoinRequest, Membership, Role};
use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::model::join_request;
use entity::ops::Once;
use entity::ops::join_request as ops;
use entity::support::gid::Kind;

/// Joining.
#[derive(Default)]
pub struct JoinRequestMutation;

/// The input of the mutation requestToJoin.
#[derive(InputObject)]
pub struct RequestToJoinInput {
    /// The global id of the circle.
    circle_id: ID,
    /// As what; you have signed up for it.
    role: Role,
    /// A message to the programme manager, 1,000 characters at most.
    #[graphql(default)]
    message: String,
    /// Your word for this call, 1 to 100 visible ASCII characters, such as a UUID. Repeat the call with it when the answer got
    /// lost: for 24 hours it is done once, and answered again.
    idempotency_key: Option<String>,
}

/// The input of the mutation withdrawJoinRequest.
#[derive(InputObject)]
pub struct WithdrawJoinRequestInput {
    /// The global id of your join request.
    join_request_id: ID,
}

/// The input of the mutation approveJoinRequest.
#[derive(InputObject)]
pub struct ApproveJoinRequestInput {
    /// The global id of the join request.
    join_request_id: ID,
    /// The advisories that you have read: `joinRequest { advisories }`.
    #[graphql(default)]
    acknowledge: Vec<AdvisoryCode>,
}

/// The input of the mutation preApproveJoinRequest.
#[derive(InputObject)]
pub struct PreApproveJoinRequestInput {
    /// The global id of the join request.
    join_request_id: ID,
    /// The advisories that you have read: `joinRequest { advisories }`.
    #[graphql(default)]
    acknowledge: Vec<AdvisoryCode>,
}

/// The input of the mutation declineJoinRequest.
#[derive(InputObject)]
pub struct DeclineJoinRequestInput {
    /// The global id of the join request.
    join_request_id: ID,
    /// Told to the requester, 500 characters at most.
    reason: Option<String>,
}

/// The input of the mutation reopenJoinRequest.
#[derive(InputObject)]
pub struct ReopenJoinRequestInput {
    /// The global id of the join request, which was declined.
    join_request_id: ID,
}

/// The input of the mutation takeSeat.
#[derive(InputObject)]
pub struct TakeSeatInput {
    /// The global id of your join request, to which a seat is offered.
    join_request_id: ID,
}

/// The input of the mutation passSeat.
#[derive(InputObject)]
pub struct PassSeatInput {
    /// The global id of your join request, to which a seat is offered.
    join_request_id: ID,
}

payload! {
    /// The result of requestToJoin: an object is null when it was refused, and `userErrors` says why.
    RequestToJoinPayload of join_request::Model {
        /// The request: PENDING, or WAITLISTED where the circle is full.
        join_request: JoinRequest,
    }
}

payload! {
    /// The result of withdrawJoinRequest: an object is null when it was refused, and `userErrors` says why.
    WithdrawJoinRequestPayload of join_request::Model {
        /// The join request as it stands now; null when the mutation was refused.
        join_request: JoinRequest,
    }
}

payload! {
    /// The result of approveJoinRequest: an object is null when it was refused, and `userErrors` says why.
    ApproveJoinRequestPayload of ops::Approved {
        /// The join request as it stands now; null when the mutation was refused.
        join_request: JoinRequest = |output: &ops::Approved| JoinRequest(output.join_request.clone()),
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle = |output: &ops::Approved| Circle(output.circle.clone()),
    }
}

payload! {
    /// The result of preApproveJoinRequest: an object is null when it was refused, and `userErrors` says why.
    PreApproveJoinRequestPayload of join_request::Model {
        /// The request: WAITLISTED, or OFFERED where a seat is free.
        join_request: JoinRequest,
    }
}

payload! {
    /// The result of declineJoinRequest: an object is null when it was refused, and `userErrors` says why.
    DeclineJoinRequestPayload of join_request::Model {
        /// The join request as it stands now; null when the mutation was refused.
        join_request: JoinRequest,
    }
}

payload! {
    /// The result of reopenJoinRequest: an object is null when it was refused, and `userErrors` says why.
    ReopenJoinRequestPayload of join_request::Model {
        /// The join request as it stands now, PENDING; null when the mutation was refused.
        join_request: JoinRequest,
    }
}

payload! {
    /// The result of takeSeat: an object is null when it was refused, and `userErrors` says why.
    TakeSeatPayload of ops::Approved {
        /// The join request as it stands now; null when the mutation was refused.
        join_request: JoinRequest = |output: &ops::Approved| JoinRequest(output.join_request.clone()),
        /// The membership as it stands now; null when the mutation was refused.
        membership: Membership = |output: &ops::Approved| Membership(output.membership.clone()),
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle = |output: &ops::Approved| Circle(output.circle.clone()),
    }
}

payload! {
    /// The result of passSeat: an object is null when it was refused, and `userErrors` says why.
    PassSeatPayload of join_request::Model {
        /// The join request as it stands now; null when the mutation was refused.
        join_request: JoinRequest,
    }
}

/// Joining.
#[Object]
impl JoinRequestMutation {
    /// Ask to join a circle. Asking again while a request is open answers that one. Where the circle is full you wait
    /// in line, first come, first served.
    async fn request_to_join(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: RequestToJoinInput,
    ) -> Result<RequestToJoinPayload> {
        let sent = once::key(ctx, &input);
        let decode = || {
            let operation = ops::Ask {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
                role: input.role.into(),
                message: input.message,
            };
            Ok(Once::new(sent, operation))
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Take your request back, before it is decided.
    async fn withdraw_join_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: WithdrawJoinRequestInput,
    ) -> Result<WithdrawJoinRequestPayload> {
        let decode = || {
            Ok(ops::Withdraw {
                join_request_id: request(&input.join_request_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Approve a request: the person is in, if a seat is free.
    async fn approve_join_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: ApproveJoinRequestInput,
    ) -> Result<ApproveJoinRequestPayload> {
        let decode = || {
            let acknowledge = input.acknowledge.into_iter().map(Into::into).collect();
            Ok(ops::Approve {
                join_request_id: request(&input.join_request_id)?,
                acknowledge,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Approve ahead of a free seat: the next one is offered to this person for a while. Keeps its place in line.
    async fn pre_approve_join_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: PreApproveJoinRequestInput,
    ) -> Result<PreApproveJoinRequestPayload> {
        let decode = || {
            let acknowledge = input.acknowledge.into_iter().map(Into::into).collect();
            Ok(ops::PreApprove {
                join_request_id: request(&input.join_request_id)?,
                acknowledge,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Decline a request, with a reason if you like. The person may ask again later.
    async fn decline_join_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: DeclineJoinRequestInput,
    ) -> Result<DeclineJoinRequestPayload> {
        let decode = || {
            Ok(ops::Decline {
                join_request_id: request(&input.join_request_id)?,
                reason: input.reason,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Take the refusal of a request back, for seven days or as long as the programme says: the request is PENDING again and
    /// waits as a new one does. The requester is told by email.
    async fn reopen_join_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: ReopenJoinRequestInput,
    ) -> Result<ReopenJoinRequestPayload> {
        let decode = || {
            Ok(ops::Reopen {
                join_request_id: request(&input.join_request_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Take the seat that is offered to you, while the offer lasts.
    async fn take_seat(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: TakeSeatInput,
    ) -> Result<TakeSeatPayload> {
        let decode = || {
            Ok(ops::TakeSeat {
                join_request_id: request(&input.join_request_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Pass on the seat that is offered to you: it goes to the next in line.
    async fn pass_seat(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: PassSeatInput,
    ) -> Result<PassSeatPayload> {
        let decode = || {
            Ok(ops::PassSeat {
                join_request_id: request(&input.join_request_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }
}

fn request(id: &ID) -> Result<uuid::Uuid, crate::graphql::error::InvalidId> {
    key("joinRequestId", Kind::JoinRequest, id)
}
