//! Mails: facts ([`facts`]), words ([`content`], [`frame`], [`language`], `templates/`), and the message ([`message`]).

pub(crate) mod content;
pub(crate) mod frame;
mod gid;
pub(crate) mod language;
mod links;
pub(crate) mod text;

pub use links::Links;
