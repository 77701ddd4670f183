//! Make the links in a person's older mails stop working.

use super::own;
use crate::model::profile;
use crate::ops::OpError;
use crate::ops::Operation;
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// Revokes every link that acts for the acting person, in all mails that were sent so far: of a mailbox that somebody else
/// could read.
#[derive(Debug, Clone, Copy)]
pub struct RevokeMailLinks;

impl Operation for RevokeMailLinks {
    type Output = profile::Model;

    async fn run(self, work: Work<'_>) -> Result<profile::Model, OpError> {
        let profile = own(work).await?;
        // Back to the start after two billion: nobody keeps a link for so long.
        let epoch = profile.mail_epoch.checked_add(1).unwrap_or(0);
        let mut row = profile.into_active_model();
        row.mail_epoch = Set(epoch);
        row.updated_at = Set(work.now);
        Ok(row.update(work.tx).await?)
    }
}
