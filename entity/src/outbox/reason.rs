//! The reasons for which a mail is not sent because the person chose so. The worker writes them into the row; "my mail"
//! reads them.

/// The person turned reminders off.
pub const REMINDERS_OFF: &str = "reminders are turned off";
/// The person turned news off.
pub const NEWS_OFF: &str = "news is turned off";
/// The person gets news in a digest.
pub const KEPT: &str = "kept for the digest";
