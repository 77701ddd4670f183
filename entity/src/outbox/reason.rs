//! Why a mail was not sent where the person chose so: written into the row by the worker, read again for "my mail".

/// The person turned reminders off.
pub const REMINDERS_OFF: &str = "reminders are turned off";
/// The person turned news off.
pub const NEWS_OFF: &str = "news is turned off";
/// The person gets news in a digest.
pub const KEPT: &str = "kept for the digest";
