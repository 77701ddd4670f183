//! A programme manager, a person who asks, and the link in the mail between them.

use entity::model;
use entity::outbox::link::{Link, Purpose};
use entity::support::db::Db;
use reqwest::{StatusCode, header::HeaderMap};
use sea_orm::{ActiveEnum, ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;
use tests::{
    Service, TestDatabase, contents,
    gql::http_client,
    invariants,
    rows::{Row, at, circle, duty, employee, id, join_request, membership, profile, seed, tie, topic},
};

/// The circle's programme manager, who asks to join, the deputy, and somebody else.
pub(super) const MANAGER: u128 = 1;
pub(super) const ASKER: u128 = 2;
pub(super) const DEPUTY: u128 = 3;
pub(super) const OTHER: u128 = 4;

pub(super) const NAME: &str = "Zoë <b>O'Connor</b>";
pub(super) const TITLE: &str = "Deciding & <i>better</i>";
pub(super) const MESSAGE: &str = "Hello,\nI would like to \"join\" <script>alert(1)</script>";

const CIRCLE: u128 = 1;
pub(super) const REQUEST: u128 = 1;

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
pub(super) struct Desk {
    pub(super) service: Service,
    pub(super) db: Db,
    // Dropped last: with it goes the database.
    _database: TestDatabase,
}

impl Desk {
    pub(super) async fn open() -> Self {
        let mut rows = vec![topic(1)];
        for person in [MANAGER, DEPUTY, OTHER] {
            rows.extend([employee(person), profile(person)]);
        }
        rows.extend([
            employee(ASKER).set("display_name", NAME),
            profile(ASKER),
            circle(CIRCLE, 1, MANAGER)
                .set("title", TITLE)
                .set("people_count", 2)
                .set("max_people", 3)
                .set("pm_vacant_since", None::<chrono::DateTime<chrono::Utc>>),
            tie(CIRCLE, MANAGER, "MEMBERSHIP"),
            membership(1, CIRCLE, MANAGER),
            duty(1, CIRCLE, MANAGER, 0),
            tie(CIRCLE, DEPUTY, "MEMBERSHIP"),
            membership(2, CIRCLE, DEPUTY),
            duty(2, CIRCLE, DEPUTY, 1),
            tie(CIRCLE, ASKER, "REQUEST"),
            join_request(REQUEST, CIRCLE, ASKER, 1).set("message", MESSAGE),
        ]);
        Self::with(rows).await
    }

    /// A service with these rows.
    pub(super) async fn with(rows: Vec<Row>) -> Self {
        let database = TestDatabase::migrated().await;
        let db = database.connect().await;
        seed(&db, rows).await;
        let service = Service::start(&database, database.connect().await, &[]).await;
        Self {
            service,
            db,
            _database: database,
        }
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
        format!("/act/{}", self.service.link_keys().sign(link))
    }

    pub(super) async fn get(&self, path: &str) -> Page {
        page(http_client().get(self.url(path))).await
    }

    pub(super) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        page(http_client().post(self.url(path)).form(form)).await
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.service.base())
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

    /// Every row of every table.
    pub(super) async fn contents(&self) -> BTreeMap<String, String> {
        contents::of(self.db.read()).await
    }

    /// The request's state.
    pub(super) async fn status(&self) -> String {
        let found = model::join_request::Entity::find_by_id(id(REQUEST)).one(self.db.read());
        found.await.unwrap().unwrap().status.to_value()
    }

    pub(super) async fn invariants_hold(&self) {
        invariants::assert_hold(self.db.read(), "acting from a mail").await;
    }

    /// Changes a row behind the service's back.
    pub(super) async fn sql(&self, sql: &str) {
        self.db
            .transaction(async |tx| tx.execute_unprepared(sql).await)
            .await
            .unwrap();
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
