//! Free ports.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

/// Below the ports that Linux gives to outgoing connections, so that none of those takes the port in between.
const RANGE: std::ops::Range<u16> = 15_000..32_000;

/// An address on loopback on which nobody listens, for a program that must be told its port before it starts.
#[must_use]
pub fn free() -> SocketAddr {
    let mut tries =
        std::iter::repeat_with(|| SocketAddr::from((Ipv4Addr::LOCALHOST, rand::random_range(RANGE))));
    tries
        .by_ref()
        .take(1000)
        .find(|address| TcpListener::bind(address).is_ok())
        .expect("a free port")
}
