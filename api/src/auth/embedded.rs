//! Signs and verifies tokens of the embedded sign-in, with a secret of the installation (HS256). For trying and
//! developing; production refuses it.

use super::{
    AuthError, SetupError,
    claims::{self, Claims},
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::support::secret_file;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use serde::Serialize;
use std::path::Path;

/// The claim that holds the employee's email address.
pub(super) const EMPLOYEE_CLAIM: &str = "email";
const ISSUER: &str = "circles-embedded";
const AUDIENCE: &str = "circles";
const LIFETIME: TimeDelta = TimeDelta::hours(12);

/// Signs and verifies tokens with the secret of this installation.
pub struct Embedded {
    sign: EncodingKey,
    verify: DecodingKey,
}

/// A signed token.
#[derive(Debug, Serialize)]
pub struct Token {
    /// What goes behind `Authorization: Bearer `.
    pub token: String,
    /// When it expires.
    pub expires_at: DateTime<Utc>,
}

impl Embedded {
    /// Opens the secret in `directory`, and makes one where there is none.
    ///
    /// # Errors
    /// When the file cannot be made or read, holds something else, or is open to other users of the machine.
    pub fn open(directory: &Path) -> Result<Self, SetupError> {
        let secret = secret_file::open(directory, "secret")?;
        Ok(Self {
            sign: EncodingKey::from_secret(&secret),
            verify: DecodingKey::from_secret(&secret),
        })
    }

    /// Signs a token for the person with this email address, valid for twelve hours from `now`.
    ///
    /// # Errors
    /// When signing fails, which takes a broken crypto library.
    pub fn issue(&self, mail: &str, now: DateTime<Utc>) -> Result<Token, jsonwebtoken::errors::Error> {
        let expires_at = now + LIFETIME;
        let claims = serde_json::json!({
            "iss": ISSUER, "aud": AUDIENCE, EMPLOYEE_CLAIM: mail,
            "iat": now.timestamp(), "exp": expires_at.timestamp(),
        });
        let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.sign)?;
        Ok(Token { token, expires_at })
    }

    /// Verifies `token`; returns its claims, and when it expires.
    pub(super) fn verify(
        &self,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<(Claims, DateTime<Utc>), AuthError> {
        if claims::header(token)?.alg != Algorithm::HS256 {
            return Err(AuthError::Malformed);
        }
        let claims = claims::verify(token, &self.verify, Algorithm::HS256)?;
        let expires = claims.check(ISSUER, AUDIENCE, now)?;
        Ok((claims, expires))
    }
}
