//! The harness of the suite: what a test needs around the service, and nothing of the service itself.
//!
//! A broken harness fails its test by panicking, with the cause; so nothing here returns an error.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the harness of tests: it ends the test that it cannot serve"
)]

pub mod client;
pub mod contents;
pub mod database;
pub mod gql;
pub mod invariants;
pub mod lint;
pub mod mail;
pub mod ports;
pub mod process;
pub mod reads;
pub mod rows;
mod settled;
pub mod smtp;
pub mod smtp_sink;
pub mod stack;
pub mod world;

pub use client::Client;
pub use database::TestDatabase;
pub use gql::Gql;
pub use mail::Mail;
pub use process::{ApiCommand, ApiProcess};
pub use smtp_sink::SmtpSink;
pub use stack::Stack;
pub use world::World;
