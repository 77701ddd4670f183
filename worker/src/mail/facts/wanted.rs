//! Whether a person wants a mail of this class, and on its own (docs/product.md §4): the one place that asks.

use super::{NoFacts, still};
use chrono::{DateTime, Utc};
use entity::model::{employee, profile};
use entity::outbox::{MailKind, NEWS_OFF, REMINDERS_OFF, Subscription};
use entity::rules::{digest, zone};

/// Goes on if the person wants mails of this kind at all.
pub(super) fn at_all(kind: MailKind, profile: Option<&profile::Model>) -> Result<(), NoFacts> {
    match kind.class().subscription() {
        None => Ok(()),
        Some(Subscription::Reminders) => still(
            profile.is_some_and(|profile| profile.wants_reminders),
            REMINDERS_OFF,
        ),
        Some(Subscription::News) => still(profile.is_some_and(|profile| profile.wants_news), NEWS_OFF),
    }
}

/// Goes on if the person wants this mail on its own, and not in the digest.
pub(super) fn on_its_own(
    kind: MailKind,
    recipient: &employee::Model,
    profile: Option<&profile::Model>,
    now: DateTime<Utc>,
) -> Result<(), NoFacts> {
    if kind == MailKind::Digest || kind.class().subscription() != Some(Subscription::News) {
        return Ok(());
    }
    let zone = zone::parse(&recipient.zone).unwrap_or(chrono_tz::UTC);
    match profile.and_then(|profile| digest::next(profile.digest, zone, now)) {
        Some(digest_at) => Err(NoFacts::Keep(digest_at)),
        None => Ok(()),
    }
}
