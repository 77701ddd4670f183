//! Agree to the privacy notice.

use crate::model::enums::Digest;
use crate::model::profile;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::outbox::{self, MailKind, Unaddressed};
use crate::rules::RuleViolation;
use crate::work::Work;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};
use uuid::Uuid;

/// Consent is versioned (docs/product.md §5): one agrees to the current notice, by its version. Doing it again changes
/// nothing.
#[derive(Debug, Clone)]
pub struct OptIn {
    /// The version of the notice that the person has read.
    pub consent_version: String,
}

impl Operation for OptIn {
    type Output = profile::Model;

    async fn run(self, work: Work<'_>) -> Result<profile::Model, OpError> {
        let me = person::acting_eligible(work).await?.employee.id;
        let current = &work.policy.privacy_notice_version;
        if self.consent_version != *current {
            return Err(RuleViolation::ConsentOutdated {
                current: current.clone(),
            }
            .at("consentVersion"));
        }
        if let Some(profile) = profile::Entity::find_by_id(me)
            .lock_exclusive()
            .one(work.tx)
            .await?
        {
            if profile.consent_version == *current {
                return Ok(profile);
            }
            let mut row = profile.into_active_model();
            row.consent_version = Set(self.consent_version);
            row.opted_in_at = Set(work.now);
            row.updated_at = Set(work.now);
            let profile = row.update(work.tx).await?;
            enqueue_welcome(work, me).await?;
            return Ok(profile);
        }
        let profile = profile::Model {
            employee_id: me,
            consent_version: self.consent_version,
            opted_in_at: work.now,
            signed_up_as_member: false,
            signed_up_as_advisor: false,
            about: String::new(),
            wants_reminders: true,
            digest: Digest::Off,
            updated_at: work.now,
            wants_news: true,
            mail_epoch: 0,
            digest_at: None,
            erase_at: None,
            excluded_by_claim: false,
        };
        let once = OnConflict::column(profile::Column::EmployeeId)
            .do_nothing()
            .to_owned();
        let inserted = profile::Entity::insert(profile.clone().into_active_model())
            .on_conflict(once)
            .exec_without_returning(work.tx)
            .await?;
        if inserted > 0 {
            enqueue_welcome(work, me).await?;
        }
        // Else the same person did it at the same moment, in the same words.
        Ok(profile)
    }
}

/// Mail 1.
async fn enqueue_welcome(work: Work<'_>, recipient: Uuid) -> Result<(), OpError> {
    let welcome = Unaddressed::new(MailKind::Welcome, work.new_id());
    Ok(outbox::enqueue(work, welcome.to([recipient])).await?)
}
