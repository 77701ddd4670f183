//! The addresses that mails link to. All are pages: following one changes nothing (PRODUCT.md §4).

use entity::support::gid::{self, Kind};
use std::sync::Arc;
use uuid::Uuid;

/// The service's pages, under the public URL.
#[derive(Clone, Debug)]
pub struct Links {
    public_url: Arc<str>,
    guide: Arc<str>,
}

impl Links {
    /// Pages under `public_url`, and the user guide's address.
    #[must_use]
    pub fn new(public_url: &str, guide: &str) -> Self {
        Self {
            public_url: public_url.trim_end_matches('/').into(),
            guide: guide.into(),
        }
    }

    /// A circle.
    #[must_use]
    pub fn circle(&self, id: Uuid) -> String {
        self.open("circle", Kind::Circle, id)
    }

    /// A join request: for the requester to view or withdraw, for the programme manager to answer.
    #[must_use]
    pub fn join_request(&self, id: Uuid) -> String {
        self.open("join-request", Kind::JoinRequest, id)
    }

    /// A nomination: accept or decline.
    #[must_use]
    pub fn nomination(&self, id: Uuid) -> String {
        self.open("nomination", Kind::Nomination, id)
    }

    /// An offered seat, by its join request: take or pass.
    #[must_use]
    pub fn seat(&self, join_request: Uuid) -> String {
        self.open("seat", Kind::JoinRequest, join_request)
    }

    /// The person's own preferences.
    #[must_use]
    pub fn preferences(&self) -> String {
        format!("{}/open/preferences", self.public_url)
    }

    /// The user guide.
    #[must_use]
    pub fn guide(&self) -> String {
        self.guide.to_string()
    }

    fn open(&self, page: &str, kind: Kind, id: Uuid) -> String {
        format!("{}/open/{page}/{}", self.public_url, gid::encode(kind, id))
    }
}
