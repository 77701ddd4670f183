//! Naming programme managers.

use super::payload;
use crate::graphql::error::InvalidId;
use crate::graphql::once;
use crate::graphql::session::{Session, key};
use crate::graphql::types::{Circle, Nomination, Role};
use async_graphql::{Context, ID, InputObject, Object, OneofObject, Result};
use entity::model::{circle, pm_nomination};
use entity::ops::Once;
use entity::ops::nomination as ops;
use entity::support::gid::Kind;
use uuid::Uuid;

/// Naming programme managers.
#[derive(Default)]
pub struct NominationMutation;

/// The input of the mutation nominateProgrammeManager.
#[derive(InputObject)]
pub struct NominateProgrammeManagerInput {
    /// The global id of the circle.
    circle_id: ID,
    /// Who shall be programme manager.
    nominee: NomineeInput,
    /// Your word for this call, 1 to 100 visible ASCII characters, such as a UUID. Repeat the call with it when the answer got
    /// lost: for 24 hours it is done once, and answered again.
    idempotency_key: Option<String>,
}

/// Who is named: a participant, or a colleague who comes in with the duty.
#[derive(OneofObject)]
pub enum NomineeInput {
    /// The membership of a participant.
    MembershipId(ID),
    /// A colleague who is not in the circle yet.
    Colleague(ColleagueInput),
}

/// A colleague who comes in with the duty.
#[derive(InputObject)]
pub struct ColleagueInput {
    /// Their email address, as HR's data has it.
    mail: String,
    /// As what they come in.
    role: Role,
}

/// The input of the mutation acceptNomination.
#[derive(InputObject)]
pub struct AcceptNominationInput {
    /// The global id of the nomination.
    nomination_id: ID,
}

/// The input of the mutation declineNomination.
#[derive(InputObject)]
pub struct DeclineNominationInput {
    /// The global id of the nomination.
    nomination_id: ID,
}

/// The input of the mutation withdrawNomination.
#[derive(InputObject)]
pub struct WithdrawNominationInput {
    /// The global id of the nomination.
    nomination_id: ID,
}

payload! {
    /// The result of nominateProgrammeManager: an object is null when it was refused, and `userErrors` says why.
    NominateProgrammeManagerPayload of pm_nomination::Model {
        /// The nomination as it stands now; null when the mutation was refused.
        nomination: Nomination,
    }
}

payload! {
    /// The result of acceptNomination: an object is null when it was refused, and `userErrors` says why.
    AcceptNominationPayload of circle::Model {
        /// The circle, which you manage now.
        circle: Circle,
    }
}

payload! {
    /// The result of declineNomination: an object is null when it was refused, and `userErrors` says why.
    DeclineNominationPayload of pm_nomination::Model {
        /// The nomination as it stands now; null when the mutation was refused.
        nomination: Nomination,
    }
}

payload! {
    /// The result of withdrawNomination: an object is null when it was refused, and `userErrors` says why.
    WithdrawNominationPayload of pm_nomination::Model {
        /// The nomination as it stands now; null when the mutation was refused.
        nomination: Nomination,
    }
}

fn nomination_id(id: &ID) -> Result<Uuid, InvalidId> {
    key("nominationId", Kind::Nomination, id)
}

/// Naming programme managers.
#[Object]
impl NominationMutation {
    /// Name a programme manager, who must accept. The present one stays until then.
    async fn nominate_programme_manager(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: NominateProgrammeManagerInput,
    ) -> Result<NominateProgrammeManagerPayload> {
        let sent = once::key(ctx, &input);
        let decode = || {
            let nominee = match input.nominee {
                NomineeInput::MembershipId(id) => ops::Nominee::Participant {
                    membership_id: key("nominee.membershipId", Kind::Membership, &id)?,
                },
                NomineeInput::Colleague(colleague) => ops::Nominee::Colleague {
                    mail: colleague.mail,
                    role: colleague.role.into(),
                },
            };
            let operation = ops::Name {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
                nominee,
            };
            Ok(Once::new(sent, operation))
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Accept the duty of programme manager: it is yours at once, and you take part.
    async fn accept_nomination(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: AcceptNominationInput,
    ) -> Result<AcceptNominationPayload> {
        let decode = || {
            Ok(ops::Accept {
                nomination_id: nomination_id(&input.nomination_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Decline the duty of programme manager. Everything stays as it is.
    async fn decline_nomination(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: DeclineNominationInput,
    ) -> Result<DeclineNominationPayload> {
        let decode = || {
            Ok(ops::Decline {
                nomination_id: nomination_id(&input.nomination_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Take a nomination back that has not been answered.
    async fn withdraw_nomination(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: WithdrawNominationInput,
    ) -> Result<WithdrawNominationPayload> {
        let decode = || {
            Ok(ops::Withdraw {
                nomination_id: nomination_id(&input.nomination_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }
}
