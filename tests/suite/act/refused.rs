//! Links that open nothing, and people who may not (any more): each is told what to do, and nothing else.

use super::desk::{ASKER, Desk, MANAGER, OTHER, Page, page};
use super::{APPROVE, DECLINE};
use chrono::TimeDelta;
use entity::model::employee;
use entity::outbox::Subscription;
use entity::outbox::link::{Link, LinkKeys, Purpose};
use reqwest::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tests::gql::http_client;
use tests::rows::{at, id};

async fn is_refused(desk: &Desk, path: &str, status: StatusCode, says: &str) {
    desk.refuses(path, &[APPROVE, DECLINE], status, says).await;
}

#[tokio::test]
async fn a_forged_link_tells_nothing() {
    let desk = Desk::open().await;
    let good = desk.link_to(MANAGER);
    let stranger = LinkKeys::new(["a secret of somebody else, long enough"]).unwrap();
    let link = Link {
        purpose: Purpose::Decide(id(1)),
        person: id(MANAGER),
        epoch: 0,
        expires_at: None,
    };
    let mut forged = vec![
        "/act/x".to_owned(),
        "/act/%00".to_owned(),
        format!("/act/{}", stranger.sign(&link)),
        good[..good.len() - 1].to_owned(),
        format!("{good}A"),
    ];
    // One character after the other replaced.
    forged.extend((5..good.len()).step_by(7).map(|at| {
        let other = if &good[at..=at] == "A" { "B" } else { "A" };
        format!("{}{other}{}", &good[..at], &good[at + 1..])
    }));
    for path in forged {
        is_refused(&desk, &path, StatusCode::NOT_FOUND, "This link does not work").await;
    }
}

#[tokio::test]
async fn a_link_for_another_purpose_opens_nothing() {
    let desk = Desk::open().await;
    let path = desk.signed(&Link {
        purpose: Purpose::Unsubscribe(Subscription::Reminders),
        person: id(MANAGER),
        epoch: 0,
        expires_at: None,
    });
    is_refused(&desk, &path, StatusCode::NOT_FOUND, "This link does not work").await;
}

#[tokio::test]
async fn an_expired_link_says_so() {
    let desk = Desk::open().await;
    let link = desk.link_to(MANAGER);
    desk.clock.set(at(500) - TimeDelta::seconds(1));
    assert_eq!(desk.get(&link).await.status, StatusCode::OK);
    desk.clock.set(at(500));
    is_refused(&desk, &link, StatusCode::GONE, "This link has expired").await;
}

#[tokio::test]
async fn a_revoked_link_says_so() {
    let desk = Desk::open().await;
    let link = desk.link_to(MANAGER);
    desk.sql("UPDATE profile SET mail_epoch = 1").await;
    is_refused(&desk, &link, StatusCode::GONE, "This link was revoked").await;
}

#[tokio::test]
async fn who_lost_the_duty_is_refused() {
    let desk = Desk::open().await;
    let link = desk.link_to(MANAGER);
    assert_eq!(desk.get(&link).await.status, StatusCode::OK);
    desk.sql("UPDATE duty SET ended_at = since WHERE slot = 0").await;
    let says = "You do not decide about this request";
    is_refused(&desk, &link, StatusCode::FORBIDDEN, says).await;
    // Nor does anybody else whom a link was made for, the requester first of all.
    for person in [ASKER, OTHER] {
        is_refused(&desk, &desk.link_to(person), StatusCode::FORBIDDEN, says).await;
    }
}

#[tokio::test]
async fn who_is_not_eligible_or_has_not_agreed_is_told_so() {
    let desk = Desk::open().await;
    let link = desk.link_to(MANAGER);
    desk.sql("UPDATE profile SET consent_version = '2020-01'").await;
    let says = "a privacy notice that you have not agreed to";
    is_refused(&desk, &link, StatusCode::FORBIDDEN, says).await;
    desk.sql("UPDATE employee SET employment_type = 'agency'").await;
    let says = "Circles are open to regular employees";
    is_refused(&desk, &link, StatusCode::FORBIDDEN, says).await;
}

#[tokio::test]
async fn who_was_excluded_at_the_last_sign_in_is_told_so() {
    let desk = Desk::open().await;
    let link = desk.link_to(MANAGER);
    desk.sql("UPDATE profile SET excluded_by_claim = true").await;
    let says = "Circles are open to regular employees";
    is_refused(&desk, &link, StatusCode::FORBIDDEN, says).await;
    desk.sql("UPDATE profile SET excluded_by_claim = false").await;
    assert_eq!(desk.get(&link).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_person_or_request_that_is_not_there_opens_nothing() {
    let desk = Desk::open().await;
    let link = Link {
        purpose: Purpose::Decide(id(1)),
        person: id(99),
        epoch: 0,
        expires_at: None,
    };
    is_refused(
        &desk,
        &desk.signed(&link),
        StatusCode::NOT_FOUND,
        "This link does not work",
    )
    .await;
    let gone = Link {
        purpose: Purpose::Decide(id(99)),
        person: id(MANAGER),
        ..link
    };
    let says = "You do not decide about this request";
    is_refused(&desk, &desk.signed(&gone), StatusCode::FORBIDDEN, says).await;
}

#[tokio::test]
async fn what_is_no_answer_changes_nothing() {
    let desk = Desk::open().await;
    let (link, before) = (desk.link_to(MANAGER), desk.contents().await);
    let post = || http_client().post(desk.url(&link));
    let pages: Vec<Page> = vec![
        page(post()).await,
        page(post().json(&serde_json::json!({ "decision": "approve" }))).await,
        page(
            post()
                .header("content-type", "text/plain")
                .body("decision=approve"),
        )
        .await,
        page(post().form(&[("decision", "maybe")])).await,
        page(post().form(&[("decision", "approve"), ("decision", "decline")])).await,
        page(post().form(&[("decision", "approve"), ("acknowledge", "<b>")])).await,
        page(post().form(&[("decision", "decline"), ("reason", &"x".repeat(20_000))])).await,
        page(post().form(&[("decision", "approve"), ("personId", "1")])).await,
    ];
    for page in pages {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.html);
        page.says("We could not read the answer");
    }
    // The decision stands in the body alone.
    let query = page(http_client().get(format!("{}?decision=approve", desk.url(&link)))).await;
    assert_eq!(query.status, StatusCode::OK);
    assert_eq!(desk.contents().await, before);
}

/// A zone that was known once, and is not in this release's time zone data.
#[tokio::test]
async fn a_page_whose_times_cannot_be_told_is_our_fault() {
    let desk = Desk::open().await;
    let lost = employee::Entity::update_many()
        .col_expr(employee::Column::Zone, Expr::value("Europe/Atlantis"))
        .filter(employee::Column::Id.eq(id(MANAGER)));
    lost.exec(desk.db.read()).await.unwrap();
    let page = desk.get(&desk.link_to(MANAGER)).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.html);
    page.says("The fault is ours");
    page.tells_nothing();
}
