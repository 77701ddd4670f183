//! Naming a programme manager, who must accept: at proposing, and to hand the duty over (docs/product.md §3).

mod accept;
mod decline;
mod end;
mod name;
mod withdraw;

pub use accept::Accept;
pub use decline::Decline;
pub(super) use end::{expire, pending, withdraw, withdraw_pending};
pub(super) use name::name_colleague;
pub use name::{Name, Nominee};
pub use withdraw::Withdraw;

use crate::model::pm_nomination;
use crate::ops::OpError;
use crate::ops::circle::LockedCircle;
use crate::rules::RuleViolation;
use crate::rules::rights::{ActKind, life_cycle};
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// Locks the circle of the nomination `id` and reads the nomination again under the lock.
async fn lock(tx: &DatabaseTransaction, id: Uuid) -> Result<(LockedCircle, pm_nomination::Model), OpError> {
    let circle = LockedCircle::by_id(tx, find(tx, id).await?.circle_id).await?;
    Ok((circle, find(tx, id).await?))
}

async fn find(tx: &DatabaseTransaction, id: Uuid) -> Result<pm_nomination::Model, OpError> {
    pm_nomination::Entity::find_by_id(id)
        .one(tx)
        .await?
        .ok_or_else(|| RuleViolation::NotFound.into())
}

/// Ends a pending nomination as `act` does.
async fn resolve(
    work: Work<'_>,
    nomination: pm_nomination::Model,
    act: ActKind,
) -> Result<pm_nomination::Model, OpError> {
    let status = life_cycle::nomination(act, nomination.status)?;
    let mut row = nomination.into_active_model();
    row.status = Set(status);
    row.resolved_at = Set(Some(work.now));
    Ok(row.update(work.tx).await?)
}
