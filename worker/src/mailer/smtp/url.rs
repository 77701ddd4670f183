//! `SMTP_URL`: `smtp://[USER:PASSWORD@]HOST[:PORT][?tls=required]` or `smtps://…`, in the spelling of lettre.

use lettre::transport::smtp::authentication::Credentials;
use percent_encoding::percent_decode_str;
use std::str::FromStr;
use url::{Host, Url};

/// How the conversation is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protection {
    /// Not at all: a relay on this machine, tests.
    None,
    /// STARTTLS, or no mail.
    StartTls,
    /// TLS from the first byte.
    Wrapped,
}

/// Where the mail server is and how to sign in. Its `Debug` shows no password.
#[derive(Clone, Debug)]
pub struct SmtpUrl {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Protection,
    pub(super) credentials: Option<Credentials>,
}

/// Why an SMTP URL cannot be used. The messages do not repeat the URL, which may hold a password.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SmtpUrlError {
    /// It is no URL.
    #[error("not a URL; write smtp://HOST:PORT, or smtps://USER:PASSWORD@HOST")]
    Malformed,
    /// A scheme that is not mail.
    #[error("the scheme must be smtp or smtps")]
    Scheme,
    /// A `tls=` that is not known.
    #[error("`tls` may only be `required` (STARTTLS), and only with smtp://")]
    Tls,
    /// A password goes out on a connection that everybody can read.
    #[error("a password needs TLS: write smtps://…, or smtp://…?tls=required")]
    PasswordInTheClear,
}

impl FromStr for SmtpUrl {
    type Err = SmtpUrlError;

    fn from_str(text: &str) -> Result<Self, SmtpUrlError> {
        let url = Url::parse(text).map_err(|_| SmtpUrlError::Malformed)?;
        let asked = url
            .query_pairs()
            .find(|(key, _)| key == "tls")
            .map(|(_, value)| value.into_owned());
        let (tls, usual_port) = match (url.scheme(), asked.as_deref()) {
            ("smtp", None) => (Protection::None, 25),
            ("smtp", Some("required")) => (Protection::StartTls, 587),
            ("smtps", None) => (Protection::Wrapped, 465),
            ("smtp" | "smtps", Some(_)) => return Err(SmtpUrlError::Tls),
            _ => return Err(SmtpUrlError::Scheme),
        };
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or(SmtpUrlError::Malformed)?;
        // The brackets of an IPv6 address belong to the URL, not to the address.
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let credentials = url
            .password()
            .map(|password| Credentials::new(decoded(url.username()), decoded(password)));
        if credentials.is_some() && tls == Protection::None && !is_this_machine(&host) {
            return Err(SmtpUrlError::PasswordInTheClear);
        }
        Ok(Self {
            host,
            port: url.port().unwrap_or(usual_port),
            tls,
            credentials,
        })
    }
}

fn is_this_machine(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Domain(name)) => name == "localhost",
        _ => host == "::1",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read_with_the_usual_ports() {
        for (text, host, port, tls) in [
            (
                "smtp://mail.example.com",
                "mail.example.com",
                25,
                Protection::None,
            ),
            (
                "smtp://mail.example.com?tls=required",
                "mail.example.com",
                587,
                Protection::StartTls,
            ),
            (
                "smtps://mail.example.com",
                "mail.example.com",
                465,
                Protection::Wrapped,
            ),
            ("smtp://127.0.0.1:2525", "127.0.0.1", 2525, Protection::None),
            ("smtp://[::1]:2525", "::1", 2525, Protection::None),
        ] {
            let url: SmtpUrl = text.parse().unwrap();
            assert_eq!(
                (url.host.as_str(), url.port, url.tls),
                (host, port, tls),
                "{text}"
            );
        }
    }

    #[test]
    fn credentials_are_decoded_and_hidden() {
        let url: SmtpUrl = "smtps://user%40example.com:p%2Fw@mail.example.com"
            .parse()
            .unwrap();
        assert_eq!(
            url.credentials,
            Some(Credentials::new("user@example.com".into(), "p/w".into()))
        );
        assert!(!format!("{url:?}").contains("p/w"));
    }

    #[test]
    fn what_cannot_work_is_refused() {
        for (text, error) in [
            ("mail.example.com", SmtpUrlError::Malformed),
            ("http://mail.example.com", SmtpUrlError::Scheme),
            ("smtp://mail.example.com?tls=maybe", SmtpUrlError::Tls),
            ("smtp://u:p@mail.example.com", SmtpUrlError::PasswordInTheClear),
        ] {
            assert_eq!(text.parse::<SmtpUrl>().unwrap_err(), error, "{text}");
        }
    }
}
