//! What waits for programme administrators.

use super::{AdministratorTaskKind, Circle, Total};
use crate::graphql::paging::connection;
use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};

/// A circle that programme administrators look after.
#[derive(SimpleObject)]
pub struct AdministratorTask {
    /// Why they look after it.
    pub(in crate::graphql) kind: AdministratorTaskKind,
    /// Since when it has waited.
    pub(in crate::graphql) since: DateTime<Utc>,
    /// The circle that waits for them.
    pub(in crate::graphql) circle: Circle,
}

connection! {
    /// A page of the circles that programme administrators look after.
    AdministratorTaskConnection, AdministratorTaskEdge of AdministratorTask {
        /// How many there are.
        total: Total,
    }
}
