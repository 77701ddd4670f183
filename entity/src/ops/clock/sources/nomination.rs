//! The nomination of a programme manager: it expires (docs/product.md §3).

use super::source::{PlayedStep, Source};
use crate::model::pm_nomination;
use crate::ops::circle::LockedCircle;
use crate::ops::{OpError, nomination};
use crate::rules::schedule::{NominationStep, Step};
use crate::work::Work;
use chrono::{DateTime, Utc};
use sea_orm::prelude::async_trait::async_trait;

/// The circle's open nomination: there is one at most.
#[derive(Default)]
pub(super) struct Nominations {
    open: Option<pm_nomination::Model>,
}

#[async_trait]
impl Source for Nominations {
    async fn next(
        &mut self,
        work: Work<'_>,
        circle: &LockedCircle,
    ) -> Result<Option<DateTime<Utc>>, OpError> {
        self.open = nomination::pending(work.tx, circle).await?;
        Ok(self.open.as_ref().map(|nomination| nomination.expires_at))
    }

    async fn play(&mut self, work: Work<'_>, circle: &mut LockedCircle) -> Result<Vec<PlayedStep>, OpError> {
        let Some(nomination) = self.open.take() else {
            return Ok(Vec::new());
        };
        let due_at = nomination.expires_at;
        nomination::expire(work, circle, nomination).await?;
        Ok(vec![PlayedStep {
            due_at,
            step: Step::Nomination(NominationStep::ExpireNomination),
            overtaken: false,
        }])
    }
}
