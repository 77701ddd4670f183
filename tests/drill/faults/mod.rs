//! The faults, one file each, with their goals.

mod duplicates;
mod freeze;
mod kill;
mod many;
mod poison;
mod postgres;
mod redis;
mod rolling;
mod smtp;

use crate::Drill;
use crate::report::Line;
use clap::ValueEnum;

/// What is done to the system.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Fault {
    /// kill -9 of workers and APIs at random moments
    Kill,
    /// Redis: crashed, wiped, away, full
    Redis,
    /// Workers stopped (SIGSTOP) for longer than their lease
    Freeze,
    /// PostgreSQL restarted in immediate mode
    Postgres,
    /// The mail server refuses, defers, hangs, drops
    Smtp,
    /// The same job delivered fifty times; jobs that outlast their lease
    Duplicates,
    /// Jobs that panic or abort the process
    Poison,
    /// Very many mails due at once
    Many,
    /// Rolling restarts
    Rolling,
}

impl Fault {
    /// Every fault.
    pub fn all() -> Vec<Self> {
        Self::value_variants().to_vec()
    }

    /// Does it, and counts.
    pub async fn run(self, drill: &mut Drill) -> anyhow::Result<Line> {
        match self {
            Self::Kill => kill::run(drill).await,
            Self::Redis => redis::run(drill).await,
            Self::Freeze => freeze::run(drill).await,
            Self::Postgres => postgres::run(drill).await,
            Self::Smtp => smtp::run(drill).await,
            Self::Duplicates => duplicates::run(drill).await,
            Self::Poison => poison::run(drill).await,
            Self::Many => many::run(drill).await,
            Self::Rolling => rolling::run(drill).await,
        }
    }
}
