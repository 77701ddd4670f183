//! Opens the signed links of emails (`entity::outbox::link`): finds whom they act for, and explains where they open nothing
//! any more.
//!
//! **No cross-site forgery.** The token in the path is the whole proof: there are no cookies, and a browser adds nothing
//! by itself. A page of another site can send a form here only with a token, and who has a token needs no victim.

use super::page;
use crate::app::AppState;
use askama::Template;
use axum::{
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use entity::outbox::link::{Link, LinkError};
use entity::query::person;
use entity::rules::person::Person;
use entity::work::Viewer;
use sea_orm::DbErr;

/// A link that opens something, and the person that it acts for.
pub(super) struct Opened {
    pub(super) link: Link,
    pub(super) person: Person,
}

impl Opened {
    /// Makes the viewer that operations take. There is no token of the identity provider, so what it said at the last sign-in
    /// holds, besides HR's data. A link in an email never acts as an administrator.
    pub(super) fn viewer(&self, state: &AppState) -> Viewer {
        Viewer {
            employee_id: self.person.employee.id,
            eligible: self.person.is_eligible(&state.policy),
            administrator: false,
        }
    }
}

/// Says why a link opens nothing. No refusal tells what the link would have led to.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The link is not ours, damaged, or for another page.
    Invalid,
    /// The link has expired.
    Expired,
    /// The person revoked their links.
    Revoked,
    /// The database failed.
    Database(DbErr),
}

impl From<LinkError> for Refusal {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Forged | LinkError::OtherPurpose => Self::Invalid,
            LinkError::Expired => Self::Expired,
        }
    }
}

impl From<DbErr> for Refusal {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

/// Opens the link with this token. Verifies its signature before anything is read from the database.
///
/// # Errors
/// Why it opens nothing.
pub(super) async fn open(state: &AppState, token: &str) -> Result<Opened, Refusal> {
    let link = state.link_keys.open(token, state.clock.now())?;
    let mut people = person::people(state.db.read(), &[link.person]).await?;
    let person = people.remove(&link.person).ok_or(Refusal::Invalid)?;
    let epoch = person.profile.as_ref().map_or(0, |profile| profile.mail_epoch);
    if link.epoch == epoch {
        Ok(Opened { link, person })
    } else {
        Err(Refusal::Revoked)
    }
}

/// A page that says one thing.
#[derive(Template)]
#[template(path = "notice.html")]
pub(super) struct Notice {
    pub(super) title: &'static str,
    /// What it means, and what can be done.
    pub(super) paragraphs: &'static [&'static str],
}

impl Refusal {
    /// Replies with the page that explains the refusal.
    pub(super) fn page(self) -> Response {
        let (status, notice) = match self {
            Self::Invalid => (
                StatusCode::NOT_FOUND,
                Notice {
                    title: "This link does not work",
                    paragraphs: &[
                        "It may be cut off or mistyped, or too old to be recognised. Copy the whole link from the email and try again.",
                        "What the email is about can also be done in Circles itself, after signing in.",
                    ],
                },
            ),
            Self::Expired => (
                StatusCode::GONE,
                Notice {
                    title: "This link has expired",
                    paragraphs: &[
                        "The time to answer from the email is over. Nothing was changed.",
                        "Sign in to Circles to see how things stand now.",
                    ],
                },
            ),
            Self::Revoked => (
                StatusCode::GONE,
                Notice {
                    title: "This link was revoked",
                    paragraphs: &[
                        "You made the links in your older emails stop working. Nothing was changed.",
                        "Use a newer email, or sign in to Circles.",
                    ],
                },
            ),
            Self::Database(error) => {
                tracing::error!(%error, "a link could not be opened");
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    Notice {
                        title: "That did not work",
                        paragraphs: &[
                            "The fault is ours, and nothing was changed. Please open the link again in a few minutes.",
                        ],
                    },
                )
            }
        };
        private(page::page_with_status(status, &notice))
    }
}

/// Keeps search engines from storing a page that is for the holder of a link alone. Every page forbids caches and referrers
/// besides.
pub(super) fn private(mut response: Response) -> Response {
    response.headers_mut().insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    response
}
