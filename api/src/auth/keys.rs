//! Reads the public keys of an issuer (JSON Web Key Set, RFC 7517), each bound to the algorithms that it may verify.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse},
};
use serde::Deserialize;

/// The shortest RSA key, in bytes: 2048 bits (RFC 7518 §3.3).
const MIN_RSA_BYTES: usize = 256;

/// Binds a public key to the algorithms that it may verify, so that a token cannot choose (RFC 8725 §3.1).
pub(super) struct Key {
    id: Option<String>,
    algorithms: Vec<Algorithm>,
    /// Verifies signatures.
    pub(super) key: DecodingKey,
}

/// Holds the keys of an issuer.
#[derive(Default)]
pub(super) struct KeySet(Vec<Key>);

impl KeySet {
    /// Reads a JWK set. Keys that are not for verifying signatures by an accepted algorithm are left out.
    ///
    /// # Errors
    /// When it is no JWK set, or none of its keys can be used.
    pub(super) fn parse(body: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Raw {
            keys: Vec<serde_json::Value>,
        }
        let raw: Raw = serde_json::from_slice(body).map_err(|error| format!("not a JWK set: {error}"))?;
        // Key by key: one of a kind that we do not know must not hide the others.
        let keys: Vec<Key> = raw
            .keys
            .into_iter()
            .filter_map(|key| usable(serde_json::from_value(key).ok()?))
            .collect();
        if keys.is_empty() {
            return Err("the JWK set holds no key that verifies RS, PS, ES or EdDSA signatures".to_owned());
        }
        Ok(Self(keys))
    }

    /// Finds the keys that may have signed a token with this header.
    pub(super) fn candidates(&self, id: Option<&str>, algorithm: Algorithm) -> impl Iterator<Item = &Key> {
        self.0.iter().filter(move |key| {
            // A key without an id answers to any, a token without an id may be of any key.
            let same = id.is_none() || key.id.is_none() || key.id.as_deref() == id;
            same && key.algorithms.contains(&algorithm)
        })
    }
}

fn usable(jwk: Jwk) -> Option<Key> {
    let common = &jwk.common;
    let signs = common
        .public_key_use
        .as_ref()
        .is_none_or(|purpose| *purpose == PublicKeyUse::Signature);
    let verifies = common
        .key_operations
        .as_ref()
        .is_none_or(|ops| ops.contains(&KeyOperations::Verify));
    if !signs || !verifies {
        return None;
    }
    let mut algorithms = by_type(&jwk.algorithm);
    if let Some(only) = common.key_algorithm {
        algorithms.retain(|algorithm| format!("{algorithm:?}") == only.to_string());
    }
    if algorithms.is_empty() {
        return None;
    }
    Some(Key {
        id: common.key_id.clone(),
        algorithms,
        key: DecodingKey::from_jwk(&jwk).ok()?,
    })
}

/// Returns the algorithms that a key of this type can verify: none for symmetric keys, which nobody may publish.
fn by_type(parameters: &AlgorithmParameters) -> Vec<Algorithm> {
    match parameters {
        AlgorithmParameters::RSA(rsa) => match URL_SAFE_NO_PAD.decode(&rsa.n) {
            Ok(modulus) if modulus.iter().skip_while(|byte| **byte == 0).count() >= MIN_RSA_BYTES => vec![
                Algorithm::RS256,
                Algorithm::RS384,
                Algorithm::RS512,
                Algorithm::PS256,
                Algorithm::PS384,
                Algorithm::PS512,
            ],
            _ => Vec::new(),
        },
        AlgorithmParameters::EllipticCurve(curve) => match curve.curve {
            EllipticCurve::P256 => vec![Algorithm::ES256],
            EllipticCurve::P384 => vec![Algorithm::ES384],
            _ => Vec::new(),
        },
        AlgorithmParameters::OctetKeyPair(pair) if pair.curve == EllipticCurve::Ed25519 => {
            vec![Algorithm::EdDSA]
        }
        _ => Vec::new(),
    }
}
