//! The embedded sign-in: this service signs its own tokens, with a secret of its own (HS256). For trying and
//! developing; production refuses it.

use super::{
    AuthError, SetupError,
    claims::{self, Claims},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use serde::Serialize;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

/// The claim that says who it is.
pub(super) const EMPLOYEE_CLAIM: &str = "email";
const ISSUER: &str = "circles-embedded";
const AUDIENCE: &str = "circles";
const LIFETIME: TimeDelta = TimeDelta::hours(12);
const SECRET_BYTES: usize = 32;

/// Signs and verifies tokens with the secret of this installation.
pub struct Embedded {
    sign: EncodingKey,
    verify: DecodingKey,
}

/// A token, fresh from the press.
#[derive(Debug, Serialize)]
pub struct Token {
    /// What goes behind `Authorization: Bearer `.
    pub token: String,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl Embedded {
    /// Opens the secret in `directory`, and makes one where there is none.
    ///
    /// # Errors
    /// When the file cannot be made or read, holds something else, or is open to other users of the machine.
    pub fn open(directory: &Path) -> Result<Self, SetupError> {
        let path = directory.join("secret");
        let failed = |source| SetupError::Secret {
            path: path.clone(),
            source,
        };
        fs::create_dir_all(directory).map_err(failed)?;
        if !path.exists() {
            create(directory, &path).map_err(failed)?;
        }
        if open_to_others(&path).map_err(failed)? {
            return Err(SetupError::Exposed(path));
        }
        let text = fs::read_to_string(&path).map_err(failed)?;
        match STANDARD.decode(text.trim()) {
            Ok(secret) if secret.len() == SECRET_BYTES => Ok(Self {
                sign: EncodingKey::from_secret(&secret),
                verify: DecodingKey::from_secret(&secret),
            }),
            _ => Err(SetupError::NotASecret(path)),
        }
    }

    /// A token for the person with this mail address, good for twelve hours from `now`.
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

    /// The claims of `token`, and when it ends.
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

/// Writes a new secret aside and links it into place, so that of several starting processes one wins and nobody ever
/// reads half a secret.
fn create(directory: &Path, path: &Path) -> io::Result<()> {
    let draft = directory.join(format!(".secret-{:016x}", rand::random::<u64>()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    let secret: [u8; SECRET_BYTES] = rand::random();
    writeln!(file, "{}", STANDARD.encode(secret))?;
    file.sync_all()?;
    let linked = match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    };
    fs::remove_file(&draft)?;
    linked
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> io::Result<bool> {
    Ok(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path)?.permissions()) & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> io::Result<bool> {
    Ok(false)
}
