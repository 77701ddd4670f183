//! Those who are in: leave, remove, change role, deputies.

mod change_role;
mod deputy;
mod end;
mod leave;
mod remove;

pub use change_role::ChangeRole;
pub use deputy::{AppointDeputy, DismissDeputy};
pub(super) use end::{end, enqueue_too_few_to_manager, note_below_minimum};
pub use leave::Leave;
pub use remove::Remove;

use crate::model::membership;
use crate::ops::OpError;
use crate::ops::circle::LockedCircle;
use crate::rules::RuleViolation;
use crate::work::Work;
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;

/// Locks the circle of the open membership `id`.
async fn lock(work: Work<'_>, id: Uuid) -> Result<(LockedCircle, membership::Model), OpError> {
    let circle_id = find(work.tx, id).await?.circle_id;
    // Administrators manage everything but drafts, which are their people's alone.
    let circle = LockedCircle::visible(work, circle_id).await?;
    let membership = find(work.tx, id).await?;
    if membership.is_open() {
        Ok((circle, membership))
    } else {
        Err(RuleViolation::NotFound.into())
    }
}

async fn find(tx: &DatabaseTransaction, id: Uuid) -> Result<membership::Model, OpError> {
    membership::Entity::find_by_id(id)
        .one(tx)
        .await?
        .ok_or_else(|| RuleViolation::NotFound.into())
}
