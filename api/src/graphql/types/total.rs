//! How many entries a list has.

use crate::document::limits::COUNT_COST;
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::session::Session;
use async_graphql::{Context, Object, Result};
use entity::query::administrator_tasks::{self, TaskKind};
use entity::query::circle::{self, OpenFilter};
use entity::query::count::Count;
use tokio::sync::OnceCell;

/// Counts a list, once, when it is asked for.
pub struct Total {
    of: Counted,
    count: OnceCell<Count>,
}

/// The lists that can be counted.
pub enum Counted {
    /// Circles that can be asked to join.
    OpenCircles(OpenFilter),
    /// Circles that programme administrators look after.
    Tasks(TaskKind),
}

impl Total {
    pub(in crate::graphql) fn new(of: Counted) -> Self {
        Self {
            of,
            count: OnceCell::new(),
        }
    }

    async fn count(&self, ctx: &Context<'_>) -> Result<Count> {
        let reads = Session::of(ctx)?.reads();
        let count = self.count.get_or_try_init(async || match &self.of {
            Counted::OpenCircles(filter) => circle::open_count(reads, filter).await,
            Counted::Tasks(kind) => administrator_tasks::count(reads, *kind).await,
        });
        Ok(*count.await?)
    }
}

/// How many entries a list has.
#[Object]
impl Total {
    /// How many entries the list has over all pages, counted when it is asked for: 1,000 at most. Whether there are more says
    /// `totalCountIsExact`.
    #[graphql(complexity = "COUNT_COST")]
    async fn total_count(&self, ctx: &Context<'_>) -> Nullable<u64> {
        nullable(async { Ok(Some(self.count(ctx).await?.counted)) }).await
    }

    /// Whether `totalCount` counts all entries; false where there are more than it says.
    #[graphql(complexity = "COUNT_COST")]
    async fn total_count_is_exact(&self, ctx: &Context<'_>) -> Nullable<bool> {
        nullable(async { Ok(Some(self.count(ctx).await?.exact)) }).await
    }
}
