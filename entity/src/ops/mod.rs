//! What people and the clock do to the programme: one file for each, a folder per aggregate.
//!
//! Every operation locks the aggregate's root row first, re-reads the facts, asks the rules, writes, appends to the
//! history and enqueues what must follow, all in the one transaction that [`crate::support::db::Db::write`] begins.

pub mod administrator;
mod allowance;
pub mod circle;
pub mod clock;
mod error;
mod history;
pub mod join_request;
pub mod membership;
pub mod nomination;
mod once;
mod operation;
mod person;
pub mod profile;

pub use error::{OpError, UserError};
pub use once::{Creates, IdempotencyKey, Once};
pub use operation::Operation;
