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
    /// So many a second, or as they come.
    pub(crate) fn new(per_second: Option<NonZeroU32>) -> Self {
        Self(per_second.map(|rate| {
            Arc::new(Steps {
                between: Duration::from_secs(1) / rate.get(),
                next: Mutex::new(Instant::now()),
            })
        }))
    }

    /// Waits for one's turn.
    pub(crate) async fn turn(&self) {
        let Some(steps) = &self.0 else { return };
        let mine = {
            let mut next = steps.next.lock().unwrap_or_else(PoisonError::into_inner);
            let mine = (*next).max(Instant::now());
            *next = mine + steps.between;
            mine
        };
        sleep_until(mine).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_hundred_at_ten_a_second_take_ten_seconds() {
        let (pace, began) = (Pace::new(NonZeroU32::new(10)), Instant::now());
        for _ in 0..=100 {
            pace.turn().await;
        }
        assert_eq!(began.elapsed().as_secs(), 10);
    }

    #[tokio::test(start_paused = true)]
    async fn an_idle_hour_saves_nothing_up() {
        let pace = Pace::new(NonZeroU32::new(10));
        tokio::time::sleep(Duration::from_secs(3600)).await;
        let began = Instant::now();
        for _ in 0..=10 {
            pace.turn().await;
        }
        assert_eq!(began.elapsed().as_secs(), 1);
    }
}
