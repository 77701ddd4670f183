//! How the databases find what the finders ask for: by indexes, never by reading a whole table that grows.

mod explain;
mod finders;
mod terms;
mod world;
