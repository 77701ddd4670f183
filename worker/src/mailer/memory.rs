//! Mails in memory, for tests.

use super::Delivery;
use lettre::Message;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// A list of mails, shared by its clones.
#[derive(Clone, Debug, Default)]
pub struct MemoryMailbox {
    sent: Arc<Mutex<Vec<(Uuid, Message)>>>,
}

impl MemoryMailbox {
    /// Lists what was sent so far, oldest first: outbox id and mail.
    #[must_use]
    pub fn sent(&self) -> Vec<(Uuid, Message)> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps every mail, a second one of the same row too, so that a test can see it.
    pub(super) fn send(&self, id: Uuid, message: &Message) -> Delivery {
        self.sent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((id, message.clone()));
        Delivery::Accepted
    }
}
