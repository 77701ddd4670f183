//! What was settled or is forgotten is removed (docs/product.md §5: retention is code).

use crate::model::{allowance as allowances, idempotency_key, outbox};
use crate::ops::OpError;
use crate::ops::Operation;
use crate::ops::{allowance, once};
use crate::rules::policy::days;
use crate::work::Work;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The name of the schedule in `clock_slot`.
pub const PURGE: &str = "purge";

/// Removes a batch of the mails that were settled long ago; answers how many.
#[derive(Debug, Clone, Copy)]
pub struct PurgeMails {
    /// How many at most.
    pub limit: u64,
}

impl Operation for PurgeMails {
    type Output = u64;

    async fn run(self, work: Work<'_>) -> Result<u64, OpError> {
        let before = work.now - days(work.policy.clock.mail_days);
        let old = Query::select()
            .column(outbox::Column::Id)
            .from(outbox::Entity)
            .and_where(outbox::Column::SettledAt.into_expr().lt(before))
            .order_by(outbox::Column::SettledAt, sea_orm::Order::Asc)
            .limit(self.limit)
            .take();
        let gone = outbox::Entity::delete_many()
            .filter(outbox::COLUMN.id.in_subquery(old))
            .exec(work.tx)
            .await?;
        Ok(gone.rows_affected)
    }
}

/// Removes the idempotency keys that are older than a day and the allowances that are whole again, all at once: an hour's are
/// few.
#[derive(Debug, Clone, Copy)]
pub struct PurgeKeys;

impl Operation for PurgeKeys {
    type Output = ();

    async fn run(self, work: Work<'_>) -> Result<(), OpError> {
        idempotency_key::Entity::delete_many()
            .filter(idempotency_key::COLUMN.created_at.lte(once::forgotten(work.now)))
            .exec(work.tx)
            .await?;
        allowances::Entity::delete_many()
            .filter(allowances::COLUMN.whole_at.lte(allowance::forgotten(work.now)))
            .exec(work.tx)
            .await?;
        Ok(())
    }
}
