//! w
pub mod mailer;
pub mod mail;
