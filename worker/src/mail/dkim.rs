//! DKIM signatures (RFC 6376): by them receivers know that a mail is the programme's, and that nobody changed it.

use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use lettre::Message;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
};
use lettre::message::header::HeaderName;
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::der::{Decode, pem::PemLabel};
use pkcs8::{LineEnding, ObjectIdentifier, PrivateKeyInfo, SecretDocument};
use std::{fmt, sync::Arc};

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const PKCS1: &str = "RSA PRIVATE KEY";

/// What is signed, also where it is missing, so that nobody can add it. The unsubscribe headers must be (RFC 8058 §4).
/// Not the Content-Type: lettre keeps that with the body, where its signing does not find it.
const HEADERS: [&str; 14] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Reply-To",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Auto-Submitted",
    "Content-Language",
    "MIME-Version",
];

/// Who signs, and with what.
#[derive(Clone)]
pub struct Dkim(Arc<DkimConfig>);

/// Why mails cannot be signed like that. Says nothing of the key.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DkimError {
    /// Not a name for a DNS record.
    #[error("the selector must be letters, digits, hyphens and dots, as in `circles-2026`")]
    Selector,
    /// Not a key file.
    #[error("not a private key in PEM; make one with `openssl genpkey -algorithm ed25519` (or `rsa`)")]
    Pem,
    /// A key of another kind.
    #[error("the private key must be of RSA or Ed25519")]
    Algorithm,
    /// A key that is broken.
    #[error("the private key is broken")]
    Key,
}

impl fmt::Debug for Dkim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dkim(..)")
    }
}

impl Dkim {
    /// Makes what signs for `domain`, whose DNS has the public key at `<selector>._domainkey.<domain>`. `key` is the private key in
    /// PEM: RSA or Ed25519 as PKCS #8 (what `openssl genpkey` writes), or RSA as PKCS #1.
    ///
    /// # Errors
    /// When the selector or the key cannot be used.
    pub fn new(domain: &str, selector: &str, key: &str) -> Result<Self, DkimError> {
        let label =
            |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if selector.len() > 63 || !selector.split('.').all(label) {
            return Err(DkimError::Selector);
        }
        let relaxed = DkimCanonicalization {
            header: DkimCanonicalizationType::Relaxed,
            body: DkimCanonicalizationType::Relaxed,
        };
        let headers = HEADERS.map(HeaderName::new_from_ascii_str).to_vec();
        Ok(Self(Arc::new(DkimConfig::new(
            selector.to_owned(),
            domain.to_owned(),
            read_key(key)?,
            headers,
            relaxed,
        ))))
    }

    /// Adds the signature. Nothing that is signed may change after it. Its time is the machine's, as lettre takes no other.
    pub(super) fn sign(&self, message: &mut Message) {
        message.sign(&self.0);
    }
}

/// Reads the private key. lettre reads RSA as PKCS #1 in PEM, and Ed25519 as the bare key in base64.
fn read_key(pem: &str) -> Result<DkimSigningKey, DkimError> {
    let (label, document) = SecretDocument::from_pem(pem.trim()).map_err(|_| DkimError::Pem)?;
    if label == PKCS1 {
        return rsa(&document);
    }
    if label != PrivateKeyInfo::PEM_LABEL {
        return Err(DkimError::Pem);
    }
    let info = PrivateKeyInfo::try_from(document.as_bytes()).map_err(|_| DkimError::Key)?;
    match info.algorithm.oid {
        RSA => rsa(&SecretDocument::try_from(info.private_key).map_err(|_| DkimError::Key)?),
        ED25519 => {
            let key = OctetStringRef::from_der(info.private_key).map_err(|_| DkimError::Key)?;
            let key = BASE64.encode(key.as_bytes());
            DkimSigningKey::new(&key, DkimSigningAlgorithm::Ed25519).map_err(|_| DkimError::Key)
        }
        _ => Err(DkimError::Algorithm),
    }
}

fn rsa(document: &SecretDocument) -> Result<DkimSigningKey, DkimError> {
    let pem = document
        .to_pem(PKCS1, LineEnding::LF)
        .map_err(|_| DkimError::Key)?;
    DkimSigningKey::new(&pem, DkimSigningAlgorithm::Rsa).map_err(|_| DkimError::Key)
}

#[cfg(test)]
mod tests;
