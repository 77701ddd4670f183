//! Leave a circle.

use super::end;
use crate::model::circle;
use crate::model::enums::MembershipStatus;
use crate::ops::circle::{LockedCircle, vacate};
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::support::cx::Cx;
use crate::support::db::Operation;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// At once, in one transaction. A programme manager hands over first, or leaves the place vacant in so many words;
/// the last person of a circle just leaves, and the circle ends.
#[derive(Debug, Clone)]
pub struct Leave {
    /// The circle.
    pub circle_id: Uuid,
    /// The programme manager leaves without a successor.
    pub leave_vacant: bool,
}

impl Operation for Leave {
    type Output = circle::Model;

    async fn run(self, tx: &DatabaseTransaction, cx: &Cx) -> Result<circle::Model, OpError> {
        person::acting_eligible(tx, cx).await?;
        let mut circle = LockedCircle::visible(tx, cx, self.circle_id).await?;
        let authority = circle.authority(tx, cx).await?;
        let membership = authority.must_take_part()?.clone();
        let leaves_vacant = authority.is_programme_manager() && circle.row.people_count > 1;
        if leaves_vacant && !self.leave_vacant {
            return Err(RuleViolation::HandOverFirst.at("leaveVacant"));
        }
        end(tx, cx, &mut circle, membership, MembershipStatus::Left, None).await?;
        if leaves_vacant {
            vacate(tx, cx, &mut circle).await?;
        }
        Ok(circle.save(tx, cx).await?)
    }
}
