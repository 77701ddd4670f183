//! Counts connections: all together, so that descriptors are left for the database and the mail server, and per address,
//! so that one client cannot take the place of all others.

use super::Proxies;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many connections may be open, where nothing else is said.
pub const MAX_CONNECTIONS: usize = 1000;
/// The part of all connections that one address may hold: an eighth. Proxies may hold all.
const ADDRESS_SHARE: usize = 8;

/// The places for connections.
pub(super) struct Slots {
    all: Arc<Semaphore>,
    per_address: usize,
    proxies: Proxies,
    held: Mutex<HashMap<IpAddr, usize>>,
}

/// A place that is taken until it is dropped.
pub(super) struct Slot {
    slots: Arc<Slots>,
    address: IpAddr,
    _place: OwnedSemaphorePermit,
}

impl Slots {
    /// Makes so many places, but no more than half of the descriptors that the process may open.
    pub(super) fn new(connections: usize, proxies: Proxies) -> Self {
        let connections = connections.min(descriptors() / 2).max(1);
        Self {
            all: Arc::new(Semaphore::new(connections)),
            per_address: connections.div_ceil(ADDRESS_SHARE),
            proxies,
            held: Mutex::default(),
        }
    }

    /// Waits until a place is free.
    pub(super) async fn free(&self) -> OwnedSemaphorePermit {
        match Arc::clone(&self.all).acquire_owned().await {
            Ok(place) => place,
            // Only a closed semaphore refuses, and nothing closes this one.
            Err(_) => std::future::pending().await,
        }
    }

    /// Gives the place to a connection from `address`; `None` where that holds as many as it may.
    pub(super) fn take(self: &Arc<Self>, place: OwnedSemaphorePermit, address: IpAddr) -> Option<Slot> {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let held = all.entry(address).or_default();
        if *held >= self.per_address && !self.proxies.contain(address) {
            return None;
        }
        *held += 1;
        Some(Slot {
            slots: Arc::clone(self),
            address,
            _place: place,
        })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut all = self.slots.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = all.get_mut(&self.address) {
            *held -= 1;
            if *held == 0 {
                all.remove(&self.address);
            }
        }
    }
}

#[cfg(unix)]
fn descriptors() -> usize {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

#[cfg(not(unix))]
fn descriptors() -> usize {
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_address_holds_an_eighth_and_a_proxy_all() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let slots = Arc::new(Slots::new(16, Proxies::new(vec![proxy.into()])));
        let other: IpAddr = "192.0.2.1".parse().unwrap();
        let mut taken = Vec::new();
        for _ in 0..2 {
            taken.push(slots.take(slots.free().await, other).unwrap());
        }
        assert!(slots.take(slots.free().await, other).is_none());
        for _ in 0..14 {
            taken.push(slots.take(slots.free().await, proxy).unwrap());
        }
        assert!(futures::FutureExt::now_or_never(slots.free()).is_none());
        taken.clear();
        assert!(slots.take(slots.free().await, other).is_some());
        assert!(slots.held.lock().unwrap().is_empty());
    }
}
