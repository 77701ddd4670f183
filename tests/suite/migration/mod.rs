//! The schema: that it comes to be, what it refuses, how it is indexed.

pub(crate) mod catalogue;
mod constraints;
mod indexes;
mod mail_key;
mod up;
