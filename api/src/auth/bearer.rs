//! Reads the token in the `Authorization` header (RFC 6750 §2.1). Neither the query string nor the body is looked at.

use super::AuthError;
use axum::http::{HeaderMap, header::AUTHORIZATION};

/// The longest token, in bytes. Longer ones are refused before anything is decoded.
const MAX_LENGTH: usize = 8 * 1024;

/// Reads the bearer token of a request, if it has one.
///
/// # Errors
/// When there is a header of another form, or a token that is too long.
pub(super) fn token(headers: &HeaderMap) -> Result<Option<&str>, AuthError> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(AuthError::Header);
    }
    let text = value.to_str().map_err(|_| AuthError::Header)?;
    let (scheme, token) = text.split_once(' ').ok_or(AuthError::Header)?;
    let token = token.trim();
    if !scheme.eq_ignore_ascii_case("bearer") || token.is_empty() || token.contains(char::is_whitespace) {
        return Err(AuthError::Header);
    }
    if token.len() > MAX_LENGTH {
        return Err(AuthError::TooLong);
    }
    Ok(Some(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Result<Option<String>, AuthError> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(AUTHORIZATION, value.parse().unwrap());
        }
        token(&headers).map(|token| token.map(str::to_owned))
    }

    #[test]
    fn one_form_is_understood() {
        assert_eq!(of(&[]), Ok(None));
        assert_eq!(of(&["bearer  abc"]), Ok(Some("abc".to_owned())));
        for bad in [
            &["abc"][..],
            &["Basic abc"],
            &["Bearer "],
            &["Bearer a b"],
            &["Bearer a", "Bearer b"],
        ] {
            assert_eq!(of(bad), Err(AuthError::Header), "{bad:?}");
        }
    }

    #[test]
    fn an_oversized_token_is_not_even_decoded() {
        assert_eq!(
            of(&[&format!("Bearer {}", "a".repeat(MAX_LENGTH + 1))]),
            Err(AuthError::TooLong)
        );
    }
}
