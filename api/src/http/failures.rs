//! Slows those whose requests fail: wrong tokens, documents that do not fit, links that were guessed. What succeeds is not
//! counted here; its cost has limits of its own.
//!
//! Each person, and each address of people who are not known, has an allowance that comes back evenly (the generic cell rate
//! algorithm, as ATM names it). The ready-made limiters take from the allowance when they are asked, but whether a request
//! fails is known only after it was answered.

use crate::settings::HttpSettings;
use axum::response::Response;
use quick_cache::sync::Cache;
use std::{
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

/// How many addresses and people are remembered: some 100 bytes each. Those that failed long ago make room.
const REMEMBERED: usize = 20_000;
/// The time in which the whole allowance comes back, in microseconds.
const MINUTE: u64 = 60_000_000;

/// Who answers for a failure.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// An address, for people who are not known.
    Address(IpAddr),
    /// The hash of what tells a person: two people share an allowance once in 2^64 times.
    Person(u64),
}

/// Remembers when the allowance of each address and person will be whole again.
pub(super) struct Failures {
    /// What one failure costs, in microseconds.
    cost: u64,
    since: Instant,
    hashed: RandomState,
    /// In microseconds after `since`.
    whole_at: Cache<Who, Arc<AtomicU64>>,
}

impl Failures {
    pub(super) fn new(settings: &HttpSettings) -> Self {
        Self {
            cost: MINUTE.div_ceil(u64::from(settings.max_failures_per_minute.max(1))),
            since: Instant::now(),
            hashed: RandomState::new(),
            whole_at: Cache::new(REMEMBERED),
        }
    }

    /// Names a person by the value that finds them in HR's data.
    pub(super) fn person(&self, employee_key: &str) -> Who {
        Who::Person(self.hashed.hash_one(employee_key))
    }

    /// Returns how many seconds somebody has to wait, rounded up; `None` where their allowance is not used up.
    pub(super) fn wait(&self, who: Who) -> Option<u64> {
        self.wait_at(who, self.now())
    }

    /// Counts a failure.
    pub(super) fn count(&self, who: Who) {
        self.count_at(who, self.now());
    }

    fn wait_at(&self, who: Who, now: u64) -> Option<u64> {
        let whole_at = self.whole_at.get(&who)?.load(Ordering::Relaxed);
        let over = whole_at.checked_sub(now.saturating_add(MINUTE))?;
        (over > 0).then(|| over.div_ceil(1_000_000))
    }

    fn count_at(&self, who: Who, now: u64) {
        let whole_at = self
            .whole_at
            .get_or_insert_with(&who, || Ok::<_, ()>(Arc::default()));
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

/// Marks an answer whose status does not tell whether its sender's address is to be slowed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The request failed.
    Failed,
    /// It did not, or somebody else than the address answers for it.
    Excused,
}

/// Tells whether a request failed by its sender's fault.
pub(super) fn failed(response: &Response) -> bool {
    let verdict = response.extensions().get::<Verdict>();
    verdict.map_or(response.status().is_client_error(), |verdict| {
        *verdict == Verdict::Failed
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;
    use std::net::{Ipv4Addr, Ipv6Addr};

    const SECOND: u64 = 1_000_000;

    #[test]
    fn an_allowance_is_used_up_and_comes_back() {
        let settings = Cli::parse_from(["circles", "--max-failures-per-minute", "60"]).settings;
        let failures = Failures::new(&settings.http);
        let (one, other) = (Who::Address(Ipv4Addr::LOCALHOST.into()), failures.person("ann"));
        for _ in 0..60 {
            assert_eq!(failures.wait_at(one, 0), None);
            failures.count_at(one, 0);
        }
        assert_eq!(failures.wait_at(one, 0), None, "it was the last");
        failures.count_at(one, 0);
        assert_eq!(failures.wait_at(one, 0), Some(1));
        assert_eq!(failures.wait_at(other, 0), None);
        assert_eq!(failures.wait_at(one, SECOND), None);
        failures.count_at(one, 100 * SECOND);
        assert_eq!(failures.wait_at(one, 100 * SECOND), None);
    }

    #[test]
    fn memory_is_bounded() {
        let failures = Failures::new(&Cli::parse_from(["circles"]).settings.http);
        for bits in 0..100_000_u128 {
            failures.count_at(Who::Address(Ipv6Addr::from_bits(bits << 64).into()), 0);
        }
        assert!(failures.whole_at.len() <= REMEMBERED);
    }
}
