//! Where mails go: a mail server, a directory, or a list in memory; and how each answers.

mod delivery;
mod domains;
mod file;
mod memory;
mod smtp;

pub use delivery::{Delivery, HandOver};
pub use file::FileMailbox;
pub use memory::MemoryMailbox;
pub use smtp::{SmtpMailer, SmtpUrl, SmtpUrlError};

use lettre::Message;
use uuid::Uuid;

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

    /// Closes the connections to the mail server, if there is one.
    pub async fn close(&self) {
        if let Self::Smtp(smtp) = self {
            smtp.close().await;
        }
    }
}

/// Masks an address as it may stand in a log or an error: `a***@example.com`.
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
