//! Defines the schema: types by hand, never derived on tables. Resolvers decode, call one operation or read, and encode.
//! `entity` decides who may see what; resolvers only ask it.

mod error;
mod ids;
mod loaders;
mod mutation;
pub(crate) mod nullable;
mod once;
mod paging;
mod query;
mod rights;
mod session;
#[cfg(test)]
mod tests;
mod types;
mod waves;

use crate::{
    auth::SignIn,
    document::{harden::harden, limits::LimitSettings},
};
use async_graphql::{EmptySubscription, Request, Response};
use chrono::{DateTime, Utc};
pub use mutation::Mutation;
pub use query::Query;
pub use session::Services;
use session::Session;

/// The schema.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// What the schema says of its instants; async-graphql's text speaks of its own code.
const DATE_TIME: &str = "An instant in UTC, as RFC 3339 writes it: `2026-08-31T09:00:00+00:00`.";

/// Builds the schema, with its limits on. Needs no database.
#[must_use]
pub fn build(limits: &LimitSettings, production: bool) -> Schema {
    let builder = Schema::build(Query, Mutation::default(), EmptySubscription)
        .register_output_type::<types::Node>()
        .override_output_type_description::<DateTime<Utc>>(DATE_TIME);
    harden(builder, limits, production).finish()
}

/// Executes a request, with a session and loaders of its own.
pub(crate) async fn execute(
    schema: &Schema,
    request: Request,
    services: Services,
    sign_in: SignIn,
) -> Response {
    let (sender, batches) = waves::channel();
    let request = request.data(Session::new(services, sign_in, sender));
    waves::run(schema.execute(request), batches).await
}
