//! Programme administrators.

use super::payload;
use crate::graphql::error::InvalidId;
use crate::graphql::once;
use crate::graphql::session::Session;
use crate::graphql::types::AdministratorAccess;
use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::model::administrator_access;
use entity::ops::Once;
use entity::ops::administrator as ops;
use entity::support::gid::{self, Kind};

/// Programme administrators.
#[derive(Default)]
pub struct AdministratorMutation;

/// The input of the mutation accessAsAdministrator.
#[derive(InputObject)]
pub struct AccessAsAdministratorInput {
    /// The circle or the person.
    id: ID,
    /// Why, 500 characters at most. The person can read it.
    reason: String,
    /// Your word for this call, 1 to 100 visible ASCII characters, such as a UUID. Repeat the call with it when the answer got
    /// lost: for 24 hours it is done once, and answered again.
    idempotency_key: Option<String>,
}

payload! {
    /// The result of accessAsAdministrator: an object is null when it was refused, and `userErrors` says why.
    AccessAsAdministratorPayload of administrator_access::Model {
        /// What was logged, with the time until which it holds; null when the mutation was refused.
        access: AdministratorAccess,
    }
}

/// Programme administrators.
#[Object]
impl AdministratorMutation {
    /// Open a circle or a person outside your own to your eyes, for an hour. It is logged with the reason, and the
    /// person can see the log.
    async fn access_as_administrator(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: AccessAsAdministratorInput,
    ) -> Result<AccessAsAdministratorPayload> {
        let sent = once::key(ctx, &input);
        let decode = || {
            let subject = match gid::decode(&input.id) {
                Some((Kind::Circle, id)) => ops::Subject::Circle(id),
                Some((Kind::Person, id)) => ops::Subject::Person(id),
                found => {
                    let found = found.map(|(kind, _)| kind.type_name());
                    return Err(InvalidId {
                        field: "id",
                        expected: "Circle or Person",
                        found,
                    });
                }
            };
            let operation = ops::Access {
                subject,
                reason: input.reason,
            };
            Ok(Once::new(sent, operation))
        };
        Session::of(ctx)?.perform(decode).await
    }
}
