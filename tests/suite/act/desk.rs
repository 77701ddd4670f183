//! A programme manager, a person who asks, and the link in the mail between them.

use entity::model;
use entity::model::enums::JoinRequestStatus;
use entity::outbox::link::{Link, Purpose};
use entity::rules::Policy;
use reqwest::{StatusCode, header::HeaderMap};
use sea_orm::{ActiveEnum, EntityTrait};
use std::ops::Deref;
use tests::World;
use tests::gql::http_client;
use tests::rows::{at, id};
use tests::world::{Builder, Circle, Person, tied};

/// The circle's programme manager, who asks to join, the deputy, and somebody else.
pub(super) const MANAGER: u128 = 1;
pub(super) const ASKER: u128 = 2;
pub(super) const DEPUTY: u128 = 3;
pub(super) const OTHER: u128 = 4;

pub(super) const NAME: &str = "Zoë <b>O'Connor</b>";
pub(super) const TITLE: &str = "Deciding & <i>better</i>";
pub(super) const MESSAGE: &str = "Hello,\nI would like to \"join\" <script>alert(1)</script>";

const CIRCLE: u128 = 1;
pub(super) const REQUEST: u128 = tied(CIRCLE, ASKER);

/// What a browser would see.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) html: String,
}

impl Page {
    #[track_caller]
    pub(super) fn says(&self, text: &str) {
        assert!(
            self.html.contains(text),
            "\"{text}\" is not on the page: {}",
            self.html
        );
    }

    #[track_caller]
    pub(super) fn does_not_say(&self, text: &str) {
        assert!(
            !self.html.contains(text),
            "\"{text}\" is on the page: {}",
            self.html
        );
    }

    /// Fails if the page tells anything of the request or its circle.
    #[track_caller]
    pub(super) fn tells_nothing(&self) {
        for secret in ["Zoë", "Deciding", "would like to", "<form"] {
            self.does_not_say(secret);
        }
    }
}

/// A service with one circle of three seats, two of them taken, and one request.
pub(super) struct Desk(World);

impl Deref for Desk {
    type Target = World;

    fn deref(&self) -> &World {
        &self.0
    }
}

impl Desk {
    pub(super) async fn open() -> Self {
        let circle = Circle::proposed(CIRCLE, "Europe/London", at(0))
            .of_people(&[MANAGER, DEPUTY])
            .with_deputy(2, 1)
            .with(|row| {
                row.title = TITLE.to_owned();
                row.max_people = 3;
            })
            .requested(ASKER, JoinRequestStatus::Pending, at(90), &Policy::default())
            .with_request(|row| row.message = MESSAGE.to_owned());
        let world = World::build()
            .people([MANAGER, DEPUTY, OTHER])
            .person(Person::new(ASKER).set("display_name", NAME));
        Self::with(world.circle(circle)).await
    }

    pub(super) async fn with(world: Builder) -> Self {
        Self(world.start().await)
    }

    /// The link in the mail to `person`, as the worker makes it.
    pub(super) fn link_to(&self, person: u128) -> String {
        self.signed(&Link {
            purpose: Purpose::Decide(id(REQUEST)),
            person: id(person),
            epoch: 0,
            expires_at: Some(at(500)),
        })
    }

    pub(super) fn signed(&self, link: &Link) -> String {
        format!("/act/{}", self.link_keys().sign(link))
    }

    pub(super) async fn get(&self, path: &str) -> Page {
        page(http_client().get(self.url(path))).await
    }

    pub(super) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        page(http_client().post(self.url(path)).form(form)).await
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base())
    }

    /// Looks and acts, and fails unless each is answered with this status and this text, and none tells or changes
    /// anything.
    pub(super) async fn refuses(
        &self,
        path: &str,
        forms: &[&[(&str, &str)]],
        status: StatusCode,
        says: &str,
    ) {
        let before = self.contents().await;
        let mut pages = vec![self.get(path).await];
        for form in forms {
            pages.push(self.post(path, form).await);
        }
        for page in pages {
            assert_eq!(page.status, status, "{path}: {}", page.html);
            page.says(says);
            page.tells_nothing();
            assert_eq!(page.headers["cache-control"], "no-store");
            assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
        }
        assert_eq!(self.contents().await, before);
    }

    /// The request's state.
    pub(super) async fn status(&self) -> String {
        let found = model::join_request::Entity::find_by_id(id(REQUEST)).one(self.db.read());
        found.await.unwrap().unwrap().status.to_value()
    }
}

pub(super) async fn page(request: reqwest::RequestBuilder) -> Page {
    let answer = request.send().await.unwrap();
    Page {
        status: answer.status(),
        headers: answer.headers().clone(),
        html: answer.text().await.unwrap(),
    }
}
