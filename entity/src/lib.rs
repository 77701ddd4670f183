//! The programme: its tables ([`model`]), its rules ([`rules`]), what people and the clock do to it ([`ops`]), what
//! they see of it ([`query`]), what must follow ([`outbox`]) and what the clock will do ([`forecast`]).
//!
//! Inner walls, one way only: `model` ← `rules` ← `ops` / `query`, with [`outbox`] and [`support`] beside them.

pub mod forecast;
pub mod model;
pub mod ops;
pub mod outbox;
pub mod query;
pub mod rules;
pub mod support;
pub mod work;
