//! What runs in the process, and how it serves.

use clap::{Args, ValueEnum};
use std::{net::SocketAddr, time::Duration};

/// What runs in this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Run {
    /// The API and the worker.
    All,
    /// The API only.
    Api,
}

/// HTTP.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "HTTP")]
pub struct HttpSettings {
    /// Address to listen on; port 0 takes any free one, which is then printed
    #[arg(long, env, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8000")]
    pub http_addr: SocketAddr,
    /// Seconds after which a request is given up
    #[arg(long, env, value_name = "SECONDS", default_value_t = 10)]
    pub request_timeout_seconds: u64,
}

impl HttpSettings {
    /// Returns the time after which a request is given up.
    #[must_use]
    pub fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.request_timeout_seconds)
    }
}
