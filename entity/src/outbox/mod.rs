//! The outbox: what must follow a change is written in the change's own transaction, and delivered later.

pub mod delivery;
pub mod digest;
mod kind;
pub mod link;
pub mod operator;
mod reason;

pub use kind::{MailClass, MailKind, Subscription};
pub use reason::{KEPT, NEWS_OFF, REMINDERS_OFF};

use crate::model::{duty, enums::OutboxStatus, membership, outbox};
use crate::work::Work;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, sea_query::OnConflict};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The cause of a mail that no row causes but a day in the calendar: what the clock says again gives the same cause, so
/// that it is not written twice.
#[must_use]
pub fn cause(subject: Uuid, what: &str) -> Uuid {
    let digest = Sha256::new().chain_update(subject).chain_update(what).finalize();
    let (bytes, _) = digest.as_slice().split_at(16);
    Uuid::from_slice(bytes).unwrap_or(subject)
}

/// A mail before it is addressed: `Unaddressed::new(kind, cause).about(subject).to(people)`.
#[derive(Clone, Copy, Debug)]
pub struct Unaddressed {
    kind: MailKind,
    circle: Option<Uuid>,
    subject: Option<Uuid>,
    cause: Uuid,
}

impl Unaddressed {
    /// Begins a mail, which `cause` makes this mail and no other; see [`Mail::cause`].
    #[must_use]
    pub fn new(kind: MailKind, cause: Uuid) -> Self {
        Self {
            kind,
            circle: None,
            subject: None,
            cause,
        }
    }

    /// Says which circle it is about.
    #[must_use]
    pub fn of_circle(mut self, circle: Uuid) -> Self {
        self.circle = Some(circle);
        self
    }

    /// Says what else it is about; see [`Mail::subject`].
    #[must_use]
    pub fn about(mut self, subject: Uuid) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Addresses it to each of `people`.
    pub fn to(self, people: impl IntoIterator<Item: Recipient>) -> impl Iterator<Item = Mail> {
        people.into_iter().map(move |person| Mail {
            kind: self.kind,
            recipient: person.employee_id(),
            circle: self.circle,
            subject: self.subject,
            cause: self.cause,
        })
    }
}

/// Somebody who gets mails.
pub trait Recipient {
    /// Returns who it is.
    fn employee_id(&self) -> Uuid;
}

impl Recipient for Uuid {
    fn employee_id(&self) -> Uuid {
        *self
    }
}

impl Recipient for membership::Model {
    fn employee_id(&self) -> Uuid {
        self.employee_id
    }
}

impl Recipient for duty::Model {
    fn employee_id(&self) -> Uuid {
        self.employee_id
    }
}

impl<R: Recipient> Recipient for &R {
    fn employee_id(&self) -> Uuid {
        (**self).employee_id()
    }
}

/// One mail to one person, to be written into the outbox.
#[derive(Clone, Copy, Debug)]
pub struct Mail {
    /// Which mail.
    pub kind: MailKind,
    /// To whom: an employee.
    pub recipient: Uuid,
    /// The circle that it is about.
    pub circle: Option<Uuid>,
    /// The join request, membership, duty, nomination or decision that it is about, by kind.
    pub subject: Option<Uuid>,
    /// What makes it this mail and no other: with kind and recipient, a second one with the same cause is not
    /// written. The id of the history event, or of the row, that causes it.
    pub cause: Uuid,
}

/// Writes `mails` into the outbox, in the transaction of the change that causes them. A mail that is there already
/// is left as it is.
pub async fn enqueue(work: Work<'_>, mails: impl IntoIterator<Item = Mail>) -> Result<(), DbErr> {
    let rows: Vec<_> = mails
        .into_iter()
        .map(|mail| outbox::ActiveModel {
            id: Set(work.new_id()),
            kind: Set(mail.kind.name().to_owned()),
            kind_version: Set(MailKind::VERSION),
            recipient_id: Set(mail.recipient),
            circle_id: Set(mail.circle),
            subject_id: Set(mail.subject),
            dedup_key: Set(format!("{}:{}:{}", mail.kind.name(), mail.cause, mail.recipient)),
            status: Set(OutboxStatus::Pending),
            attempt: Set(0),
            available_at: Set(work.now),
            created_at: Set(work.now),
            // The others are what the tables say: null, or none.
            ..Default::default()
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    outbox::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(outbox::Column::DedupKey)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(work.tx)
        .await?;
    Ok(())
}
