//! How the process serves, what a request may cost, and what it says in its log.

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
    /// After how long a request is given up.
    #[must_use]
    pub fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.request_timeout_seconds)
    }
}

/// Limits on what one GraphQL request may cost.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Limits of a GraphQL request")]
pub struct LimitSettings {
    /// How deep fields may be nested. The introspection query of common tools needs 15
    #[arg(long, env, value_name = "N", default_value_t = 15)]
    pub max_query_depth: usize,
    /// How many points a query may cost: one a field, times the page size below a connection
    #[arg(long, env, value_name = "N", default_value_t = 10_000)]
    pub max_query_complexity: usize,
    /// How many aliases a document may hold
    #[arg(long, env, value_name = "N", default_value_t = 50)]
    pub max_query_aliases: usize,
    /// How many tokens (names, numbers, texts, signs) a document may hold
    #[arg(long, env, value_name = "N", default_value_t = 2000)]
    pub max_query_tokens: usize,
    /// How many directives one field may carry
    #[arg(long, env, value_name = "N", default_value_t = 5)]
    pub max_query_directives: usize,
}
