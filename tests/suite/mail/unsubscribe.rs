//! The page and the one click (RFC 8058) behind `List-Unsubscribe`.

use entity::model::profile;
use entity::outbox::Subscription;
use entity::outbox::link::{Link, Purpose};
use reqwest::{StatusCode, header::CONTENT_TYPE};
use sea_orm::EntityTrait;
use serde_json::json;
use tests::World;
use tests::gql::http_client;
use tests::rows::id;
use tests::world::Person;

const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

struct Mailbox(World);

impl Mailbox {
    async fn open() -> Self {
        let world = World::build().people([1]).person(Person::new(2).not_opted_in());
        Self(world.start().await)
    }

    fn link(&self, what: Subscription, person: u128) -> String {
        let token = self.0.link_keys().sign(&Link {
            purpose: Purpose::Unsubscribe(what),
            person: id(person),
            epoch: 0,
            expires_at: None,
        });
        format!("{}/unsubscribe/{token}", self.0.base())
    }

    /// Sends a form, as a mail program or a browser does.
    async fn post(&self, link: &str, body: &str) -> (StatusCode, String) {
        let request = http_client()
            .post(link)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body.to_owned());
        let answer = request.send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    /// Whether the person wants reminders, and news.
    async fn wants(&self) -> (bool, bool) {
        let row = profile::Entity::find_by_id(id(1)).one(self.0.db.read());
        let row = row.await.unwrap().unwrap();
        (row.wants_reminders, row.wants_news)
    }
}

#[tokio::test]
async fn one_click_turns_one_class_off_as_often_as_it_comes() {
    let mailbox = Mailbox::open().await;
    let link = mailbox.link(Subscription::Reminders, 1);
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    for _ in 0..2 {
        let request = client
            .post(&link)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(ONE_CLICK);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        assert!(answer.headers().get("set-cookie").is_none());
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert_eq!(mailbox.wants().await, (false, true));
    }
    mailbox
        .post(&mailbox.link(Subscription::News, 1), ONE_CLICK)
        .await;
    assert_eq!(mailbox.wants().await, (false, false));
}

#[tokio::test]
async fn the_click_may_come_as_multipart() {
    let mailbox = Mailbox::open().await;
    let body =
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    let request = http_client()
        .post(mailbox.link(Subscription::News, 1))
        .header(CONTENT_TYPE, "multipart/form-data; boundary=x")
        .body(body);
    assert_eq!(request.send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(mailbox.wants().await, (true, false));
}

#[tokio::test]
async fn looking_changes_nothing_and_the_page_turns_mails_on_again() {
    let mailbox = Mailbox::open().await;
    let link = mailbox.link(Subscription::News, 1);
    let before = mailbox.0.contents().await;
    let page = http_client().get(&link).send().await.unwrap();
    assert_eq!(page.headers()["x-robots-tag"], "noindex, nofollow");
    let page = page.text().await.unwrap();
    assert!(
        page.contains("News emails from your circles are on") && page.contains("value=\"no\""),
        "{page}"
    );
    assert!(!page.contains("person1") && !page.contains("Person 1"), "{page}");
    assert_eq!(
        http_client().head(&link).send().await.unwrap().status(),
        StatusCode::OK
    );
    let (status, page) = mailbox.post(&link, "wanted=perhaps").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("role=\"alert\""));
    assert_eq!(mailbox.0.contents().await, before);

    let (status, page) = mailbox.post(&link, "wanted=no").await;
    assert!(
        status == StatusCode::OK && page.contains("now turned off") && page.contains("value=\"yes\""),
        "{page}"
    );
    assert_eq!(mailbox.wants().await, (true, false));
    mailbox.post(&link, "wanted=yes").await;
    assert_eq!(mailbox.wants().await, (true, true));
}

#[tokio::test]
async fn a_link_works_for_people_who_are_not_eligible_any_more() {
    let mailbox = Mailbox::open().await;
    mailbox
        .0
        .sql("UPDATE employee SET employment_type = 'agency'")
        .await;
    mailbox
        .post(&mailbox.link(Subscription::News, 1), ONE_CLICK)
        .await;
    assert_eq!(mailbox.wants().await, (true, false));
}

#[tokio::test]
async fn revoked_and_foreign_links_turn_nothing_off() {
    let mailbox = Mailbox::open().await;
    let link = mailbox.link(Subscription::Reminders, 1);
    let revoke = "mutation { revokeMailLinks { viewer { wantsNews } userErrors { code } } }";
    mailbox.0.person(1).sends(revoke).await;
    let before = mailbox.0.contents().await;
    let (status, page) = mailbox.post(&link, ONE_CLICK).await;
    assert!(
        status == StatusCode::GONE && page.contains("This link was revoked"),
        "{page}"
    );
    let decide = mailbox.0.link_keys().sign(&Link {
        purpose: Purpose::Decide(id(1)),
        person: id(1),
        epoch: 1,
        expires_at: None,
    });
    let base = mailbox.0.base();
    for other in [
        format!("{base}/unsubscribe/{decide}"),
        format!("{base}/unsubscribe/abc"),
        // Somebody without a profile gets no mail that could be turned off.
        mailbox.link(Subscription::News, 2),
    ] {
        let (status, _) = mailbox.post(&other, ONE_CLICK).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(mailbox.0.contents().await, before);
}

#[tokio::test]
async fn preferences_are_the_persons_to_change() {
    let mailbox = Mailbox::open().await;
    let wanted = json!({ "wantsNews": false, "digest": "WEEKLY" });
    let selection = "viewer { wantsReminders wantsNews digest }";
    let payload = mailbox.0.person(1).act("updateProfile", selection, wanted).await;
    assert_eq!(
        payload["viewer"],
        json!({ "wantsReminders": true, "wantsNews": false, "digest": "WEEKLY" })
    );
}
