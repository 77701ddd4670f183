//! Authenticates callers by bearer tokens (RFC 6750) that are JSON Web Tokens (RFC 7519), verified by the best practices of
//! RFC 8725. With `OIDC_ISSUER` an identity provider signs them, without it this service does (embedded sign-in).

mod bearer;
mod claims;
mod embedded;
mod error;
mod fetch;
mod keys;
mod oidc;
mod viewer;

pub use embedded::{Embedded, Token};
pub use error::{AuthError, SetupError};
pub use fetch::is_trustworthy;
pub use viewer::{SignIn, employee_key, sign_in};

use crate::settings::Settings;
use axum::http::HeaderMap;
use chrono::{DateTime, Utc};
use claims::Claims;
use entity::support::clock::Clock;
use std::sync::Arc;

/// Holds what a verified token says about its bearer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The value that finds the employee in HR's data.
    pub employee_key: String,
    /// What `ELIGIBILITY_CLAIM` says; `true` where none is set.
    pub claim_eligible: bool,
    /// What `ADMIN_CLAIM` says; `false` where none is set.
    pub administrator: bool,
    /// When the token ends.
    pub expires_at: DateTime<Utc>,
}

/// Grants something to the bearers of tokens whose claim has one of some values.
#[derive(Debug, Clone)]
struct ClaimRule {
    claim: String,
    values: Vec<String>,
}

enum Verifier {
    Embedded(Embedded),
    Oidc(Box<oidc::Oidc>),
}

/// Verifies bearer tokens.
pub struct Authenticator {
    verifier: Verifier,
    employee_claim: String,
    eligibility: Option<ClaimRule>,
    administration: Option<ClaimRule>,
    clock: Arc<dyn Clock>,
}

impl Authenticator {
    /// Builds the authenticator from the settings. Fetches nothing yet, so that the service starts while the issuer is down.
    ///
    /// # Errors
    /// When the secret of the embedded sign-in cannot be kept in `DATA_DIR`, or the issuer's URL cannot be read.
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Self, SetupError> {
        let set = &settings.sign_in;
        let (verifier, employee_claim) = match (&set.oidc_issuer, &set.oidc_audience) {
            (Some(issuer), Some(audience)) => {
                let oidc = oidc::Oidc::new(issuer, audience, Arc::clone(&clock))?;
                (Verifier::Oidc(Box::new(oidc)), set.oidc_employee_claim.clone())
            }
            (None, None) => {
                let embedded = Embedded::open(&settings.general.data_dir)?;
                (Verifier::Embedded(embedded), embedded::EMPLOYEE_CLAIM.to_owned())
            }
            _ => return Err(SetupError::HalfSet),
        };
        let rule = |claim: &Option<String>, values: &[String]| {
            claim.clone().map(|claim| ClaimRule {
                claim,
                values: values.to_vec(),
            })
        };
        Ok(Self {
            verifier,
            employee_claim,
            eligibility: rule(&set.eligibility_claim, &set.eligibility_values),
            administration: rule(&set.admin_claim, &set.admin_values),
            clock,
        })
    }

    /// Returns the embedded sign-in, where it is on.
    #[must_use]
    pub fn embedded(&self) -> Option<&Embedded> {
        match &self.verifier {
            Verifier::Embedded(embedded) => Some(embedded),
            Verifier::Oidc(_) => None,
        }
    }

    /// Fetches the issuer's keys ahead of the first request. A failure is logged, and tried again when needed.
    pub async fn warm_up(&self) {
        if let Verifier::Oidc(oidc) = &self.verifier {
            oidc.warm_up().await;
        }
    }

    /// Authenticates the sender of a request with these headers. Answers `None` where there is no token.
    ///
    /// # Errors
    /// When a token is there but does not verify. The message says what to do and holds nothing of the token.
    pub async fn authenticate(&self, headers: &HeaderMap) -> Result<Option<Identity>, AuthError> {
        let Some(token) = bearer::token(headers)? else {
            return Ok(None);
        };
        let now = self.clock.now();
        let (claims, expires_at) = match &self.verifier {
            Verifier::Embedded(embedded) => embedded.verify(token, now)?,
            Verifier::Oidc(oidc) => oidc.verify(token, now).await?,
        };
        self.identity(&claims, expires_at).map(Some)
    }

    fn identity(&self, claims: &Claims, expires_at: DateTime<Utc>) -> Result<Identity, AuthError> {
        let employee_key = claims
            .text(&self.employee_claim)
            .ok_or_else(|| AuthError::MissingClaim(self.employee_claim.clone()))?;
        // An address that anybody can type into a profile proves nothing (OpenID Connect Core §5.7).
        if self.employee_claim == "email" && claims.is_false("email_verified") {
            return Err(AuthError::UnverifiedMail);
        }
        let has = |rule: &ClaimRule| claims.has_any(&rule.claim, &rule.values);
        Ok(Identity {
            employee_key,
            claim_eligible: self.eligibility.as_ref().is_none_or(has),
            administrator: self.administration.as_ref().is_some_and(has),
            expires_at,
        })
    }
}

#[cfg(test)]
mod tests;
