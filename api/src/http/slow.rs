//! Lets addresses wait whose requests fail again and again.

use super::{
    endpoint,
    failures::{Failures, Who, failed},
    link::Notice,
    page,
};
use crate::{auth::Authenticator, settings::Proxies};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

/// What it takes to tell whom to let wait.
#[derive(Clone)]
pub(super) struct Slowed {
    pub(super) failures: Arc<Failures>,
    pub(super) proxies: Proxies,
    pub(super) authenticator: Arc<Authenticator>,
}

/// Lets a request through, unless too many from its address failed. Who is signed in is let through all the same: they
/// answer for their own failures, not for those of their office.
pub(super) async fn slow(
    State(Slowed {
        failures,
        proxies,
        authenticator,
    }): State<Slowed>,
    request: Request,
    next: Next,
) -> Response {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() else {
        return next.run(request).await;
    };
    let address = Who::Address(network(proxies.client(peer.ip(), request.headers())));
    if let Some(seconds) = failures.wait(address)
        && !matches!(authenticator.authenticate(request.headers()).await, Ok(Some(_)))
    {
        return refuse(&request, seconds);
    }
    let response = next.run(request).await;
    if failed(&response) {
        failures.count(address);
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

    #[test]
    fn a_client_is_its_network() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("192.0.2.1"), "192.0.2.1");
        assert_eq!(of("2001:db8:0:1:2:3:4:5"), "2001:db8:0:1::");
    }
}
