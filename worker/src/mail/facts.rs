//! The facts of a mail, read again when its turn has come.

use super::due_mail::DueMail;
use super::kind::Draft;
use super::kinds::{self, Content};
use super::no_facts::{NoFacts, require};
use crate::deps::Programme;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::model::{employee, outbox};
use entity::outbox::{MailKind, NEWS_OFF, REMINDERS_OFF, Subscription};
use entity::query::person;
use entity::rules::digest;
use entity::rules::person::Person;
use sea_orm::DatabaseConnection;

/// All that is needed to write the mail.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// To whom.
    pub(crate) recipient: employee::Model,
    /// On whose clock its times are told: the recipient's.
    pub(crate) zone: Tz,
    /// What it says.
    pub(crate) content: Content,
    /// Where its button leads.
    pub(crate) action: String,
    /// Where this class of mail is turned off, if it can be.
    pub(crate) unsubscribe: Option<String>,
}

/// Reads the facts of the mail in `row`.
///
/// # Errors
/// When it is not to be sent now, for the reasons that [`NoFacts`] lists.
pub(crate) async fn load(
    db: &DatabaseConnection,
    programme: &Programme,
    now: DateTime<Utc>,
    kind: MailKind,
    row: &outbox::Model,
) -> Result<Facts, NoFacts> {
    let person = person::people(db, &[row.recipient_id])
        .await?
        .remove(&row.recipient_id);
    let person = person.ok_or(NoFacts::Skip("the person is gone"))?;
    require_wanted(kind, &person)?;
    let mail = DueMail {
        db,
        programme,
        now,
        row,
        recipient: &person.employee,
        profile: person.profile.as_ref(),
    };
    let Draft { content, action } = kinds::read(kind, &mail).await?;
    let zone = mail.zone()?;
    require_wanted_on_its_own(kind, &person, zone, now)?;
    let subscription = kind.class().subscription();
    Ok(Facts {
        unsubscribe: subscription.map(|what| {
            programme
                .links
                .unsubscribe(what, row.recipient_id, mail.link_epoch())
        }),
        recipient: person.employee,
        zone,
        content,
        action,
    })
}

/// Skips the mail unless the person wants mails of this kind at all (docs/product.md §4).
fn require_wanted(kind: MailKind, person: &Person) -> Result<(), NoFacts> {
    let profile = person.profile.as_ref();
    match kind.class().subscription() {
        None => Ok(()),
        Some(Subscription::Reminders) => require(
            profile.is_some_and(|profile| profile.wants_reminders),
            REMINDERS_OFF,
        ),
        Some(Subscription::News) => require(profile.is_some_and(|profile| profile.wants_news), NEWS_OFF),
    }
}

/// Keeps the mail for the digest unless the person wants it on its own (docs/product.md §4).
fn require_wanted_on_its_own(
    kind: MailKind,
    person: &Person,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<(), NoFacts> {
    if kind == MailKind::Digest || kind.class().subscription() != Some(Subscription::News) {
        return Ok(());
    }
    let profile = person.profile.as_ref();
    match profile.and_then(|profile| digest::next(profile.digest, zone, now)) {
        Some(digest_at) => Err(NoFacts::Keep(digest_at)),
        None => Ok(()),
    }
}
