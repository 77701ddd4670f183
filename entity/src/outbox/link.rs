//! Signs and verifies the links in mails that act for their reader without a sign-in (docs/product.md §4 and §6.14). A link
//! has one purpose, can be revoked, and expires when its purpose does.
//!
//! A token is URL-safe base64 without padding of these bytes, the last of them an HMAC-SHA256 (RFC 2104) of all others:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 4 | which key signed |
//! | 1 | purpose |
//! | 16 | what it is about (nil where the purpose says it all) |
//! | 16 | the person that it acts for |
//! | 4 | the person's `mail_epoch`: a higher one in the database has revoked the link |
//! | 8 | expiry, in seconds since 1970; 0 for never |
//! | 32 | the code |

use crate::outbox::Subscription;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, SubsecRound, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::{fmt, sync::Arc};
use uuid::Uuid;

const VERSION: u8 = 1;

/// The shortest secret, in bytes: RFC 2104 §3 advises against keys that are shorter than the code.
pub const MIN_SECRET_BYTES: usize = 32;

/// What a link may do, and to what. A token for one purpose is good for nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Decide about this join request.
    Decide(Uuid),
    /// Turn these mails off, and on again.
    Unsubscribe(Subscription),
    /// Answer and decide about the end of this circle's running term, as far as the person may.
    Term(Uuid),
}

impl Purpose {
    fn tag(self) -> u8 {
        match self {
            Self::Decide(_) => 1,
            Self::Unsubscribe(Subscription::Reminders) => 2,
            Self::Unsubscribe(Subscription::News) => 3,
            Self::Term(_) => 4,
        }
    }

    fn subject(self) -> Uuid {
        match self {
            Self::Decide(join_request) => join_request,
            Self::Term(circle) => circle,
            Self::Unsubscribe(_) => Uuid::nil(),
        }
    }

    fn read(tag: u8, subject: Uuid) -> Option<Self> {
        match tag {
            1 => Some(Self::Decide(subject)),
            2 => Some(Self::Unsubscribe(Subscription::Reminders)),
            3 => Some(Self::Unsubscribe(Subscription::News)),
            4 => Some(Self::Term(subject)),
            _ => None,
        }
    }
}

/// The content of a token. Whether the person may still do it is judged when they act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it may do.
    pub purpose: Purpose,
    /// For whom it acts.
    pub person: Uuid,
    /// The person's `mail_epoch` when it was made.
    pub epoch: i32,
    /// Until when it works, to the second; `None` for ever.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Truncated, mistyped, forged, or signed with a key that is no longer in use.
    #[error("the link was not made by this service, or is damaged")]
    Forged,
    /// Expired.
    #[error("the link has expired")]
    Expired,
    /// Valid, but for another purpose.
    #[error("the link is for another purpose")]
    OtherPurpose,
}

impl Link {
    /// Reads which mails this link turns off.
    ///
    /// # Errors
    /// When it is for something else.
    pub fn subscription(&self) -> Result<Subscription, LinkError> {
        match self.purpose {
            Purpose::Unsubscribe(subscription) => Ok(subscription),
            Purpose::Decide(_) | Purpose::Term(_) => Err(LinkError::OtherPurpose),
        }
    }

    fn payload(&self, key: &Key) -> Vec<u8> {
        let expires = self.expires_at.map_or(0, |at| at.timestamp());
        let mut bytes = vec![VERSION];
        bytes.extend(key.id);
        bytes.push(self.purpose.tag());
        bytes.extend(self.purpose.subject().as_bytes());
        bytes.extend(self.person.as_bytes());
        bytes.extend(self.epoch.to_be_bytes());
        bytes.extend(expires.to_be_bytes());
        bytes
    }

