//! How a mailer answers, and what it asks before it sends.

use futures::future::BoxFuture;

/// The three-way reading of a try, and what it means for the row. The reasons hold a server's code and words,
/// without addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Somebody else is responsible for the mail now.
    Accepted,
    /// Failed for now: 4xx, refused, no answer in time.
    Transient(String),
    /// It will never work: 5xx, an address that cannot be.
    Permanent(String),
    /// The connection broke after the data and before the answer: it may have been accepted.
    Unknown(String),
    /// Not tried: it would only have waited in the way of others.
    Deferred(String),
    /// Not tried to the end: this process stops.
    Stopped,
    /// Not tried: the row is in other hands.
    NotOurs,
}

/// Asked once, right before the mail's content goes out: whether the row still is ours, and is now marked as one that
/// may have arrived.
pub type HandOver<'a> = BoxFuture<'a, bool>;
