//! Knows by which names the embedded service is called.
//!
//! A page of another site can make its own name lead to this machine ("DNS rebinding"), and would then read what is here
//! as its own: tokens of everybody, all emails. Its requests still name that site as their host.

use crate::settings::Settings;
use axum::{
    extract::{Request, State},
    http::{StatusCode, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};
use reqwest::Url;
use std::{net::IpAddr, sync::Arc};

/// The names that are answered to.
pub(super) struct KnownHosts {
    /// Whether the service is embedded. In production nothing is given to whoever asks.
    checks: bool,
    /// The name in PUBLIC_URL.
    public: Option<String>,
}

impl KnownHosts {
    pub(super) fn new(settings: &Settings, public_url: &str) -> Self {
        let url = Url::parse(public_url).ok();
        Self {
            checks: settings.embedded(),
            public: url.and_then(|url| url.host_str().map(str::to_owned)),
        }
    }

    /// Knows addresses, which nobody can rebind, this machine's name for itself, and the name that is set.
    fn contain(&self, host: &str) -> bool {
        let name = host.trim_end_matches('.').to_ascii_lowercase();
        let address = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost"
            || name.ends_with(".localhost")
            || address.parse::<IpAddr>().is_ok()
            || self.public.as_ref() == Some(&name)
    }
}

/// Lets a request through that calls the service by a name of its own.
pub(super) async fn check(State(known): State<Arc<KnownHosts>>, request: Request, next: Next) -> Response {
    // A browser always names a host.
    let host = request.headers().get(header::HOST);
    let called = host.map(|host| host.to_str().unwrap_or_default().parse::<Authority>());
    match called {
        Some(Ok(called)) if known.checks && !known.contain(called.host()) => refuse(),
        Some(Err(_)) if known.checks => refuse(),
        _ => next.run(request).await,
    }
}

fn refuse() -> Response {
    let text = "This service does not know the name that it was called by. Call it 127.0.0.1 or localhost, or set PUBLIC_URL.\n";
    (StatusCode::MISDIRECTED_REQUEST, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_not_known() {
        let known = KnownHosts {
            checks: true,
            public: Some("circles.example".to_owned()),
        };
        for host in [
            "localhost",
            "LocalHost.",
            "a.localhost",
            "127.0.0.1",
            "[::1]",
            "192.0.2.1",
            "circles.example",
        ] {
            assert!(known.contain(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "circles.example.evil",
        ] {
            assert!(!known.contain(host), "{host}");
        }
    }
}