    /// Parses the bytes after the key's id.
    fn read(bytes: &[u8]) -> Option<Self> {
        let (tag, rest) = bytes.split_first()?;
        let (subject, rest) = rest.split_first_chunk::<16>()?;
        let (person, rest) = rest.split_first_chunk::<16>()?;
        let (epoch, rest) = rest.split_first_chunk::<4>()?;
        let expires = match i64::from_be_bytes(rest.try_into().ok()?) {
            0 => None,
            seconds => Some(DateTime::from_timestamp(seconds, 0)?),
        };
        Some(Self {
            purpose: Purpose::read(*tag, Uuid::from_bytes(*subject))?,
            person: Uuid::from_bytes(*person),
            epoch: i32::from_be_bytes(*epoch),
            expires_at: expires,
        })
    }
}

/// One secret, and the public id that tokens name it by.
#[derive(Clone)]
struct Key {
    id: [u8; 4],
    code: Hmac<Sha256>,
}

impl Key {
    fn new(secret: &[u8]) -> Option<Self> {
        if secret.len() < MIN_SECRET_BYTES {
            return None;
        }
        let hash = Sha256::new()
            .chain_update(b"circles link key ")
            .chain_update(secret);
        Some(Self {
            id: *hash.finalize().first_chunk()?,
            code: Hmac::new_from_slice(secret).ok()?,
        })
    }

    fn code(&self, payload: &[u8]) -> Hmac<Sha256> {
        self.code.clone().chain_update(payload)
    }
}

/// The secrets that links are signed with. The first signs and all verify, so that a secret can be replaced while links that
/// it signed stay valid. Cheap to clone.
#[derive(Clone)]
pub struct LinkKeys {
    signing: Key,
    older: Arc<[Key]>,
}

/// Secrets that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a secret needs at least {MIN_SECRET_BYTES} characters, and there must be one")]
pub struct WeakSecret;

impl fmt::Debug for LinkKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LinkKeys").finish_non_exhaustive()
    }
}

impl LinkKeys {
    /// Makes keys of these secrets, the one that signs first.
    ///
    /// # Errors
    /// When there is none, or one has fewer than [`MIN_SECRET_BYTES`].
    pub fn new<S: AsRef<[u8]>>(secrets: impl IntoIterator<Item = S>) -> Result<Self, WeakSecret> {
        let keys = secrets.into_iter().map(|secret| Key::new(secret.as_ref()));
        let mut keys = keys.collect::<Option<Vec<Key>>>().ok_or(WeakSecret)?.into_iter();
        Ok(Self {
            signing: keys.next().ok_or(WeakSecret)?,
            older: keys.collect(),
        })
    }

    /// Signs `link` and answers its token.
    #[must_use]
    pub fn sign(&self, link: &Link) -> String {
        let mut token = link.payload(&self.signing);
        let code = self.signing.code(&token).finalize();
        token.extend(code.into_bytes());
        URL_SAFE_NO_PAD.encode(token)
    }

    /// Verifies `token`: one of the keys signed it, and it has not expired at `now`.
    ///
    /// # Errors
    /// [`LinkError::Forged`] or [`LinkError::Expired`].
    pub fn open(&self, token: &str, now: DateTime<Utc>) -> Result<Link, LinkError> {
        let link = self.verified(token).ok_or(LinkError::Forged)?;
        match link.expires_at {
            Some(expiry) if expiry <= now.trunc_subsecs(0) => Err(LinkError::Expired),
            _ => Ok(link),
        }
    }

    fn verified(&self, token: &str) -> Option<Link> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (payload, code) = bytes.split_last_chunk::<32>()?;
        let (version, rest) = payload.split_first()?;
        let (key, link) = rest.split_first_chunk::<4>()?;
        let mut keys = std::iter::once(&self.signing).chain(self.older.iter());
        let key = keys.find(|known| known.id == *key)?;
        // In constant time.
        key.code(payload).verify_slice(code).ok()?;
        (*version == VERSION).then(|| Link::read(link)).flatten()
    }
}

#[cfg(test)]
mod tests;
