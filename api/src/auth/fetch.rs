//! Fetches the issuer's documents: discovery (OpenID Connect Discovery 1.0 §4) and keys. Small, quick, no redirects.

use super::{SetupError, keys::KeySet};
use reqwest::{Client, Url, header::ACCEPT, redirect::Policy};
use serde::Deserialize;
use std::{net::IpAddr, time::Duration};

/// The largest document that is read, in bytes.
const MAX_BODY: usize = 256 * 1024;

/// Tells whether what `url` answers can be trusted: it comes over TLS, or from this machine.
#[must_use]
pub fn is_trustworthy(url: &Url) -> bool {
    let bare = url.username().is_empty() && url.password().is_none();
    bare && match url.scheme() {
        "https" => url.has_host(),
        "http" => is_loopback(url),
        _ => false,
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Fetches the documents of one issuer.
pub(super) struct Fetcher {
    client: Client,
    issuer: String,
    discovery: Url,
}

impl Fetcher {
    /// Prepares to fetch the documents of `issuer`.
    pub(super) fn new(issuer: &str) -> Result<Self, SetupError> {
        let discovery = format!(
            "{}/.well-known/openid-configuration",
            issuer.trim_end_matches('/')
        );
        let discovery = Url::parse(&discovery).map_err(|error| SetupError::Client(error.to_string()))?;
        // An error means that the process already has a provider, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut client = Client::builder()
            // A redirect could lead to a host that nobody configured.
            .redirect(Policy::none())
            .connect_timeout(Duration::from_secs(3))
            .timeout(Duration::from_secs(5))
            .user_agent("circles");
        if is_loopback(&discovery) {
            client = client.no_proxy();
        }
        let client = client
            .build()
            .map_err(|error| SetupError::Client(error.to_string()))?;
        Ok(Self {
            client,
            issuer: issuer.to_owned(),
            discovery,
        })
    }

    /// Fetches the issuer's keys, from where its discovery document says.
    ///
    /// # Errors
    /// What went wrong, for the log.
    pub(super) async fn keys(&self) -> Result<KeySet, String> {
        #[derive(Deserialize)]
        struct Discovery {
            issuer: String,
            jwks_uri: String,
        }
        let body = self.get(self.discovery.clone()).await?;
        let found: Discovery =
            serde_json::from_slice(&body).map_err(|error| format!("not a discovery document: {error}"))?;
        // OpenID Connect Discovery §4.3: it must be the very same text, else one issuer could speak for another.
        if found.issuer != self.issuer {
            return Err("the discovery document names another issuer than OIDC_ISSUER".to_owned());
        }
        let keys = Url::parse(&found.jwks_uri).ok().filter(is_trustworthy);
        let keys = keys.ok_or("the discovery document's jwks_uri is not an https URL")?;
        KeySet::parse(&self.get(keys).await?)
    }

    async fn get(&self, url: Url) -> Result<Vec<u8>, String> {
        let request = self.client.get(url).header(ACCEPT, "application/json");
        let mut response = request.send().await.map_err(|error| error.to_string())?;
        if response.status() != reqwest::StatusCode::OK {
            return Err(format!("{} answered {}", response.url(), response.status()));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| error.to_string())? {
            if body.len() + chunk.len() > MAX_BODY {
                return Err(format!("{} answered more than {MAX_BODY} bytes", response.url()));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for (url, good) in [
            ("https://id.example.com", true),
            ("http://127.0.0.1:9000", true),
            ("http://[::1]:9000/realm", true),
            ("http://localhost/realm", true),
            ("http://id.example.com", false),
            ("http://localhost.example.com", false),
            ("https://user@id.example.com", false),
            ("ftp://localhost", false),
        ] {
            assert_eq!(is_trustworthy(&Url::parse(url).unwrap()), good, "{url}");
        }
    }
}
