//! Reads the claims of a token whose signature is good (RFC 7519 §4.1), checked against the injected clock.

use super::AuthError;
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};

/// How far clocks may be apart, in seconds.
const LEEWAY: f64 = 60.0;

/// Holds the claims of a token.
#[derive(Debug, Clone)]
pub(super) struct Claims(Map<String, Value>);

/// Verifies the signature of `token` with `key`, and nothing else: claims are judged by [`Claims::check`].
pub(super) fn verify(token: &str, key: &DecodingKey, algorithm: Algorithm) -> Result<Claims, AuthError> {
    let mut validation = Validation::new(algorithm);
    // The library would read the machine's clock; ours comes from outside.
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    jsonwebtoken::decode(token, key, &validation)
        .map(|token| Claims(token.claims))
        .map_err(|_| AuthError::Signature)
}

/// Reads the header of `token`. Refuses unknown algorithms, and extensions that a reader must understand.
pub(super) fn header(token: &str) -> Result<jsonwebtoken::Header, AuthError> {
    // `none` is no algorithm that the library knows, so it ends here (RFC 8725 §3.2).
    let header = jsonwebtoken::decode_header(token).map_err(|_| AuthError::Malformed)?;
    // RFC 7515 §4.1.11: what is critical and not understood makes the token invalid. We understand no extension.
    if header.crit.is_some() {
        return Err(AuthError::Malformed);
    }
    Ok(header)
}

impl Claims {
    /// Checks issuer, audience and times; returns when the token expires.
    pub(super) fn check(
        &self,
        issuer: &str,
        audience: &str,
        now: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, AuthError> {
        if self.0.get("iss").and_then(Value::as_str) != Some(issuer) {
            return Err(AuthError::Issuer);
        }
        if !self.has_any("aud", &[audience.to_owned()]) {
            return Err(AuthError::Audience);
        }
        let expires = self
            .0
            .get("exp")
            .and_then(Value::as_f64)
            .ok_or(AuthError::NoExpiry)?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "seconds of this era are exact in 52 bits"
        )]
        let seconds = now.timestamp() as f64;
        if expires + LEEWAY <= seconds {
            return Err(AuthError::Expired);
        }
        match self.0.get("nbf").map(Value::as_f64) {
            None => {}
            Some(Some(from)) if from - LEEWAY <= seconds => {}
            Some(_) => return Err(AuthError::NotYet),
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "`as` saturates, and what is out of range ends at the maximum"
        )]
        Ok(DateTime::from_timestamp(expires as i64, 0).unwrap_or(DateTime::<Utc>::MAX_UTC))
    }

    /// Reads the claim as a text that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Tells whether the claim is there and is false.
    pub(super) fn is_false(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Bool(false))) || self.text(name).as_deref() == Some("false")
    }

    /// Tells whether the claim, or one of its items, is one of `values`.
    pub(super) fn has_any(&self, name: &str, values: &[String]) -> bool {
        let is_one = |value: &Value| match value {
            Value::String(text) => values.contains(text),
            Value::Bool(_) | Value::Number(_) => values.contains(&value.to_string()),
            _ => false,
        };
        match self.get(name) {
            Some(Value::Array(items)) => items.iter().any(is_one),
            Some(value) => is_one(value),
            None => false,
        }
    }

    /// Finds the claim of that name, or, with dots, the value that they lead to (`realm_access.roles`).
    fn get(&self, name: &str) -> Option<&Value> {
        if let Some(value) = self.0.get(name) {
            return Some(value);
        }
        let (first, rest) = name.split_once('.')?;
        rest.split('.')
            .try_fold(self.0.get(first)?, |value, part| value.get(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn claims(value: Value) -> Claims {
        Claims(value.as_object().unwrap().clone())
    }

    fn checked(value: Value) -> Result<DateTime<Utc>, AuthError> {
        claims(value).check(
            "https://id.example",
            "circles",
            DateTime::from_timestamp(1_000_000, 0).unwrap(),
        )
    }

    #[test]
    fn issuer_audience_and_times_are_checked() {
        let good = json!({"iss": "https://id.example", "aud": "circles", "exp": 1_000_010});
        let with = |name: &str, value: Value| {
            let mut changed = good.clone();
            changed[name] = value;
            checked(changed).err()
        };
        assert_eq!(
            checked(good.clone()),
            Ok(DateTime::from_timestamp(1_000_010, 0).unwrap())
        );
        assert_eq!(with("aud", json!(["other", "circles"])), None);
        assert_eq!(with("aud", json!("other")), Some(AuthError::Audience));
        assert_eq!(with("aud", json!(null)), Some(AuthError::Audience));
        assert_eq!(with("iss", json!("https://id.example/")), Some(AuthError::Issuer));
        assert_eq!(with("exp", json!(null)), Some(AuthError::NoExpiry));
        assert_eq!(with("exp", json!("1000010")), Some(AuthError::NoExpiry));
        assert_eq!(with("exp", json!(999_941)), None, "within the leeway");
        assert_eq!(with("exp", json!(999_940)), Some(AuthError::Expired));
        assert_eq!(with("nbf", json!(1_000_060)), None, "within the leeway");
        assert_eq!(with("nbf", json!(1_000_061)), Some(AuthError::NotYet));
        assert_eq!(with("nbf", json!("soon")), Some(AuthError::NotYet));
    }

    #[test]
    fn claims_are_found_by_name_and_by_path() {
        let claims = claims(json!({"a.b": 1, "realm": {"roles": ["boss"]}, "flag": true, "empty": " "}));
        assert_eq!(claims.text("a.b").as_deref(), Some("1"));
        assert_eq!(claims.text("empty"), None);
        assert!(claims.has_any("realm.roles", &["boss".to_owned()]));
        assert!(claims.has_any("flag", &["true".to_owned()]));
        assert!(!claims.has_any("realm", &["boss".to_owned()]));
        assert!(!claims.has_any("missing.path", &["boss".to_owned()]));
    }
}
