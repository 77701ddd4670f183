//! The drill: starts the real programs, a PostgreSQL, a Redis and a mail server that misbehaves, does harm, and counts
//! what was lost, sent without a cause, stuck, or sent twice. And the benchmark. tests/README.md says how to run it.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of the tests: it prints its report, and ends when its own parts are broken"
)]

mod bench;
mod clock;
mod faults;
mod fleet;
mod ledger;
mod load;
mod people;
mod report;
mod servers;
mod siege;
mod sink;
mod world;

use anyhow::bail;
use clap::{Parser, Subcommand};
use faults::Fault;
use servers::{Postgres, Redis};
use std::time::Instant;
use tempfile::TempDir;

/// What the mail queue survives, and how fast it is.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Does harm and counts. Exit code 1 when a goal is missed.
    Chaos {
        /// Which faults [default: all]
        faults: Vec<Fault>,
        /// As often as the goals ask for, which takes hours; otherwise a few times each
        #[arg(long)]
        long: bool,
        /// Mutations per second
        #[arg(long, default_value_t = 50)]
        rate: u32,
        /// Seed of everything random [default: a new one, printed]
        #[arg(long)]
        seed: Option<u64>,
        /// Leave the logs in their directory
        #[arg(long)]
        keep: bool,
    },
    /// Measures throughput and latency, and prints them.
    Bench {
        /// Mails, and jobs, of one measurement
        #[arg(long, default_value_t = 5000)]
        mails: usize,
    },
    /// Measures what the programme's clock costs, and prints it: a sweep among few and among many circles, a day on which all
    /// are due, a year in advance.
    Clock(clock::Sizes),
    /// Hostile clients of five kinds beside one who works. Exit code 1 when that one waits more than twice as long, or the
    /// service keeps more than 20 MiB.
    Siege {
        /// Two minutes each phase, instead of seconds
        #[arg(long)]
        long: bool,
        /// Seed of everything random [default: a new one, printed]
        #[arg(long)]
        seed: Option<u64>,
    },
}

/// What all faults share.
pub struct Drill {
    // In the order in which they are dropped: the servers before their directory.
    /// The database server.
    pub postgres: Postgres,
    /// The queue's server.
    pub redis: Redis,
    /// Whether faults are done as often as the goals ask for.
    pub long: bool,
    /// Mutations per second.
    pub rate: u32,
    /// Seed of everything random.
    pub seed: u64,
    /// Where everything is that the drill writes.
    pub directory: TempDir,
}

impl Drill {
    async fn start(long: bool, rate: u32, seed: u64, keep: bool) -> anyhow::Result<Self> {
        let mut directory = tempfile::Builder::new().prefix("drill.").tempdir()?;
        directory.disable_cleanup(keep);
        println!("seed {seed}, logs in {}", directory.path().display());
        Ok(Self {
            postgres: Postgres::start(directory.path()).await?,
            redis: Redis::start(directory.path()).await?,
            long,
            rate,
            seed,
            directory,
        })
    }

    /// The size of this run, of the two that there are.
    pub fn size<T>(&self, short: T, long: T) -> T {
        if self.long { long } else { short }
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let what = Cli::parse().what;
    // What is dropped at the end takes the processes and the directory with it, also after Ctrl-C.
    tokio::select! {
        done = run(what) => done,
        _ = tokio::signal::ctrl_c() => bail!("interrupted"),
    }
}

async fn run(what: What) -> anyhow::Result<()> {
    match what {
        What::Chaos {
            faults,
            long,
            rate,
            seed,
            keep,
        } => {
            let faults = if faults.is_empty() { Fault::all() } else { faults };
            let seed = seed.unwrap_or_else(rand::random);
            chaos(Drill::start(long, rate, seed, keep).await?, &faults).await
        }
        What::Bench { mails } => bench::run(&Drill::start(false, 0, 0, false).await?, mails).await,
        What::Clock(sizes) => clock::run(sizes).await,
        What::Siege { long, seed } => siege::run(long, seed.unwrap_or_else(rand::random)).await,
    }
}

async fn chaos(mut drill: Drill, faults: &[Fault]) -> anyhow::Result<()> {
    let mut lines = Vec::new();
    for fault in faults {
        let since = Instant::now();
        let mut line = fault.run(&mut drill).await?;
        line.note(format!("took {:.0?}", since.elapsed()));
        print!("{}", report::table(std::slice::from_ref(&line)));
        lines.push(line);
    }
    println!("\n{}", report::table(&lines));
    if !lines.iter().all(|line| line.passed(drill.long)) {
        bail!("a goal was missed; to try it again: --seed {}", drill.seed);
    }
    Ok(())
}
