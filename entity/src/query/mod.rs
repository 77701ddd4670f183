//! Reads. Who may see what is inside the finders (docs/product.md §5): there is no finder without it, except those that
//! take ids which a visible thing led to, and say so. Pages are by key, batches are for loaders.

pub mod administrator;
pub mod administrator_tasks;
pub mod advice;
mod batch;
pub mod circle;
pub mod count;
pub mod decision;
pub mod due;
pub mod employee;
pub mod history;
pub mod involvement;
pub mod join_request;
mod keyset;
pub mod mail;
pub mod mailing;
pub mod nomination;
pub mod person;
pub mod programme;
pub mod roster;
pub mod term;

pub use keyset::Place;
