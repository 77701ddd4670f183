//! Take the programme manager's place over: while it is vacant, or in the grace period (docs/product.md §3).

use super::{LockedCircle, manager};
use crate::model::circle;
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::{OpError, nomination, person};
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use uuid::Uuid;

/// By a participant. A vacant place is the deputies' and advisors' to take for some days, then everybody's; when the term is
/// over and nobody has decided, anybody may take the duty from whoever has it.
#[derive(Debug, Clone)]
pub struct TakeOver {
    /// The circle.
    pub circle_id: Uuid,
}

impl Operation for TakeOver {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        let me = person::ready(work, ActKind::TakeOver).await?.employee.id;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::TakeOver).await?;
        nomination::withdraw_pending(work, &mut circle).await?;
        let took_over = Event::ProgrammeManagerTookOver { person: me };
        manager::hand_over(work, &mut circle, me, took_over).await?;
        Ok(circle.save(work).await?)
    }
}
