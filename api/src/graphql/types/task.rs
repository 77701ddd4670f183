//! What waits for programme administrators.

use super::{AdministratorTaskKind, Circle};
use crate::document::limits::COUNT_COST;
use crate::graphql::paging::connection;
use crate::graphql::session::Session;
use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use entity::query::administrator_tasks::{self as tasks, TaskKind};

/// A circle that programme administrators look after.
#[derive(SimpleObject)]
pub struct AdministratorTask {
    /// Why.
    pub(in crate::graphql) kind: AdministratorTaskKind,
    /// Since when.
    pub(in crate::graphql) since: DateTime<Utc>,
    /// The circle.
    pub(in crate::graphql) circle: Circle,
}

connection! {
    /// A page of the circles that programme administrators look after.
    AdministratorTaskConnection, AdministratorTaskEdge of AdministratorTask {
        /// How many there are.
        total: TaskTotal,
    }
}

/// How many tasks of one kind there are.
pub struct TaskTotal(pub(in crate::graphql) TaskKind);

/// How many tasks of one kind there are.
#[Object]
impl TaskTotal {
    /// How many circles there are in the list, counted when it is asked for.
    #[graphql(complexity = "COUNT_COST")]
    async fn total_count(&self, ctx: &Context<'_>) -> Result<Option<u64>> {
        Ok(Some(tasks::count(Session::of(ctx)?.db.read(), self.0).await?))
    }
}
