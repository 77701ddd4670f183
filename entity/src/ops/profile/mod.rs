//! A person's own data: consent, the profile, what they sign up as, which mail they want.

mod note_claim;
mod offboard;
mod opt_in;
mod revoke_mail_links;
mod send_digest;
mod sign_up;
mod subscribe;
mod update;

pub use note_claim::NoteClaim;
pub use offboard::{Erase, Review};
pub use opt_in::OptIn;
pub use revoke_mail_links::RevokeMailLinks;
pub use send_digest::SendDigest;
pub use sign_up::SignUp;
pub use subscribe::Subscribe;
pub use update::{Change, Update};

use crate::model::profile;
use crate::ops::OpError;
use crate::rules::RuleViolation;
use crate::work::Work;
use sea_orm::{EntityTrait, QuerySelect};

/// The acting person's profile, locked: for what concerns nobody else, and so needs no eligibility.
async fn own(work: Work<'_>) -> Result<profile::Model, OpError> {
    let me = work.actor_id().ok_or(RuleViolation::NotEligible)?;
    let profile = profile::Entity::find_by_id(me)
        .lock_exclusive()
        .one(work.tx)
        .await?;
    profile.ok_or_else(|| {
        RuleViolation::NotOptedIn {
            version: work.policy.privacy_notice_version.clone(),
        }
        .into()
    })
}
