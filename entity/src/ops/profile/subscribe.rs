//! Turn a class of mail on or off, from the mail itself.

use super::own;
use crate::model::profile;
use crate::ops::OpError;
use crate::ops::Operation;
use crate::outbox::Subscription;
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// Sets whether the acting person gets these mails. Whoever gets one may turn it off, eligible (still) or not.
#[derive(Debug, Clone, Copy)]
pub struct Subscribe {
    /// Which mails.
    pub what: Subscription,
    /// Whether they are wanted.
    pub wanted: bool,
}

impl Operation for Subscribe {
    type Output = profile::Model;

    async fn run(self, work: Work<'_>) -> Result<profile::Model, OpError> {
        let mut row = own(work).await?.into_active_model();
        match self.what {
            Subscription::Reminders => row.wants_reminders = Set(self.wanted),
            Subscription::News => row.wants_news = Set(self.wanted),
        }
        row.updated_at = Set(work.now);
        Ok(row.update(work.tx).await?)
    }
}
