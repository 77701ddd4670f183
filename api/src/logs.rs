//! The log: to the standard error stream, for people or for machines.

use crate::settings::{LogFormat, LogSettings};
use tracing_subscriber::{EnvFilter, fmt};

/// Sets up the log of this process, and sends panics there.
///
/// # Errors
/// When `LOG` cannot be read.
pub fn start(settings: &LogSettings) -> Result<(), String> {
    let filter: EnvFilter = settings.log.parse().map_err(|error| {
        format!("LOG is not understood ({error}); write it like `info` or `info,api=debug`")
    })?;
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match settings.log_format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| format!("cannot start the log: {error}"))?;
    crate::http::install_hook();
    Ok(())
}
