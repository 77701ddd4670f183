//! Mails. When the turn of one has come ([`due_mail`]) its kind reads the facts and writes a letter without a language
//! ([`kinds`], [`letter`]), which is said in one ([`language`], `locales/`), put on paper ([`sheet`], `templates/`), and made
//! a message ([`message`]).

pub(crate) mod calendar;
mod dkim;
mod due_mail;
pub(crate) mod facts;
mod kind;
pub(crate) mod kinds;
pub(crate) mod language;
mod letter;
mod links;
pub(crate) mod message;
pub(crate) mod no_facts;
mod parts;
mod phrase;
mod reader;
mod sample_data;
pub(crate) mod samples;
mod sheet;
pub(crate) mod text;
mod wrap;

pub use dkim::{Dkim, DkimError};
pub use links::Links;
