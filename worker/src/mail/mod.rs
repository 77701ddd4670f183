//! Mails: facts ([`facts`]), words ([`content`], [`frame`], [`language`], `templates/`), and the message ([`message`]).

pub(crate) mod content;
pub(crate) mod frame;
pub(crate) mod calendar;
pub(crate) mod facts;
mod gid;
pub(crate) mod language;
mod links;
pub(crate) mod message;
pub(crate) mod text;

pub use links::Links;
