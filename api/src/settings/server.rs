//! How the process serves, what a request may cost, and what it says in its log.

use clap::{Args, ValueEnum, builder::NonEmptyStringValueParser};
use std::{net::SocketAddr, time::Duration};

/// What runs in this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Run {
    /// The API and the worker.
    All,
    /// The API only.
    Api,
    /// The worker only; HTTP answers for its health alone.
    Worker,
}

impl Run {
    /// Whether the API runs here.
    #[must_use]
    pub fn api(self) -> bool {
        matches!(self, Self::All | Self::Api)
    }

    /// Whether the worker runs here.
    #[must_use]
    pub fn worker(self) -> bool {
        matches!(self, Self::All | Self::Worker)
    }
}

/// HTTP.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "HTTP")]
pub struct HttpSettings {
    /// Address to listen on; port 0 takes any free one, which is then printed
    #[arg(long, env, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8000")]
    pub http_addr: SocketAddr,
    /// How people reach this service: links in mails begin with it [default: http://HTTP_ADDR; required in production]
    #[arg(long, env, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub public_url: Option<String>,
    /// Seconds after which a request is given up
    #[arg(long, env, value_name = "SECONDS", default_value_t = 10)]
    pub request_timeout_seconds: u64,
}

impl HttpSettings {
    /// How people reach the service that listens on `bound`, without a slash at the end.
    #[must_use]
    pub fn public_url(&self, bound: SocketAddr) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{bound}"),
        }
    }

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
