//! Mails: facts ([`facts`]), words ([`content`], [`frame`], [`language`], `templates/`), and the message ([`message`]).

pub(crate) mod calendar;
pub(crate) mod content;
pub(crate) mod facts;
pub(crate) mod frame;
pub(crate) mod language;
mod links;
pub(crate) mod message;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod text;

pub use links::Links;
