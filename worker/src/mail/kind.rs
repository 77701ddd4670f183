//! What every kind of mail can do.

use super::due_mail::DueMail;
use super::letter::{Letter, Words};
use super::no_facts::NoFacts;
use super::parts::PlannedMeeting;
use super::reader::Reader;
use super::sample_data::SampleData;

/// A kind of mail: its facts, and what is made of them.
pub(crate) trait Kind: Sized {
    /// Reads the facts of `mail`, and where its button leads.
    ///
    /// # Errors
    /// [`NoFacts::Skip`] when it is no longer true, or not for this recipient any more.
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts>;

    /// Writes the mail to `reader`, in no language yet.
    fn letter(&self, reader: &Reader) -> Letter;

    /// Makes samples of it; the first is what most readers get.
    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)>;

    /// Returns the title of the circle and the meetings to attach as a calendar file, if the mail has any.
    fn calendar(&self) -> Option<(&str, &[PlannedMeeting])> {
        None
    }

    /// Returns the title of the circle and the line that says it in a digest. All news but the digest have one.
    fn news(&self) -> Option<(&str, Words)> {
        None
    }
}

/// What a mail says, and where its button leads.
#[derive(Clone, Debug)]
pub(crate) struct Draft<T> {
    pub(crate) content: T,
    pub(crate) action: String,
}

impl<T> Draft<T> {
    pub(super) fn new(content: T, action: String) -> Self {
        Self { content, action }
    }
}
