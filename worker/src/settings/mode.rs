//! Stand-ins, or the real thing.

use clap::ValueEnum;

/// What kind of service a process is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// For trying and developing: takes every stand-in.
    Embedded,
    /// The real thing: refuses every stand-in.
    Production,
}
