//! w
pub mod mailer;
