//! Slows those whose requests fail: wrong tokens, documents that do not fit, links that were guessed. What succeeds is not
//! counted here; its cost has limits of its own.
//!
//! Each address has an allowance that comes back evenly (the generic cell rate algorithm, as ATM names it). The ready-made
//! limiters take from the allowance when they are asked, but whether a request fails is known only after it was answered.

use super::{
    endpoint::{self, Failed},
    link::Notice,
    page,
};
use crate::settings::{HttpSettings, Proxies};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use quick_cache::sync::Cache;
use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

/// How many addresses are remembered: some 100 bytes each. Those that failed long ago make room.
const ADDRESSES: usize = 20_000;
/// The time in which the whole allowance comes back, in microseconds.
const MINUTE: u64 = 60_000_000;

/// Remembers, of each address, when its allowance will be whole again.
pub(super) struct Failures {
    proxies: Proxies,
    /// What one failure costs, in microseconds.
    cost: u64,
    since: Instant,
    /// In microseconds after `since`.
    whole_at: Cache<IpAddr, Arc<AtomicU64>>,
}

impl Failures {
    pub(super) fn new(settings: &HttpSettings) -> Self {
        Self {
            proxies: settings.proxies(),
            cost: MINUTE.div_ceil(u64::from(settings.max_failures_per_minute.max(1))),
            since: Instant::now(),
            whole_at: Cache::new(ADDRESSES),
        }
    }

    /// Returns how many seconds an address has to wait, rounded up; `None` where its allowance is not used up.
    fn wait(&self, address: IpAddr, now: u64) -> Option<u64> {
        let whole_at = self.whole_at.get(&address)?.load(Ordering::Relaxed);
        let over = whole_at.checked_sub(now.saturating_add(MINUTE))?;
        (over > 0).then(|| over.div_ceil(1_000_000))
    }

    fn count(&self, address: IpAddr, now: u64) {
        let whole_at = self
            .whole_at
            .get_or_insert_with(&address, || Ok::<_, ()>(Arc::default()));
        if let Ok(whole_at) = whole_at {
            let later = |at: u64| Some(at.max(now).saturating_add(self.cost));
            // Never an error: there is always a later time.
            let _ = whole_at.fetch_update(Ordering::Relaxed, Ordering::Relaxed, later);
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.since.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

/// Lets a request through, unless too many from its address failed.
pub(super) async fn slow(State(failures): State<Arc<Failures>>, request: Request, next: Next) -> Response {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() else {
        return next.run(request).await;
    };
    let address = network(failures.proxies.client(peer.ip(), request.headers()));
    if let Some(seconds) = failures.wait(address, failures.now()) {
        return refuse(&request, seconds);
    }
    let response = next.run(request).await;
    let failed = response.status().is_client_error() || response.extensions().get::<Failed>().is_some();
    if failed {
        failures.count(address, failures.now());
    }
    response
}

fn refuse(request: &Request, seconds: u64) -> Response {
    if request.uri().path() == "/graphql" {
        return endpoint::too_many_failures(request.headers(), seconds);
    }
    let notice = Notice {
        title: "Please wait a moment",
        paragraphs: &["Too many requests from your network failed. Try again in a minute."],
    };
    let mut response = page::page_with_status(StatusCode::TOO_MANY_REQUESTS, &notice);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// One client has a whole /64 of IPv6 to itself (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;

    const SECOND: u64 = 1_000_000;

    #[test]
    fn an_allowance_is_used_up_and_comes_back() {
        let settings = Cli::parse_from(["circles", "--max-failures-per-minute", "60"]).settings;
        let failures = Failures::new(&settings.http);
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        for _ in 0..60 {
            assert_eq!(failures.wait(one, 0), None);
            failures.count(one, 0);
        }
        assert_eq!(failures.wait(one, 0), None, "it was the last");
        failures.count(one, 0);
        assert_eq!(failures.wait(one, 0), Some(1));
        assert_eq!(failures.wait(other, 0), None);
        assert_eq!(failures.wait(one, SECOND), None);
        failures.count(one, 100 * SECOND);
        assert_eq!(failures.wait(one, 100 * SECOND), None);
    }

    #[test]
    fn memory_is_bounded() {
        let failures = Failures::new(&Cli::parse_from(["circles"]).settings.http);
        for bits in 0..100_000_u128 {
            failures.count(Ipv6Addr::from_bits(bits << 64).into(), 0);
        }
        assert!(failures.whole_at.len() <= ADDRESSES);
    }

    #[test]
    fn a_client_is_its_network() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("192.0.2.1"), "192.0.2.1");
        assert_eq!(of("2001:db8:0:1:2:3:4:5"), "2001:db8:0:1::");
    }
}
