//! The addresses that mails link to. All are pages: following one changes nothing (docs/product.md §4).

use chrono::{DateTime, Utc};
use entity::outbox::Subscription;
use entity::outbox::link::{Link, LinkKeys, Purpose};
use entity::support::gid::{self, Kind};
use std::sync::Arc;
use uuid::Uuid;

/// The service's pages, under the public URL.
#[derive(Clone, Debug)]
pub struct Links {
    public_url: Arc<str>,
    guide: Arc<str>,
    keys: LinkKeys,
}

impl Links {
    /// Makes links to pages under `public_url` and to the user guide; `keys` sign links that act.
    #[must_use]
    pub fn new(public_url: &str, guide: &str, keys: LinkKeys) -> Self {
        Self {
            public_url: public_url.trim_end_matches('/').into(),
            guide: guide.into(),
            keys,
        }
    }

    /// Links to a circle.
    #[must_use]
    pub fn circle(&self, id: Uuid) -> String {
        self.open("circle", Kind::Circle, id)
    }

    /// Links to a join request: for the requester to view or withdraw.
    #[must_use]
    pub fn join_request(&self, id: Uuid) -> String {
        self.open("join-request", Kind::JoinRequest, id)
    }

    /// Links to the page on which `manager` answers a join request without a sign-in, until `expires_at`.
    #[must_use]
    pub fn decide(
        &self,
        join_request: Uuid,
        manager: Uuid,
        epoch: i32,
        expires_at: Option<DateTime<Utc>>,
    ) -> String {
        let token = self.keys.sign(&Link {
            purpose: Purpose::Decide(join_request),
            person: manager,
            epoch,
            expires_at,
        });
        format!("{}/act/{token}", self.public_url)
    }

    /// Links to the page on which `person` has a say in how the term of a circle ends, without a sign-in, until `expires_at`.
    #[must_use]
    pub fn term(&self, circle: Uuid, person: Uuid, epoch: i32, expires_at: DateTime<Utc>) -> String {
        let token = self.keys.sign(&Link {
            purpose: Purpose::Term(circle),
            person,
            epoch,
            expires_at: Some(expires_at),
        });
        format!("{}/act/{token}", self.public_url)
    }

    /// Links to the page on which `person` turns these mails off, and mail programs do by themselves (RFC 8058). It works for as
    /// long as the mail may lie around.
    #[must_use]
    pub fn unsubscribe(&self, what: Subscription, person: Uuid, epoch: i32) -> String {
        let token = self.keys.sign(&Link {
            purpose: Purpose::Unsubscribe(what),
            person,
            epoch,
            expires_at: None,
        });
        format!("{}/unsubscribe/{token}", self.public_url)
    }

    /// Links to a nomination: accept or decline.
    #[must_use]
    pub fn nomination(&self, id: Uuid) -> String {
        self.open("nomination", Kind::Nomination, id)
    }

    /// Links to an offered seat, by its join request: take or pass.
    #[must_use]
    pub fn seat(&self, join_request: Uuid) -> String {
        self.open("seat", Kind::JoinRequest, join_request)
    }

    /// Links to the person's own preferences.
    #[must_use]
    pub fn preferences(&self) -> String {
        format!("{}/open/preferences", self.public_url)
    }

    /// Links to the user guide.
    #[must_use]
    pub fn guide(&self) -> String {
        self.guide.to_string()
    }

    fn open(&self, page: &str, kind: Kind, id: Uuid) -> String {
        format!("{}/open/{page}/{}", self.public_url, gid::encode(kind, id))
    }
}
