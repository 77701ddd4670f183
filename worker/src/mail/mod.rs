//! Mails: facts ([`facts`]) become a letter without a language ([`content`], [`letter`], `letters/`), which is said in
//! one ([`language`], `locales/`), put on paper ([`sheet`], `templates/`), and made a message ([`message`]).

pub(crate) mod calendar;
pub(crate) mod content;
mod dkim;
pub(crate) mod facts;
pub(crate) mod language;
mod letter;
mod letters;
mod links;
pub(crate) mod message;
mod phrase;
pub(crate) mod samples;
mod sheet;
pub(crate) mod text;
mod wrap;

pub use dkim::{Dkim, DkimError};
pub use links::Links;
