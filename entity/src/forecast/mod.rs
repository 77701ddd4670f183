//! Time travel: what the clock will do and say, played on a copy by the same operations (docs/product.md §6).
//!
//! The copy is a database in memory ([`Db::in_memory`](crate::support::db::Db::in_memory)) with the tables of `migration`.
//! Into it goes what will be due ([`copy`]); then the clock is set from one due instant to the next ([`Travel`]). Nothing is
//! sent: mails are the rows that the operations wrote. The original is only read.

mod copy;
mod travel;

pub use copy::{Copied, copy};
pub use travel::{Assumption, Entry, ForecastMail, Travel};
