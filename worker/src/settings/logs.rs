//! The log: to the standard error stream, for people or for machines.

use clap::{Args, ValueEnum};
use std::{io::IsTerminal, panic};
use tracing::Level;
use tracing_subscriber::{EnvFilter, filter::filter_fn, fmt, layer::SubscriberExt, util::SubscriberInitExt};

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
    /// What to log: `LEVEL` or `TARGET=LEVEL`, separated by commas. Of libraries nothing finer than `info`: it would hold secrets
    #[arg(long, env, value_name = "FILTER", default_value = "info")]
    pub log: String,
    /// How log lines look. They go to the standard error stream
    #[arg(long, env, value_enum, value_name = "FORMAT", default_value = "text")]
    pub log_format: LogFormat,
}

/// The crates whose finest levels are logged: ours.
const OURS: [&str; 5] = ["api", "circles", "entity", "migration", "worker"];

/// Tells whether what a line or span of this target and level holds may be seen. Libraries write at their finest levels what
/// they were given: sea-orm the database's URL with its password, and every value of every statement.
fn is_discreet(target: &str, level: &Level) -> bool {
    let of = target.split("::").next().unwrap_or_default();
    *level <= Level::INFO || OURS.contains(&of)
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
        let discreet = filter_fn(|line| is_discreet(line.target(), line.level()));
        let started = match self.log_format {
            LogFormat::Text => log.finish().with(discreet).try_init(),
            LogFormat::Json => log.json().flatten_event(true).finish().with(discreet).try_init(),
        };
        started.map_err(|error| format!("cannot start the log: {error}"))?;
        panic::set_hook(Box::new(|info| tracing::error!(panic = %info, "a task panicked")));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libraries_say_finely_is_not_logged() {
        assert!(is_discreet("sea_orm::driver", &Level::WARN));
        assert!(!is_discreet("sea_orm::driver", &Level::TRACE));
        assert!(!is_discreet("workers", &Level::DEBUG));
        assert!(is_discreet("worker::serve", &Level::TRACE));
    }
}
