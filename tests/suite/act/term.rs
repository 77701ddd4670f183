//! The page behind the links in "decide: continue or disband" and "twelve months".

use super::desk::{Desk, Page, TITLE};
use chrono::{DateTime, NaiveDate, Utc};
use entity::model;
use entity::model::enums::{CircleState, Decision, StayAnswer};
use entity::outbox::link::{Link, Purpose};
use futures::join;
use reqwest::StatusCode;
use sea_orm::EntityTrait;
use tests::World;
use tests::gql::http_client;
use tests::rows::id;
use tests::world::Circle;

const CIRCLE: u128 = 7;
const MANAGER: u128 = 701;
const STAYER: u128 = 702;
const LEAVER: u128 = 703;
const SILENT: u128 = 704;
const OUTSIDER: u128 = 9;

const CONTINUE: &[(&str, &str)] = &[("decision", "continue")];
const COMPLETE: &[(&str, &str)] = &[("decision", "complete")];
const STAY: &[(&str, &str)] = &[("decision", "stay")];
const LEAVE: &[(&str, &str)] = &[("decision", "leave")];
const TAKE_OVER: &[(&str, &str)] = &[("decision", "take-over")];
const ALL: &[&[(&str, &str)]] = &[CONTINUE, COMPLETE, STAY, LEAVE, TAKE_OVER];

/// In the term that ends on 1 March 2027 in India: ten days before.
const BEFORE: &str = "2027-02-19T08:00:00Z";
/// After its end, before the circle lapses.
const GRACE: &str = "2027-03-05T08:00:00Z";
/// When it does: 00:00 of 15 March there.
const LAPSES: &str = "2027-03-14T18:30:00Z";

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Four people whose `in_term`th term ends on 1 March 2027, one who wants to stay and one who does not, and somebody else.
async fn desk(in_term: u32, now: &str) -> Desk {
    desk_with(in_term, now, |circle| circle).await
}

async fn desk_with(in_term: u32, now: &str, change: fn(Circle) -> Circle) -> Desk {
    let started_on = match in_term {
        1 => NaiveDate::from_ymd_opt(2026, 9, 1),
        _ => NaiveDate::from_ymd_opt(2026, 3, 1),
    };
    let circle = Circle::active(CIRCLE, "Asia/Kolkata", started_on.unwrap(), in_term, 4)
        .with(|row| row.title = TITLE.to_owned())
        .answered(2, StayAnswer::Stay, instant(BEFORE))
        .answered(3, StayAnswer::Leave, instant(BEFORE));
    let world = World::build().at(instant(now)).people([OUTSIDER]);
    Desk::with(world.circle(change(circle))).await
}

/// The link in the mail to `person`, as the worker makes it.
fn link(desk: &Desk, person: u128) -> String {
    desk.signed(&link_of(person))
}

fn link_of(person: u128) -> Link {
    Link {
        purpose: Purpose::Term(id(CIRCLE)),
        person: id(person),
        epoch: 0,
        expires_at: Some(instant(LAPSES)),
    }
}

async fn circle(desk: &Desk) -> model::circle::Model {
    let found = model::circle::Entity::find_by_id(id(CIRCLE)).one(desk.db.read());
    found.await.unwrap().unwrap()
}

/// Whether the page has these buttons and no others.
#[track_caller]
fn offers(page: &Page, buttons: &[&str]) {
    let has = |name: &&str| page.html.contains(&format!("value=\"{name}\""));
    let all = ["continue", "complete", "stay", "leave", "take-over"];
    let offered: Vec<&str> = all.into_iter().filter(has).collect();
    assert_eq!(offered, buttons, "{}", page.html);
}

/// The button that ends the circle is behind a question that says what will happen.
#[track_caller]
fn asks_before_the_end(page: &Page, what_happens: &str) {
    let (_, question) = page.html.split_once("<details>").expect("a question");
    let (question, _) = question.split_once("</details>").expect("its end");
    for part in [
        "<h3>Disband the circle?</h3>",
        what_happens,
        "This cannot be undone.",
    ] {
        assert!(question.contains(part), "no \"{part}\" in {question}");
    }
    let buttons = |html: &str| html.matches("value=\"complete\"").count();
    assert_eq!((buttons(question), buttons(&page.html)), (1, 1));
}

