//! Nominations that end without their nominee's answer.

use crate::model::event::Event;
use crate::model::pm_nomination;
use crate::ops::OpError;
use crate::ops::circle::LockedCircle;
use crate::rules::rights::ActKind;
use crate::work::Work;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

/// The nomination of `circle` that waits for its answer.
pub(in crate::ops) async fn pending(
    tx: &DatabaseTransaction,
    circle: &LockedCircle,
) -> Result<Option<pm_nomination::Model>, DbErr> {
    pm_nomination::Entity::find()
        .filter(pm_nomination::COLUMN.circle_id.eq(circle.row.id))
        .filter(pm_nomination::pending())
        .one(tx)
        .await
}

/// PENDING → EXPIRED: the clock's.
pub(in crate::ops) async fn expire(
    work: Work<'_>,
    circle: &mut LockedCircle,
    nomination: pm_nomination::Model,
) -> Result<(), OpError> {
    let nomination = super::resolve(work, nomination, ActKind::ExpireNomination).await?;
    let (person, nomination_id) = (nomination.nominee_id, nomination.id);
    circle.record(
        work,
        Event::NominationExpired {
            person,
            nomination_id,
        },
    );
    Ok(())
}

/// PENDING → WITHDRAWN: somebody else has the duty now, the nominee can take part no longer, or the circle ended.
pub(in crate::ops) async fn withdraw_pending(
    work: Work<'_>,
    circle: &mut LockedCircle,
) -> Result<(), OpError> {
    if let Some(nomination) = pending(work.tx, circle).await? {
        withdraw(work, circle, nomination).await?;
    }
    Ok(())
}

/// PENDING → WITHDRAWN.
pub(in crate::ops) async fn withdraw(
    work: Work<'_>,
    circle: &mut LockedCircle,
    nomination: pm_nomination::Model,
) -> Result<pm_nomination::Model, OpError> {
    let nomination = super::resolve(work, nomination, ActKind::WithdrawNomination).await?;
    let (person, nomination_id) = (nomination.nominee_id, nomination.id);
    circle.record(
        work,
        Event::NominationWithdrawn {
            person,
            nomination_id,
        },
    );
    Ok(nomination)
}
