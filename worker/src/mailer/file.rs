//! The file mailbox: `<outbox id>.eml` in a directory, for machines without a mail server.

use super::Delivery;
use lettre::Message;
use std::{io, path::PathBuf, sync::Arc};
use uuid::Uuid;

/// A directory of mails.
#[derive(Clone, Debug)]
pub struct FileMailbox {
    directory: Arc<PathBuf>,
}

impl FileMailbox {
    /// Makes a mailbox in `directory`, which is made if it is missing.
    #[must_use]
    pub fn new(directory: PathBuf) -> Self {
        Self {
            directory: Arc::new(directory),
        }
    }

    /// Writes the mail. A second try of the same row overwrites the first one's file.
    pub(super) async fn send(&self, id: Uuid, message: &Message) -> Delivery {
        match self.write(id, message).await {
            Ok(()) => Delivery::Accepted,
            Err(error) => Delivery::Transient(format!("file mailbox: {}", error.kind())),
        }
    }

    /// Writes the file whole or not at all: a reader never sees half a mail.
    async fn write(&self, id: Uuid, message: &Message) -> io::Result<()> {
        tokio::fs::create_dir_all(&*self.directory).await?;
        let unfinished = self.directory.join(format!(".{id}.tmp"));
        tokio::fs::write(&unfinished, message.formatted()).await?;
        tokio::fs::rename(&unfinished, self.directory.join(format!("{id}.eml"))).await
    }
}
