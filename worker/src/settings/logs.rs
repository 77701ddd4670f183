//! The log: to the standard error stream, for people or for machines.

use clap::{Args, ValueEnum};
use std::{io::IsTerminal, panic};
use tracing_subscriber::{EnvFilter, fmt};

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line, for machines.
    Json,
}

/// Logs.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Logs")]
pub struct LogSettings {
    /// What to log: `LEVEL` or `TARGET=LEVEL`, separated by commas
    #[arg(long, env, value_name = "FILTER", default_value = "info")]
    pub log: String,
    /// How log lines look. They go to the standard error stream
    #[arg(long, env, value_enum, value_name = "FORMAT", default_value = "text")]
    pub log_format: LogFormat,
}

impl LogSettings {
    /// Sets up the log of this process, and sends panics there.
    ///
    /// # Errors
    /// When `LOG` cannot be read.
    pub fn start(&self) -> Result<(), String> {
        let filter: EnvFilter = self.log.parse().map_err(|error| {
            format!("LOG is not understood ({error}); write it like `info` or `info,api=debug`")
        })?;
        let log = fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal());
        let started = match self.log_format {
            LogFormat::Text => log.try_init(),
            LogFormat::Json => log.json().flatten_event(true).try_init(),
        };
        started.map_err(|error| format!("cannot start the log: {error}"))?;
        panic::set_hook(Box::new(|info| tracing::error!(panic = %info, "a task panicked")));
        Ok(())
    }
}
