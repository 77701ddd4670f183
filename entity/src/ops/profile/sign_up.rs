//! Sign up as member, as advisor, or both.

use crate::model::profile;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// What the person wants to be in circles from now on. Circles that the person is in are not touched.
#[derive(Debug, Clone, Copy)]
pub struct SignUp {
    /// As member.
    pub member: bool,
    /// As advisor.
    pub advisor: bool,
}

impl Operation for SignUp {
    type Output = profile::Model;

    async fn run(self, work: Work<'_>) -> Result<profile::Model, OpError> {
        let person = person::acting(work).await?;
        let profile = person.profile.ok_or(RuleViolation::NotEligible)?;
        let mut row = profile.into_active_model();
        row.signed_up_as_member = Set(self.member);
        row.signed_up_as_advisor = Set(self.advisor);
        row.updated_at = Set(work.now);
        Ok(row.update(work.tx).await?)
    }
}
