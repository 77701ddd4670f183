//! Every mail in every language, on samples: as they would be sent, for the service's gallery and for tests.

use crate::deps::Programme;
use crate::mail::facts::Facts;
use crate::mail::language::Language;
use crate::mail::message::{self, ComposeError};
use crate::mail::samples;
use chrono::{DateTime, Utc};
use entity::outbox::MailKind;
use uuid::Uuid;

/// A sample that cannot be written, which the tests make unlikely.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct GalleryError(#[from] ComposeError);

/// Lists the languages' tags (BCP 47).
#[must_use]
pub fn languages() -> [&'static str; 6] {
    Language::ALL.map(Language::tag)
}

/// Lists the names of a kind's samples.
#[must_use]
pub fn samples(kind: MailKind) -> Vec<&'static str> {
    let samples = samples::of(kind, DateTime::UNIX_EPOCH);
    samples.into_iter().map(|(name, _)| name).collect()
}

/// Writes the whole message of a sample, headers and all; `None` if there is no such sample or language.
///
/// # Errors
/// When the sample cannot be written.
pub fn message(
    programme: &Programme,
    now: DateTime<Utc>,
    kind: MailKind,
    language: &str,
    sample: &str,
) -> Result<Option<Vec<u8>>, GalleryError> {
    let language = Language::ALL.into_iter().find(|known| known.tag() == language);
    let content = samples::of(kind, now)
        .into_iter()
        .find(|(name, _)| *name == sample);
    let (Some(language), Some((_, content))) = (language, content) else {
        return Ok(None);
    };
    let circle = Uuid::from_u128(1);
    let (recipient, zone) = samples::reader(language);
    let subscription = kind.class().subscription();
    let facts = Facts {
        unsubscribe: subscription.map(|what| programme.links.unsubscribe(what, recipient.id, 0)),
        recipient,
        zone,
        content,
        action: programme.links.circle(circle),
    };
    let about = kind.has_circle().then_some(circle);
    let message = message::write(programme, now, kind, Uuid::nil(), about, facts)?;
    Ok(Some(message.formatted()))
}