#[track_caller]
fn counts(page: &Page, stay: u32, leave: u32, unanswered: u32) {
    for (what, count) in [("Stay", stay), ("Leave", leave), ("No answer", unanswered)] {
        page.says(&format!("<dt>{what}</dt><dd>{count}</dd>"));
    }
}

#[tokio::test]
async fn looking_shows_each_what_is_theirs_and_changes_nothing() {
    let desk = desk(1, BEFORE).await;
    let before = desk.contents().await;
    let page = desk.get(&link(&desk, MANAGER)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Deciding &#38; &#60;i&#62;better&#60;/i&#62;");
    page.says("Monday 1 March 2027 (Asia/Kolkata)");
    page.says("<dt>Days left</dt><dd>10</dd>");
    page.says("Monday 15 March 2027 (Asia/Kolkata), if nobody has decided");
    page.says("If you do not answer, you stay.");
    counts(&page, 1, 1, 2);
    offers(&page, &["continue", "complete", "stay", "leave"]);
    asks_before_the_end(
        &page,
        "It ends on Monday 1 March 2027, and with it all memberships.",
    );
    page.does_not_say("Person 70");
    page.does_not_say("TWELVE_MONTHS");
    page.does_not_say("<textarea");
    for header in [
        ("cache-control", "no-store"),
        ("x-robots-tag", "noindex, nofollow"),
    ] {
        assert_eq!(page.headers[header.0], header.1);
    }

    for (person, own) in [
        (STAYER, "You said that you stay"),
        (LEAVER, "You said that you leave"),
        (SILENT, "You have not answered yet"),
    ] {
        let page = desk.get(&link(&desk, person)).await;
        page.says(own);
        page.does_not_say("Who wants to stay");
        page.does_not_say("Person 70");
        offers(&page, &["stay", "leave"]);
    }
    let head = http_client().head(desk.url(&link(&desk, MANAGER))).send().await;
    assert_eq!(head.unwrap().status(), StatusCode::OK);
    let query = desk
        .get(&format!("{}?decision=continue", link(&desk, MANAGER)))
        .await;
    assert_eq!(query.status, StatusCode::OK);
    assert_eq!(desk.contents().await, before);
}

#[tokio::test]
async fn an_answer_is_private_and_the_last_one_counts() {
    let desk = desk(1, BEFORE).await;
    let before = desk.contents().await;
    let silent = link(&desk, SILENT);
    desk.post(&silent, LEAVE).await.says("You said that you leave");
    counts(&desk.get(&link(&desk, MANAGER)).await, 1, 2, 1);
    let page = desk.post(&silent, STAY).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("You said that you stay");
    counts(&desk.post(&link(&desk, MANAGER), STAY).await, 3, 1, 0);
    let after = desk.contents().await;
    assert_ne!(after["stay_answer"], before["stay_answer"]);
    for told in ["circle_event", "outbox", "circle"] {
        assert_eq!(after[told], before[told], "{told}");
    }
    desk.invariants_hold("acting from a mail").await;
}

#[tokio::test]
async fn the_manager_continues_and_the_others_may_still_answer() {
    let desk = desk(1, BEFORE).await;
    let page = desk.post(&link(&desk, MANAGER), CONTINUE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("It is decided: the circle goes on for six more months, until Wednesday 1 September 2027.");
    page.does_not_say("Who wants to stay");
    offers(&page, &["stay", "leave"]);
    assert_eq!(circle(&desk).await.decision, Some(Decision::Continue));
    desk.invariants_hold("acting from a mail").await;

    let decided = desk.contents().await;
    for again in [CONTINUE, COMPLETE] {
        let page = desk.post(&link(&desk, MANAGER), again).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("It has been decided already that the circle goes on after the term.");
        page.says("your answer changed nothing");
        page.says("It is decided: ");
    }
    assert_eq!(desk.contents().await, decided);
    let page = desk.post(&link(&desk, STAYER), LEAVE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("It is decided: ");
    page.says("You said that you leave");

    // The next term begins, and with it the answers are history.
    desk.clock.set(instant(GRACE));
    desk.play().await;
    let page = desk.get(&link(&desk, SILENT)).await;
    page.says("The circle goes on: its term ends on Wednesday 1 September 2027.");
    page.says("from Saturday 3 July 2027 on");
    page.does_not_say("Your own answer");
    offers(&page, &[]);
    let page = desk.get(&link(&desk, LEAVER)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Your place in it ended with the term");
    offers(&page, &[]);
    let page = desk.post(&link(&desk, MANAGER), COMPLETE).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("from 2027-07-03 on");
    desk.invariants_hold("acting from a mail").await;
}

#[tokio::test]
async fn the_manager_ends_the_circle_with_its_term() {
    let desk = desk(1, BEFORE).await;
    let page = desk.post(&link(&desk, MANAGER), COMPLETE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("It is decided: the circle ends with its term, on Monday 1 March 2027.");
    offers(&page, &[]);
    assert_eq!(circle(&desk).await.decision, Some(Decision::Disband));
    desk.invariants_hold("acting from a mail").await;
    let page = desk.get(&link(&desk, LEAVER)).await;
    page.says("It is decided: ");
    page.says("You said that you leave");
    offers(&page, &[]);
    let page = desk.post(&link(&desk, STAYER), LEAVE).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("It has been decided already that the circle ends with the term.");

    desk.clock.set(instant(GRACE));
    desk.play().await;
    for person in [MANAGER, LEAVER] {
        let page = desk.get(&link(&desk, person)).await;
        assert_eq!(page.status, StatusCode::OK);
        page.says("The circle has ended.");
        page.does_not_say("Your own answer");
        offers(&page, &[]);
    }
}

#[tokio::test]
async fn after_twelve_months_it_takes_the_advice_and_a_reason() {
    let desk = desk(2, BEFORE).await;
    let (manager, before) = (link(&desk, MANAGER), desk.contents().await);
    let page = desk.get(&manager).await;
    page.says("value=\"TWELVE_MONTHS\"");
    page.says("the programme recommends disbanding");
    page.says(" required");
    page.does_not_say("role=\"alert\"");
    page.does_not_say("aria-invalid");
    desk.get(&link(&desk, STAYER)).await.does_not_say("<textarea");

    let page = desk
        .post(
            &manager,
            &[("decision", "continue"), ("reason", "Not <done> yet")],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("<title>Not done yet: ");
    page.says("The programme has advice on another term.");
    page.says("aria-invalid=\"true\"");
    page.says("Not &#60;done&#62; yet</textarea>");

    let read = ("acknowledge", "TWELVE_MONTHS");
    for missing in ["", " \r\n"] {
        let page = desk
            .post(&manager, &[read, ("decision", "continue"), ("reason", missing)])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("Say why the circle goes on after twelve months");
        page.says(" checked>");
        page.says("aria-invalid=\"true\" aria-describedby=\"problems\"");
    }
    let long = "word ".repeat(200);
    let page = desk
        .post(&manager, &[read, ("decision", "continue"), ("reason", &long)])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("The reason ");
    page.says(&long);
    assert_eq!(desk.contents().await, before);

    let page = desk
        .post(
            &manager,
            &[read, ("decision", "continue"), ("reason", "We are not\r\ndone")],
        )
        .await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("It is decided: ");
    let after = desk.contents().await;
    assert!(after["circle_event"].contains("TWELVE_MONTHS"));
    assert!(after["circle_decision"].contains("We are not"));
    desk.invariants_hold("acting from a mail").await;
}

#[tokio::test]
async fn in_the_grace_period_a_participant_takes_over_and_decides() {
    let desk = desk(1, GRACE).await;
    let page = desk.get(&link(&desk, MANAGER)).await;
    page.says("<dt>Term ended</dt>");
    page.does_not_say("Days left");
    asks_before_the_end(&page, "It ends today, and with it all memberships.");
    offers(&page, &["continue", "complete", "stay", "leave"]);
    let stayer = link(&desk, STAYER);
    let page = desk.get(&stayer).await;
    page.says("anybody in it may take over as programme manager");
    offers(&page, &["stay", "leave", "take-over"]);

    let page = desk.post(&stayer, TAKE_OVER).await;
    assert_eq!(page.status, StatusCode::OK);
    counts(&page, 1, 1, 2);
    offers(&page, &["continue", "complete", "stay", "leave"]);
    let taken = desk.contents().await;
    let page = desk.post(&stayer, TAKE_OVER).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("You are the circle&#39;s programme manager already.");

    // Who was programme manager is a participant, and could take the duty back.
    for decision in [CONTINUE, COMPLETE] {
        let page = desk.post(&link(&desk, MANAGER), decision).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("You are not the circle&#39;s programme manager now");
        page.does_not_say("Who wants to stay");
        offers(&page, &["stay", "leave", "take-over"]);
    }
    assert_eq!(desk.contents().await, taken);
    desk.invariants_hold("acting from a mail").await;

    let page = desk.post(&stayer, COMPLETE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("The circle has ended.");
    assert_eq!(circle(&desk).await.state, CircleState::Completed);
    desk.get(&link(&desk, MANAGER))
        .await
        .says("The circle has ended.");
    desk.invariants_hold("acting from a mail").await;
}

#[tokio::test]
async fn who_leaves_with_the_decision_is_told_so() {
    let desk = desk(1, GRACE).await;
    let manager = link(&desk, MANAGER);
    desk.post(&manager, LEAVE).await.says("You said that you leave");
    let page = desk.post(&manager, CONTINUE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("The circle goes on. Your place in it ended with the term");
    offers(&page, &[]);
    assert_eq!(circle(&desk).await.term, 2);
    desk.invariants_hold("acting from a mail").await;
}

#[tokio::test]
async fn a_vacant_place_is_offered_to_those_who_may_take_it() {
    let vacant = |circle: Circle| circle.with_deputy(2, 1).vacant_since(instant(BEFORE));
    let desk = desk_with(1, BEFORE, vacant).await;
    let deputy = link(&desk, STAYER);
    let page = desk.get(&deputy).await;
    page.says("The circle has no programme manager");
    offers(&page, &["stay", "leave", "take-over"]);
    let page = desk.get(&link(&desk, SILENT)).await;
    offers(&page, &["stay", "leave"]);
    let page = desk.post(&link(&desk, SILENT), TAKE_OVER).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("not to be taken over at the moment");
    let page = desk.post(&deputy, TAKE_OVER).await;
    offers(&page, &["continue", "complete", "stay", "leave"]);
}

#[tokio::test]
async fn a_lapsed_circle_says_until_when_it_can_be_taken_up_again() {
    let lapsed = |circle: Circle| {
        circle.with(|row| {
            row.state = CircleState::Lapsed;
            row.lapsed_at = Some(instant(LAPSES));
        })
    };
    let desk = desk_with(1, LAPSES, lapsed).await;
    let before = desk.contents().await;
    // A link of a time with a longer grace period.
    let path = desk.signed(&Link {
        expires_at: Some(instant("2027-04-01T00:00:00Z")),
        ..link_of(MANAGER)
    });
    let page = desk.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Thursday 13 May 2027, 19:30 (Europe/London)");
    page.does_not_say("Your own answer");
    offers(&page, &[]);
    for form in ALL {
        let page = desk.post(&path, form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("The circle is lapsed");
    }
    assert_eq!(desk.contents().await, before);
}

#[tokio::test]
async fn of_three_answers_at_once_one_counts() {
    for _ in 0..5 {
        let desk = desk(1, GRACE).await;
        let (manager, stayer) = (link(&desk, MANAGER), link(&desk, STAYER));
        let (goes_on, ends, taken) = join!(
            desk.post(&manager, CONTINUE),
            desk.post(&manager, COMPLETE),
            desk.post(&stayer, TAKE_OVER)
        );
        let pages = [goes_on, ends, taken];
        let done = pages.iter().filter(|page| page.status == StatusCode::OK);
        assert_eq!(done.count(), 1, "{pages:?}");
        desk.invariants_hold("acting from a mail").await;
    }
}

#[tokio::test]
async fn who_is_not_in_the_circle_is_told_nothing() {
    let desk = desk(1, BEFORE).await;
    let says = "You do not take part in this circle";
    desk.refuses(&link(&desk, OUTSIDER), ALL, StatusCode::FORBIDDEN, says)
        .await;
    let silent = link(&desk, SILENT);
    assert_eq!(desk.get(&silent).await.status, StatusCode::OK);
    let silents = "employee_id = (SELECT id FROM employee WHERE hr_id = '704')";
    let left = "UPDATE membership SET status = 'LEFT', ended_at = joined_at WHERE";
    desk.sql(&format!("{left} {silents}")).await;
    desk.sql(&format!("DELETE FROM circle_tie WHERE {silents}")).await;
    desk.refuses(&silent, ALL, StatusCode::FORBIDDEN, says).await;
    let gone = desk.signed(&Link {
        purpose: Purpose::Term(id(99)),
        ..link_of(MANAGER)
    });
    desk.refuses(&gone, ALL, StatusCode::FORBIDDEN, says).await;
}

#[tokio::test]
async fn who_is_not_eligible_or_has_not_agreed_is_told_so() {
    let desk = desk(1, BEFORE).await;
    let manager = link(&desk, MANAGER);
    desk.sql("UPDATE profile SET consent_version = '2020-01'").await;
    let says = "a privacy notice that you have not agreed to";
    desk.refuses(&manager, ALL, StatusCode::FORBIDDEN, says).await;
    desk.sql("UPDATE employee SET employment_type = 'agency'").await;
    let says = "Circles are open to regular employees";
    desk.refuses(&manager, ALL, StatusCode::FORBIDDEN, says).await;
}

#[tokio::test]
async fn a_link_that_is_over_revoked_or_for_something_else_opens_nothing() {
    let desk = desk(1, BEFORE).await;
    let manager = link(&desk, MANAGER);
    let decide = desk.signed(&Link {
        purpose: Purpose::Decide(id(CIRCLE)),
        ..link_of(MANAGER)
    });
    let says = "You do not decide about this request";
    desk.refuses(&decide, ALL, StatusCode::FORBIDDEN, says).await;
    let token = manager.trim_start_matches("/act/");
    let unsubscribe = format!("/unsubscribe/{token}");
    let page = desk.get(&unsubscribe).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.says("This link does not work");

    desk.sql("UPDATE profile SET mail_epoch = 1").await;
    desk.refuses(&manager, ALL, StatusCode::GONE, "This link was revoked")
        .await;
    desk.sql("UPDATE profile SET mail_epoch = 0").await;
    assert_eq!(desk.get(&manager).await.status, StatusCode::OK);
    desk.clock.set(instant(LAPSES));
    desk.refuses(&manager, ALL, StatusCode::GONE, "This link has expired")
        .await;
}

#[tokio::test]
async fn what_is_no_answer_changes_nothing() {
    let desk = desk(1, BEFORE).await;
    let (manager, before) = (link(&desk, MANAGER), desk.contents().await);
    let forms: &[&[(&str, &str)]] = &[
        &[],
        &[("decision", "approve")],
        &[("decision", "continue"), ("decision", "complete")],
        &[("decision", "continue"), ("acknowledge", "EVERYTHING")],
        &[("decision", "stay"), ("personId", "1")],
    ];
    for form in forms {
        let page = desk.post(&manager, form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        page.says("We could not read the answer");
        offers(&page, &["continue", "complete", "stay", "leave"]);
    }
    assert_eq!(desk.contents().await, before);
}
