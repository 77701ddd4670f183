//! Remember what the identity provider says of a person's eligibility.

use super::own;
use crate::ops::OpError;
use crate::ops::Operation;
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// Remembers the verdict of `ELIGIBILITY_CLAIM` about the acting person, for links in emails, which come without a token.
#[derive(Debug, Clone, Copy)]
pub struct NoteClaim {
    /// Whether the claim excludes the person.
    pub excluded: bool,
}

impl Operation for NoteClaim {
    type Output = ();

    async fn run(self, work: Work<'_>) -> Result<(), OpError> {
        let mut row = own(work).await?.into_active_model();
        row.excluded_by_claim = Set(self.excluded);
        row.update(work.tx).await?;
        Ok(())
    }
}
