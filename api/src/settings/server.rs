//! What runs in the process, and how it serves.

use clap::{Args, ValueEnum};
use ipnet::IpNet;
use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};
pub use worker::serve::Proxies;
use worker::serve::{Bounds, MAX_CONNECTIONS};

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
    /// Let an embedded service listen on another address than loopback, where anybody can act as anybody
    #[arg(long, env, value_name = "BOOL", num_args = 0..=1, default_value_t = false, default_missing_value = "true")]
    pub insecure_demo: bool,
    /// Address for /metrics, apart from what people reach; unset: no metrics are served
    #[arg(long, env, value_name = "ADDRESS:PORT")]
    pub metrics_addr: Option<SocketAddr>,
    /// Proxies whose X-Forwarded-For is believed: addresses or networks (10.0.0.0/8), separated by commas. Without it, all
    /// clients behind a proxy count as one
    #[arg(long, env, value_name = "NETWORKS", value_delimiter = ',', value_parser = network)]
    pub trusted_proxies: Vec<IpNet>,
    /// Seconds after which a request is given up
    #[arg(long, env, value_name = "SECONDS", default_value_t = 10)]
    pub request_timeout_seconds: u64,
    /// Seconds that a connection may stay idle, or take to send the head of a request. A proxy closes its idle connections
    /// sooner
    #[arg(long, env, value_name = "SECONDS", default_value_t = 30)]
    pub idle_timeout_seconds: u64,
    /// Connections that may be open at once, an eighth of them from one address; never more than half of the file
    /// descriptors that the process may open
    #[arg(long, env, value_name = "N", default_value_t = MAX_CONNECTIONS)]
    pub max_connections: usize,
    /// Requests that may fail in a minute, per person, and per address (IPv6: per /64) of those who are not signed in; after
    /// that they wait
    #[arg(long, env, value_name = "N", default_value_t = 300)]
    pub max_failures_per_minute: u32,
}

fn network(text: &str) -> Result<IpNet, String> {
    let address = text.parse::<IpAddr>().map(IpNet::from);
    let read = text.parse().or(address);
    read.map_err(|_| "not an address or a network, as in 10.0.0.1 or 10.0.0.0/8".to_owned())
}

impl HttpSettings {
    /// Returns the time after which a request is given up.
    #[must_use]
    pub fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.request_timeout_seconds)
    }

    /// Returns the proxies that may say for whom they speak.
    #[must_use]
    pub fn proxies(&self) -> Proxies {
        Proxies::new(self.trusted_proxies.clone())
    }

    /// Returns what connections may hold.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        Bounds {
            connections: self.max_connections,
            head: Duration::from_secs(self.idle_timeout_seconds),
            // GraphQL reads the body and executes within a time-out each, and then still answers in its own words.
            request: self.request_timeout() * 2 + Duration::from_secs(1),
            proxies: self.proxies(),
        }
    }
}
