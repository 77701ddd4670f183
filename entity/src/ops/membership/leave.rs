//! Leave a circle.

use super::end;
use crate::model::circle;
use crate::model::enums::MembershipStatus;
use crate::ops::Operation;
use crate::ops::circle::{LockedCircle, vacate};
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
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

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Leave).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        let who = circle.may(work, Act::Leave).await?;
        let membership = who.membership().cloned().ok_or(RuleViolation::NotParticipant)?;
        let leaves_vacant = who.is_programme_manager() && circle.row.people_count > 1;
        if leaves_vacant && !self.leave_vacant {
            return Err(RuleViolation::HandOverFirst.at("leaveVacant"));
        }
        end(work, &mut circle, membership, MembershipStatus::Left, None).await?;
        if leaves_vacant {
            vacate(work, &mut circle).await?;
        }
        Ok(circle.save(work).await?)
    }
}
