//! Where mails go: a mail server, a directory, or a list in memory; and how each answers.

mod domains;
mod file;
mod memory;
mod smtp;

pub use file::FileMailbox;
pub use memory::MemoryMailbox;
pub use smtp::{SmtpMailer, SmtpUrl, SmtpUrlError};

use futures::future::BoxFuture;
use lettre::Message;
use uuid::Uuid;

/// The three-way reading of a try, and what it means for the row. The reasons name classes and codes only: a server's
/// own words can hold addresses.
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

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Mailer {
    /// A real mail server.
    Smtp(SmtpMailer),
    /// One file a mail, in a directory.
    File(FileMailbox),
    /// A list in memory, for tests.
    Memory(MemoryMailbox),
}

impl Mailer {
    /// Hands over one mail. `id` is the outbox row's: trying the same row again is recognisable as that.
    pub async fn send(&self, id: Uuid, message: &Message, hand_over: HandOver<'_>) -> Delivery {
        match self {
            Self::Smtp(smtp) => smtp.send(message, hand_over).await,
            _ if !hand_over.await => Delivery::NotOurs,
            Self::File(mailbox) => mailbox.send(id, message).await,
            Self::Memory(mailbox) => mailbox.send(id, message),
        }
    }

    /// Says goodbye to the mail server, if there is one.
    pub async fn close(&self) {
        if let Self::Smtp(smtp) = self {
            smtp.close().await;
        }
    }
}

/// An address as it may stand in a log or an error: `a***@example.com`.
#[must_use]
pub fn mask(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}***@{domain}")
        }
        None => "***".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn a_masked_address_keeps_its_first_letter_and_domain() {
        assert_eq!(mask("amira@example.com"), "a***@example.com");
        assert_eq!(mask("Ümit.Öz@example.com"), "Ü***@example.com");
        assert_eq!(mask("@example.com"), "***@example.com");
        assert_eq!(mask("nonsense"), "***");
    }
}
