//! What programme administrators do besides acting for a circle's programme manager.

mod access;

pub use access::{Access, Subject};
