//! The schema: a placeholder until the real one is merged.

use crate::{app::AppState, auth::SignIn, settings::LimitSettings};
use async_graphql::{EmptySubscription, Object, Request};

/// The schema.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Reads.
pub struct Query;

/// Reads.
#[Object]
impl Query {
    /// Answers.
    async fn ping(&self) -> Option<String> {
        Some("pong".to_owned())
    }
}

/// Changes.
pub struct Mutation;

/// Changes.
#[Object]
impl Mutation {
    /// Changes nothing.
    async fn ping(&self) -> Option<String> {
        Some("pong".to_owned())
    }
}

/// Builds the schema, with its limits on.
#[must_use]
pub fn build(limits: &LimitSettings, production: bool) -> Schema {
    crate::http::harden(
        Schema::build(Query, Mutation, EmptySubscription),
        limits,
        production,
    )
    .finish()
}

/// Puts what resolvers need into a request.
#[must_use]
pub fn request_data(request: Request, state: &AppState, sign_in: SignIn) -> Request {
    request.data(sign_in).data(state.db.clone())
}
