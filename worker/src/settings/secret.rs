//! URLs that may hold a password, and other secrets: none of them reaches a log.

use std::{convert::Infallible, fmt, str::FromStr};

/// A connection URL. `Debug` and `Display` show it without its credentials; [`SecretUrl::expose`] gives all of it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretUrl(String);

impl SecretUrl {
    /// The whole URL, password included: for connecting, never for printing.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What stands before the first `:`, in lower case.
    #[must_use]
    pub fn scheme(&self) -> String {
        self.0
            .split_once(':')
            .map_or(String::new(), |(scheme, _)| scheme.to_ascii_lowercase())
    }
}

impl FromStr for SecretUrl {
    // Never an error: clap prints refused values, and this one may hold a password.
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.trim().to_owned()))
    }
}

impl fmt::Display for SecretUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.0.split_once("://") else {
            return f.write_str(self.0.split(['?', '#']).next().unwrap_or_default());
        };
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        // Options after `?` may hold a password too; nobody needs them in a log.
        let shown = path.split(['?', '#']).next().unwrap_or_default();
        match authority.rsplit_once('@') {
            // An `@` further back: where the password ends is anybody's guess.
            _ if path.contains('@') => write!(f, "{scheme}://***"),
            Some((_, place)) => write!(f, "{scheme}://***@{place}{shown}"),
            None => write!(f, "{scheme}://{authority}{shown}"),
        }
    }
}

impl fmt::Debug for SecretUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// A secret that is no URL. Nothing shows it but [`SecretText::expose`].
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    /// The secret: for using, never for printing.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for SecretText {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.trim().to_owned()))
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"***\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_never_shown() {
        for (url, shown) in [
            (
                "postgres://ann:s3cret@db.example/circles?password=s3cret",
                "postgres://***@db.example/circles",
            ),
            (
                "smtp://user:p@s3cret@mail.example:25",
                "smtp://***@mail.example:25",
            ),
            ("sqlite:var/circles.db?mode=rwc", "sqlite:var/circles.db"),
            ("postgres://db.example/circles", "postgres://db.example/circles"),
        ] {
            let url: SecretUrl = url.parse().unwrap();
            assert_eq!(url.to_string(), shown);
            assert_eq!(format!("{url:?}"), format!("\"{shown}\""));
        }
    }

    #[test]
    fn a_password_with_a_question_mark_does_not_slip_out() {
        for url in [
            "postgres://ann:s3?cret@db.example/circles",
            "postgres://db.example/x?password=s3@cret",
        ] {
            let url: SecretUrl = url.parse().unwrap();
            assert_eq!(url.to_string(), "postgres://***");
        }
    }
}
