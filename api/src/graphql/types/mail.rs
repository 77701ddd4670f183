//! A person's own mails, and what became of them.

use super::Circle;
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::paging::{InstantCursor, connection};
use async_graphql::{Context, Enum, Object};
use chrono::{DateTime, Utc};
use entity::model::{enums::OutboxStatus, outbox};
use entity::outbox::{self as kinds, NEWS_OFF, REMINDERS_OFF};

/// Makes the schema's enum of the list of kinds.
macro_rules! schema_enum {
    ($(
        $(#[doc = $doc:tt])+
        $name:ident = $number:literal, class: $class:ident, circle: $circle:literal, $to:literal
    )+) => {
        /// Which email it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
        #[graphql(remote = "kinds::MailKind")]
        pub enum MailKind {
            $($(#[doc = $doc])+ $name,)+
        }
    };
}

entity::mail_kinds!(schema_enum);

/// What became of an email.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum MailState {
    /// It is on its way, or tried again.
    Waiting,
    /// The mail server accepted it.
    Sent,
    /// It was not sent: it was not wanted, or no longer true.
    NotSent,
    /// It is kept for the digest, or came in one.
    InDigest,
    /// It could not be delivered.
    Failed,
    /// The connection broke, so nobody knows whether it arrived.
    MayHaveArrived,
}

/// An email to the viewer, sent or not.
pub struct Mail(pub(in crate::graphql) outbox::Model);

impl Mail {
    /// Its place in the list.
    pub(super) fn cursor(&self) -> InstantCursor {
        InstantCursor {
            at: self.0.created_at,
            id: self.0.id,
        }
    }

    fn standing(&self) -> MailState {
        match self.0.status {
            OutboxStatus::Pending | OutboxStatus::Leased | OutboxStatus::Running | OutboxStatus::Retry => {
                MailState::Waiting
            }
            OutboxStatus::Sent => MailState::Sent,
            OutboxStatus::Skipped if self.0.kept_at.is_some() => MailState::InDigest,
            OutboxStatus::Skipped => MailState::NotSent,
            OutboxStatus::Dead => MailState::Failed,
            OutboxStatus::Unknown => MailState::MayHaveArrived,
        }
    }
}

/// An email to the viewer, sent or not.
#[Object]
impl Mail {
    /// Which email; null for one that this version of the service does not know yet.
    async fn kind(&self) -> Option<MailKind> {
        kinds::MailKind::parse(&self.0.kind).map(Into::into)
    }

    /// The circle that it is about, if it is about one that the viewer may see.
    async fn circle(&self, ctx: &Context<'_>) -> Nullable<Circle> {
        nullable(async {
            let Some(id) = self.0.circle_id else {
                return Ok(None);
            };
            Circle::load(ctx, id).await
        })
        .await
    }

    /// What became of it.
    async fn state(&self) -> MailState {
        self.standing()
    }

    /// Why it was not simply sent, for people; null while all is well.
    async fn reason(&self) -> Option<String> {
        // What operators read in the row stays there, but for why a mail was not true any more: a fixed sentence.
        let why = self.0.last_error.as_deref();
        let text = match self.standing() {
            MailState::Sent => return None,
            MailState::Waiting if self.0.status == OutboxStatus::Retry => {
                "It could not be delivered yet, and is tried again."
            }
            MailState::Waiting => return None,
            MailState::NotSent => match why {
                Some(REMINDERS_OFF) => "You had turned reminders off.",
                Some(NEWS_OFF) => "You had turned news of your circles off.",
                Some(why) => return Some(format!("It was no longer true when its turn came: {why}.")),
                None => "It was no longer true when its turn came.",
            },
            MailState::InDigest if self.0.digest_id.is_none() => "It is kept for your next digest.",
            MailState::InDigest => "It was part of your digest.",
            MailState::Failed => {
                "It could not be delivered, and is not tried again. Check that your email address is right."
            }
            MailState::MayHaveArrived => {
                "The mail server did not say whether it took it, so it may have arrived, even twice."
            }
        };
        Some(text.to_owned())
    }

    /// When what it is about happened.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was sent or given up; null while it waits.
    async fn settled_at(&self) -> Option<DateTime<Utc>> {
        self.0.settled_at
    }
}

connection! {
    /// A page of the viewer's emails.
    MailConnection, MailEdge of Mail {}
}
