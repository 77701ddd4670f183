//! Acting from the mail: the page behind the link in "new join request"; and in [`term`] behind those about the end of a
//! circle's term.

mod desk;
mod refused;
mod term;

use desk::{ASKER, DEPUTY, Desk, MANAGER, page};
use entity::support::gid::{self, Kind};
use futures::join;
use reqwest::{Method, StatusCode};
use serde_json::json;
use tests::gql::http_client;

const APPROVE: &[(&str, &str)] = &[("decision", "approve")];
const DECLINE: &[(&str, &str)] = &[("decision", "decline"), ("reason", "")];

#[tokio::test]
async fn looking_shows_the_request_and_changes_nothing() {
    let desk = Desk::open().await;
    let (link, before) = (desk.link_to(MANAGER), desk.contents().await);
    let page = desk.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Zoë &#60;b&#62;O&#39;Connor&#60;/b&#62;");
    page.says("Deciding &#38; &#60;i&#62;better&#60;/i&#62;");
    page.says("I would like to &#34;join&#34; &#60;script&#62;");
    page.says("a member");
    page.says("2 people, 1 free\nseat");
    // The clock of the manager, who is in London.
    page.says("(Europe/London)");
    for header in [
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex, nofollow"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(page.headers[header.0], header.1);
    }
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("script-src"),
        "{policy}"
    );
    assert!(!page.html.contains("<script") && !page.headers.contains_key("set-cookie"));

    let head = http_client().head(desk.url(&link)).send().await.unwrap();
    assert_eq!(head.status(), StatusCode::OK);
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let other = http_client()
            .request(method, desk.url(&link))
            .send()
            .await
            .unwrap();
        assert_eq!(other.status(), StatusCode::METHOD_NOT_ALLOWED);
    }
    assert_eq!(desk.contents().await, before);
}

#[tokio::test]
async fn approving_takes_the_person_in_and_the_link_then_says_so() {
    let desk = Desk::open().await;
    let link = desk.link_to(MANAGER);
    let done = desk.post(&link, APPROVE).await;
    assert_eq!(done.status, StatusCode::OK);
    done.says("The request was approved.");
    done.does_not_say("<form");
    assert_eq!(desk.status().await, "APPROVED");
    desk.invariants_hold("acting from a mail").await;

    let after = desk.contents().await;
    desk.get(&link).await.says("The request was approved.");
    for again in [APPROVE, DECLINE] {
        let page = desk.post(&link, again).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("answered in the meantime");
    }
    assert_eq!(desk.contents().await, after, "a second answer changes nothing");
}

#[tokio::test]
async fn the_answer_is_followed_by_a_look() {
    let desk = Desk::open().await;
    let link = desk.link_to(MANAGER);
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let done = page(client.post(desk.url(&link)).form(DECLINE)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(
        format!("/act/{}", done.headers["location"].to_str().unwrap()),
        link
    );
    assert_eq!(done.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn a_deputy_declines_with_a_reason() {
    let desk = Desk::open().await;
    let link = desk.link_to(DEPUTY);
    let form = [("decision", "decline"), ("reason", "We are\r\ncomplete")];
    let done = desk.post(&link, &form).await;
    assert_eq!(done.status, StatusCode::OK);
    done.says("The request was declined.");
    assert_eq!(desk.status().await, "DECLINED");
    assert!(desk.contents().await["join_request"].contains("We are"));
    desk.invariants_hold("acting from a mail").await;
    // The manager's own link tells what the deputy did.
    desk.get(&desk.link_to(MANAGER))
        .await
        .says("The request was declined.");
}

#[tokio::test]
async fn a_reason_that_is_too_long_is_kept_in_the_form() {
    let desk = Desk::open().await;
    let reason = "word ".repeat(200);
    let page = desk
        .post(
            &desk.link_to(MANAGER),
            &[("decision", "decline"), ("reason", &reason)],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("role=\"alert\"");
    page.says("The reason ");
    page.says(&reason);
    assert_eq!(desk.status().await, "PENDING");
}

#[tokio::test]
async fn advice_is_read_before_approving() {
    let desk = Desk::open().await;
    // Zoë would be in a circle with her manager.
    desk.sql(
        "UPDATE employee SET manager_id = (SELECT id FROM employee WHERE hr_id = '1') WHERE hr_id = '2'",
    )
    .await;
    let (link, before) = (desk.link_to(MANAGER), desk.contents().await);
    let asked = desk.get(&link).await;
    asked.says("value=\"MANAGER_IN_CIRCLE\"");
    asked.does_not_say("role=\"alert\"");

    let missing = desk.post(&link, APPROVE).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "<title>Not done yet: ",
        "role=\"alert\"",
        "aria-invalid=\"true\"",
        "aria-describedby=\"problems\"",
    ] {
        missing.says(part);
    }
    assert_eq!(desk.contents().await, before);

    let read = [("acknowledge", "MANAGER_IN_CIRCLE"), ("decision", "approve")];
    desk.post(&link, &read).await.says("The request was approved.");
    assert_eq!(desk.status().await, "APPROVED");
    assert!(desk.contents().await["circle_event"].contains("MANAGER_IN_CIRCLE"));
}

#[tokio::test]
async fn of_two_answers_at_once_one_counts() {
    for _ in 0..10 {
        let desk = Desk::open().await;
        let (mine, deputys) = (desk.link_to(MANAGER), desk.link_to(DEPUTY));
        let (approved, again, declined) = join!(
            desk.post(&mine, APPROVE),
            desk.post(&mine, APPROVE),
            desk.post(&deputys, DECLINE)
        );
        let done = [&approved, &again, &declined]
            .iter()
            .filter(|page| page.status == StatusCode::OK)
            .count();
        assert_eq!(done, 1, "{approved:?} {again:?} {declined:?}");
        let expected = if declined.status == StatusCode::OK {
            "DECLINED"
        } else {
            "APPROVED"
        };
        assert_eq!(desk.status().await, expected);
        desk.invariants_hold("acting from a mail").await;
    }
}

#[tokio::test]
async fn a_full_circle_can_be_left_waiting_or_declined() {
    let desk = Desk::open().await;
    // Between the mail and the click somebody else took the seat: the smallest circle shows it.
    desk.sql("UPDATE circle SET max_people = 2").await;
    let (link, before) = (desk.link_to(MANAGER), desk.contents().await);
    let page = desk.get(&link).await;
    page.says("The circle is full");
    page.does_not_say("value=\"approve\"");
    let refused = desk.post(&link, APPROVE).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("No seat is free any more");
    assert_eq!(desk.contents().await, before);
    desk.post(&link, DECLINE).await.says("The request was declined.");
}

#[tokio::test]
async fn a_request_that_was_taken_back_says_so() {
    let desk = Desk::open().await;
    let id = gid::encode(Kind::JoinRequest, tests::rows::id(desk::REQUEST));
    let withdraw = json!({ "joinRequestId": id });
    desk.person(ASKER)
        .act("withdrawJoinRequest", "joinRequest { id }", withdraw)
        .await;
    let page = desk.get(&desk.link_to(MANAGER)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("took the request back");
    page.does_not_say("<form");
    page.does_not_say("I would like to");
}
