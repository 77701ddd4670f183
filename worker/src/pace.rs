//! The most mails a second (`MAIL_RATE_PER_SECOND`).

use std::{
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, sleep_until};

/// Lets mails pass at an even pace; its clones share it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pace(Option<Arc<Steps>>);

#[derive(Debug)]
struct Steps {
    between: Duration,
    next: Mutex<Instant>,
}

impl Pace {
    /// Makes a pace of so many a second, or as they come.
    pub(crate) fn new(per_second: Option<NonZeroU32>) -> Self {
        Self(per_second.map(|rate| {
            Arc::new(Steps {
                between: Duration::from_secs(1) / rate.get(),
                next: Mutex::new(Instant::now()),
            })
        }))
    }

    /// Waits for the caller's turn.
    pub(crate) async fn turn(&self) {
        if let Some(steps) = &self.0 {
            sleep_until(steps.next(Instant::now())).await;
        }
    }
}

impl Steps {
    /// Returns the turn of a caller who comes at `now`.
    fn next(&self, now: Instant) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = (*next).max(now);
        *next = mine + self.between;
        mine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_a_second_and_an_idle_hour_saves_nothing_up() {
        let pace = Pace::new(NonZeroU32::new(10));
        let steps = pace.0.unwrap();
        let mut now = Instant::now();
        for _ in 0..2 {
            now += Duration::from_secs(3600);
            let turns: Vec<_> = (0..=100).map(|_| steps.next(now) - now).collect();
            assert_eq!((turns[0], turns[1]), (Duration::ZERO, Duration::from_millis(100)));
            assert_eq!(turns[100], Duration::from_secs(10));
        }
    }
}
