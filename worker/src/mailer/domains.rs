//! The recipients' domains: one whose mails hang must not fill every lane.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// A conversation that takes longer is slow.
const SLOW: Duration = Duration::from_millis(250);
/// The most slow conversations with one domain at once.
const MOST_SLOW: usize = 32;
/// Time-outs in a row that make a domain sick.
const TIME_OUTS: u32 = 2;
/// How long a sick domain is left alone before one mail tries again.
const REST: Duration = Duration::from_secs(30);
/// How many domains are remembered, beside those that are being talked to or left alone.
const REMEMBERED: usize = 1_000;

/// What is known of each domain that is being talked to, or was sick lately. Shared by its clones.
#[derive(Clone, Debug, Default)]
pub(super) struct Domains(Arc<Mutex<HashMap<String, Domain>>>);

#[derive(Debug, Default)]
struct Domain {
    /// When each conversation that is going on began.
    talking: Vec<Instant>,
    /// Time-outs in a row.
    time_outs: u32,
    /// Until when it is left alone.
    resting: Option<Instant>,
}

impl Domain {
    fn admits(&self, now: Instant) -> bool {
        if self.time_outs >= TIME_OUTS {
            // One mail at a time finds out whether it is well again.
            return self.talking.is_empty() && self.resting.is_none_or(|until| until <= now);
        }
        let slow = self
            .talking
            .iter()
            .filter(|began| now.duration_since(**began) > SLOW);
        slow.count() < MOST_SLOW
    }
}

/// A conversation that was admitted.
#[derive(Debug)]
pub(super) struct Talk {
    domains: Domains,
    domain: String,
    began: Instant,
}

impl Domains {
    /// Lets a mail to `domain` begin, unless it would only wait there: then it is to come back later.
    pub(super) fn begin(&self, domain: &str, now: Instant) -> Option<Talk> {
        let mut all = self.all();
        if all.len() >= REMEMBERED {
            all.retain(|_, known| {
                !known.talking.is_empty() || known.resting.is_some_and(|until| until > now)
            });
        }
        let state = all.entry(domain.to_ascii_lowercase()).or_default();
        if !state.admits(now) {
            return None;
        }
        state.talking.push(now);
        Some(Talk {
            domains: self.clone(),
            domain: domain.to_ascii_lowercase(),
            began: now,
        })
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Domain>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Talk {
    /// Ends the conversation.
    pub(super) fn end(self, timed_out: bool, now: Instant) {
        let mut all = self.domains.all();
        if let Some(state) = all.get_mut(&self.domain) {
            if timed_out {
                state.time_outs = state.time_outs.saturating_add(1);
                state.resting = Some(now + REST);
            } else {
                state.time_outs = 0;
                state.resting = None;
            }
        }
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        let mut all = self.domains.all();
        let Some(state) = all.get_mut(&self.domain) else {
            return;
        };
        if let Some(at) = state.talking.iter().position(|began| *began == self.began) {
            state.talking.swap_remove(at);
        }
        // A domain of which there is nothing to remember is forgotten.
        if state.talking.is_empty() && state.time_outs == 0 {
            all.remove(&self.domain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_that_hangs_is_left_alone_and_others_are_not() {
        let (domains, now) = (Domains::default(), Instant::now());
        let begin = |domain, now| domains.begin(domain, now);
        let hanging: Vec<_> = (0..MOST_SLOW)
            .map(|_| begin("slow.example", now).unwrap())
            .collect();
        assert!(begin("slow.example", now).is_some(), "not slow yet");
        let later = now + SLOW * 2;
        assert!(begin("SLOW.example", later).is_none());
        assert!(begin("other.example", later).is_some());
        hanging.into_iter().for_each(|talk| talk.end(true, later));
        assert!(begin("slow.example", later).is_none(), "sick");
        let rested = later + REST;
        let probe = begin("slow.example", rested).unwrap();
        assert!(begin("slow.example", rested).is_none(), "one probe at a time");
        probe.end(false, rested);
        assert!(begin("slow.example", rested).is_some(), "well again");
    }

    #[test]
    fn what_is_over_is_forgotten() {
        let (domains, now) = (Domains::default(), Instant::now());
        for n in 0..100 {
            domains
                .begin(&format!("{n}.example"), now)
                .unwrap()
                .end(false, now);
        }
        assert!(domains.all().is_empty());
    }

    #[test]
    fn domains_that_were_sick_long_ago_are_forgotten() {
        let (domains, now) = (Domains::default(), Instant::now());
        for number in 0..REMEMBERED {
            domains
                .begin(&format!("{number}.example"), now)
                .unwrap()
                .end(true, now);
        }
        assert_eq!(domains.all().len(), REMEMBERED);
        let _talk = domains.begin("new.example", now + REST * 2).unwrap();
        assert_eq!(domains.all().len(), 1);
    }
}
