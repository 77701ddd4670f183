//! A person's digest is due.

use crate::model::{outbox as rows, profile};
use crate::ops::OpError;
use crate::ops::Operation;
use crate::outbox::{self, MailKind, Unaddressed};
use crate::work::Work;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Puts what was kept for the person into one digest. Answers whether there is one: somebody else may have been faster.
#[derive(Debug, Clone, Copy)]
pub struct SendDigest {
    /// The person.
    pub employee_id: Uuid,
}

impl Operation for SendDigest {
    type Output = bool;

    async fn run(self, work: Work<'_>) -> Result<bool, OpError> {
        let me = self.employee_id;
        // Whoever clears the date has the digest. It locks the row, too: what is kept from here on waits, and sets a
        // date of its own.
        let cleared = profile::Entity::update_many()
            .set(profile::ActiveModel {
                digest_at: Set(None),
                ..Default::default()
            })
            .filter(profile::COLUMN.employee_id.eq(me))
            .filter(profile::COLUMN.digest_at.lte(work.now))
            .exec(work.tx)
            .await?;
        if cleared.rows_affected == 0 {
            return Ok(false);
        }
        let digest = work.new_id();
        let kept = rows::Entity::update_many()
            .set(rows::ActiveModel {
                digest_id: Set(Some(digest)),
                ..Default::default()
            })
            .filter(rows::COLUMN.recipient_id.eq(me))
            .filter(rows::KEPT_UNSENT.expr())
            .exec(work.tx)
            .await?;
        if kept.rows_affected == 0 {
            return Ok(false);
        }
        let mail = Unaddressed::new(MailKind::Digest, digest).about(digest);
        outbox::enqueue(work, mail.to([me])).await?;
        Ok(true)
    }
}
