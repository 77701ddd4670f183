//! Take a nomination back.

use crate::model::pm_nomination;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::rights::{Act, ActKind};
use crate::work::Work;
use uuid::Uuid;

/// By the programme manager or an administrator, while the nominee has not answered.
#[derive(Debug, Clone)]
pub struct Withdraw {
    /// The nomination.
    pub nomination_id: Uuid,
}

impl Operation for Withdraw {
    type Output = pm_nomination::Model;

    async fn run(self, work: Work<'_>) -> Result<pm_nomination::Model, OpError> {
        person::ready(work, ActKind::WithdrawNomination).await?;
        let (mut circle, nomination) = super::lock(work.tx, self.nomination_id).await?;
        circle.may(work, Act::WithdrawNomination(&nomination)).await?;
        let nomination = super::withdraw(work, &mut circle, nomination).await?;
        circle.save(work).await?;
        Ok(nomination)
    }
}
