//! What the programme's clock costs: in proportion to what is due, and not to what exists.

mod day;
mod seed;
mod sweep;
mod year;

use crate::{Drill, bench};
use clap::Args;

/// How much of everything.
#[derive(Clone, Copy, Debug, Args)]
pub struct Sizes {
    /// Circles among which a sweep finds those that are due; compared with 1,000
    #[arg(long, default_value_t = 10_000)]
    circles: usize,
    /// How many of them are due
    #[arg(long, default_value_t = 100)]
    due: usize,
    /// Circles that are all due on one day; compared with 1,000
    #[arg(long, default_value_t = 5_000)]
    day: usize,
    /// Circles of the programme whose year is played in advance
    #[arg(long, default_value_t = 1_000)]
    programme: usize,
    /// On SQLite, and without processes: the sweeps and the year only
    #[arg(long)]
    embedded: bool,
    /// The year only
    #[arg(long)]
    year: bool,
}

/// What is compared with.
const FEW: usize = 1_000;

pub async fn run(sizes: Sizes) -> anyhow::Result<()> {
    println!("{}", bench::machine()?);
    if sizes.year {
        return year::run(sizes.programme).await;
    }
    if sizes.embedded {
        let directory = tempfile::tempdir()?;
        sweep::run(&sweep::Server::Sqlite(directory.path()), sizes.circles, sizes.due).await?;
    } else {
        let drill = Drill::start(false, 0, 0, false).await?;
        sweep::run(&sweep::Server::Postgres(&drill), sizes.circles, sizes.due).await?;
        day::run(&drill, sizes.day).await?;
    }
    year::run(sizes.programme).await
}
