//! A person, as far as it decides whether they can take part.

use super::policy::Policy;
use crate::model::enums::Role;
use crate::model::{employee, profile};

/// A person with what HR and they themselves say.
#[derive(Debug, Clone)]
pub struct Person {
    /// The HR record.
    pub employee: employee::Model,
    /// The profile, if the person opted in.
    pub profile: Option<profile::Model>,
}

impl Person {
    /// Says whether the person is a regular employee: by HR's record, and by the identity provider's word at the last sign-in.
    #[must_use]
    pub fn is_eligible(&self, policy: &Policy) -> bool {
        policy.is_eligible_type(&self.employee.employment_type) && !self.is_excluded_by_claim()
    }

    /// Says whether the identity provider excluded the person at the last sign-in.
    #[must_use]
    pub fn is_excluded_by_claim(&self) -> bool {
        self.profile
            .as_ref()
            .is_some_and(|profile| profile.excluded_by_claim)
    }

    /// Says whether the person has agreed to the current privacy notice.
    #[must_use]
    pub fn is_opted_in(&self, policy: &Policy) -> bool {
        let profile = self.profile.as_ref();
        profile.is_some_and(|profile| profile.consent_version == policy.privacy_notice_version)
    }

    /// Says whether the person can be in circles: eligible, and opted in.
    #[must_use]
    pub fn can_take_part(&self, policy: &Policy) -> bool {
        self.is_eligible(policy) && self.is_opted_in(policy)
    }

    /// Says whether the person signed up for this role.
    #[must_use]
    pub fn is_signed_up(&self, role: Role) -> bool {
        self.profile.as_ref().is_some_and(|profile| match role {
            Role::Member => profile.signed_up_as_member,
            Role::Advisor => profile.signed_up_as_advisor,
        })
    }
}
