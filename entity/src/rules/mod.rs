//! The rules and the advice of docs/product.md §2 and §3: pure and synchronous, over plain values.

pub mod advice;
pub mod digest;
pub mod ladder;
pub mod language;
pub mod person;
pub mod plan;
pub mod policy;
pub mod rights;
pub mod schedule;
pub mod search;
pub mod term;
pub mod text;
pub mod violation;
pub mod zone;

pub use advice::AdvisoryCode;
pub use policy::{ClockPolicy, Policy};
pub use violation::RuleViolation;
