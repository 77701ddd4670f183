//! Which of the two stacks the suite runs on: `TEST_STACK`, set by `tests/run`.

use reqwest::Url;

/// The two stacks of docs/architecture.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stack {
    /// SQLite, the queue in the process.
    Embedded,
    /// PostgreSQL, Redis.
    Production,
}

impl Stack {
    /// The stack of this run: `TEST_STACK=embedded` (the default) or `TEST_STACK=production`.
    #[must_use]
    pub fn current() -> Self {
        match std::env::var("TEST_STACK").as_deref() {
            Err(_) | Ok("" | "embedded") => Self::Embedded,
            Ok("production") => Self::Production,
            Ok(other) => panic!("TEST_STACK is \"{other}\"; set it to embedded or production"),
        }
    }

    /// The PostgreSQL server of the production stack (`TEST_POSTGRES_URL`), as somebody who may create databases and
    /// without naming one: `postgres://postgres@127.0.0.1:5432`.
    #[must_use]
    pub fn postgres_url() -> Url {
        server("TEST_POSTGRES_URL")
    }

    /// The Redis of the production stack (`TEST_REDIS_URL`).
    #[must_use]
    pub fn redis_url() -> Url {
        server("TEST_REDIS_URL")
    }
}

fn server(variable: &str) -> Url {
    let url = std::env::var(variable).unwrap_or_else(|_| {
        panic!("the production stack needs {variable}: run ./tests/run, which starts servers")
    });
    url.parse()
        .unwrap_or_else(|error| panic!("{variable} is not a URL: {error}"))
}
