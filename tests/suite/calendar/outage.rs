//! The clock was away: for 26 hours, and for three weeks. What changes a circle is made up for; mails that are older than
//! their meaning are merged or left out, and counted.

use super::{circle, date, happened, instant, programme_at, said, write};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::enums::{CircleState, Decision, MeetingState};
use entity::model::meeting;
use entity::ops::clock::{PlayCircle, PlayedStep};
use entity::rules::schedule::{CircleStep, RequestStep, Step};
use entity::rules::{Policy, schedule};
use sea_orm::{EntityTrait, QueryFilter};
use tests::{
    World, invariants,
    rows::id,
    world::{Circle, Replica, begin},
};

const ZONE: &str = "Europe/Berlin";
const HOURS_26: TimeDelta = TimeDelta::hours(26);
const WEEKS_3: TimeDelta = TimeDelta::weeks(3);

/// The circle whose clock stands still: 701 manages, 702 is a deputy, 703 and 704 take part.
fn circle_of(terms: u32) -> Circle {
    Circle::active(7, ZONE, date("2026-09-15"), terms, 4).with_deputy(2, 1)
}

/// When its term ends.
fn end_of(terms: u32) -> DateTime<Utc> {
    begin(ZONE, date(if terms == 1 { "2027-03-15" } else { "2027-09-15" }))
}

/// What an outage brought.
struct Made {
    replica: Replica,
    steps: Vec<PlayedStep>,
    _world: World,
}

/// Sweeps at `before`, where nothing is due, then not for as long as `outage`, then plays.
async fn away(circle: Circle, before: DateTime<Utc>, outage: TimeDelta) -> Made {
    let world = programme_at(before).start().await;
    let replica = world.replica(before).await;
    write(replica.db(), [circle.played_until(before)]).await;
    replica.sweep().await;
    assert_eq!(said(replica.db()).await, [""; 0]);
    replica.clock.advance(outage);
    let circle_id = id(7);
    let played = replica
        .db()
        .write(&replica.cx(), PlayCircle { circle_id })
        .await
        .unwrap();
    // The sweep finds nothing more.
    let once = said(replica.db()).await;
    replica.sweep().await;
    let circles_only: Vec<_> = said(replica.db())
        .await
        .into_iter()
        .filter(|mail| !mail.starts_with("administrators_weekly"))
        .collect();
    assert_eq!(circles_only, once);
    invariants::assert_hold(replica.db().read(), "an outage").await;
    Made {
        replica,
        steps: played.steps,
        _world: world,
    }
}

impl Made {
    /// The steps, with a `-` before those whose mail was left out.
    fn steps(&self) -> Vec<String> {
        let name = |played: &PlayedStep| {
            let sign = if played.overtaken { "-" } else { "" };
            let name = played.step.name();
            match played.step {
                Step::Circle(
                    CircleStep::RemindToDecide(days) | CircleStep::AdviseAfterTwelveMonths(days),
                )
                | Step::JoinRequest(RequestStep::RemindOfRequest(days)) => format!("{sign}{name} {days}"),
                _ => format!("{sign}{name}"),
            }
        };
        self.steps.iter().map(name).collect()
    }

    async fn said(&self) -> Vec<String> {
        let all = said(self.replica.db()).await;
        all.into_iter()
            .filter(|mail| !mail.starts_with("administrators_weekly"))
            .collect()
    }

    async fn happened(&self) -> Vec<String> {
        happened(self.replica.db(), 7).await
    }
}

#[tokio::test]
async fn twenty_six_hours_over_the_end_of_a_term() {
    let made = away(circle_of(1), end_of(1) - TimeDelta::hours(1), HOURS_26).await;
    assert_eq!(made.steps(), ["end_term"]);
    assert_eq!(made.happened().await, ["DECISION_OVERDUE"]);
    let all = [
        "decision_overdue 1",
        "decision_overdue 701",
        "decision_overdue 702",
    ];
    assert_eq!(made.said().await, all);
}

#[tokio::test]
async fn three_weeks_over_the_end_of_a_term() {
    let before = end_of(1) - TimeDelta::days(4);
    let made = away(circle_of(1), before, WEEKS_3).await;
    // Neither the last reminder nor that a decision is overdue is said to those whose circle has lapsed.
    assert_eq!(made.steps(), ["-remind_to_decide 3", "-end_term", "lapse"]);
    assert_eq!(made.happened().await, ["DECISION_OVERDUE", "LAPSED"]);
    let all = ["701", "702", "703", "704"].map(|person| format!("circle_lapsed {person}"));
    assert_eq!(made.said().await, all);
    // There are sixty days to take it up again from when it lapsed, not from when it should have; people are reminded a week
    // before they are over.
    let row = circle(made.replica.db(), 7).await;
    assert_eq!(row.state, CircleState::Lapsed);
    assert_eq!(row.due_at, Some(before + WEEKS_3 + TimeDelta::days(60 - 7)));
}

#[tokio::test]
async fn three_weeks_over_the_end_of_twelve_months() {
    let made = away(circle_of(2), end_of(2) - TimeDelta::days(4), WEEKS_3).await;
    assert_eq!(
        made.steps(),
        [
            "-remind_to_decide 3",
            "-end_term",
            "-advise_after_twelve_months 0",
            "lapse"
        ]
    );
    let all = ["701", "702", "703", "704"].map(|person| format!("circle_lapsed {person}"));
    assert_eq!(made.said().await, all);
}

#[tokio::test]
async fn twenty_six_hours_over_the_end_of_twelve_months() {
    let made = away(circle_of(2), end_of(2) - TimeDelta::hours(1), HOURS_26).await;
    assert_eq!(made.steps(), ["end_term", "advise_after_twelve_months 0"]);
    let overdue = ["1", "701", "702"].map(|person| format!("decision_overdue {person}"));
    let advice = ["701", "702", "703", "704"].map(|person| format!("twelve_months {person}"));
    assert_eq!(made.said().await, [overdue.to_vec(), advice.to_vec()].concat());
}

#[tokio::test]
async fn three_weeks_over_the_end_of_a_term_that_goes_on() {
    let before = end_of(1) - TimeDelta::days(4);
    let going_on = circle_of(1).decided(Decision::Continue, before);
    let made = away(going_on, before, WEEKS_3).await;
    assert_eq!(made.steps(), ["end_term"]);
    assert_eq!(made.happened().await, ["TERM_BEGAN"]);
    assert_eq!(made.said().await, [""; 0]);
    let row = circle(made.replica.db(), 7).await;
    assert_eq!((row.term, row.term_ends_on), (2, Some(date("2027-09-15"))));
    // Of the next term's meetings none is planned in the past.
    let meetings = meeting::Entity::find()
        .filter(meeting::COLUMN.circle_id.eq(id(7)))
        .filter(meeting::COLUMN.term.eq(2))
        .all(made.replica.db().read())
        .await
        .unwrap();
    assert!(!meetings.is_empty());
    let today = (before + WEEKS_3).date_naive();
    assert!(meetings.iter().all(|meeting| meeting.planned_on >= today));
}

#[tokio::test]
async fn three_weeks_over_the_end_of_a_circle() {
    let before = end_of(1) - TimeDelta::days(4);
    let over = circle_of(1).decided(Decision::Disband, before);
    let made = away(over, before, WEEKS_3).await;
    assert_eq!(made.steps(), ["end_term"]);
    assert_eq!(made.happened().await, ["COMPLETED"]);
    let all = ["701", "702", "703", "704"].map(|person| format!("circle_closed {person}"));
    assert_eq!(made.said().await, all);
    let meetings = meeting::Entity::find()
        .all(made.replica.db().read())
        .await
        .unwrap();
    let today = (before + WEEKS_3).date_naive();
    let to_come = |meeting: &&meeting::Model| meeting.planned_on >= today;
    assert!(
        meetings
            .iter()
            .filter(to_come)
            .all(|meeting| meeting.state == MeetingState::Cancelled)
    );
}

#[tokio::test]
async fn three_weeks_over_two_reminders_make_one_that_everybody_gets() {
    let made = away(circle_of(1), end_of(1) - TimeDelta::days(31), WEEKS_3).await;
    assert_eq!(made.steps(), ["-remind_to_decide 30", "remind_to_decide 14"]);
    let all = ["701", "702", "703", "704"].map(|person| format!("decide_term {person}"));
    assert_eq!(made.said().await, all);
}

#[tokio::test]
async fn a_request_that_waited_through_an_outage() {
    let (policy, asked) = (Policy::default(), instant("2026-10-01T10:00:00Z"));
    let circle = || circle_of(1).asked(asked, &policy);
    // Three days and an hour after it was asked.
    let made = away(circle(), asked + TimeDelta::hours(47), HOURS_26).await;
    assert_eq!(made.steps(), ["remind_of_request 3"]);
    assert_eq!(
        made.said().await,
        ["requests_waiting 701", "requests_waiting 702"]
    );

    // It would have been said three times that it waits.
    let made = away(circle(), asked + TimeDelta::hours(1), WEEKS_3).await;
    assert_eq!(
        made.steps(),
        [
            "-remind_of_request 3",
            "-remind_of_request 7",
            "-escalate_request",
            "expire_request"
        ]
    );
    assert_eq!(made.happened().await, ["JOIN_REQUEST_EXPIRED"]);
    assert_eq!(made.said().await, ["request_expired 751"]);
}

#[tokio::test]
async fn an_offer_and_a_nomination_that_ran_out_meanwhile() {
    let (policy, then) = (Policy::default(), instant("2026-10-01T10:00:00Z"));
    let circle = circle_of(1)
        .offered(then, &policy)
        .named(then, &policy)
        .waitlisted(then)
        .with(|row| row.max_people = 5);
    let made = away(circle, then + TimeDelta::hours(1), WEEKS_3).await;
    assert_eq!(made.steps(), ["lapse_offer", "expire_nomination"]);
    assert_eq!(
        made.happened().await,
        ["OFFER_LAPSED", "JOIN_REQUEST_MOVED_UP", "NOMINATION_EXPIRED"]
    );
    // The seat goes to the next in line, who waits for an answer from now on, and not since three weeks ago.
    let all = [
        "moved_up 753",
        "new_join_request 701",
        "new_join_request 702",
        "offer_lapsed 751",
    ];
    assert_eq!(made.said().await, all);
    let due = circle_due(&made).await;
    assert_eq!(
        due,
        Some(then + TimeDelta::hours(1) + WEEKS_3 + TimeDelta::days(3))
    );
}

async fn circle_due(made: &Made) -> Option<DateTime<Utc>> {
    circle(made.replica.db(), 7).await.due_at
}

#[tokio::test]
async fn a_proposal_whose_last_reminder_comes_with_its_end() {
    let proposed = instant("2026-10-01T10:00:00Z");
    let circle = Circle::proposed(7, ZONE, proposed);
    let made = away(circle, proposed + TimeDelta::days(59), WEEKS_3 + WEEKS_3).await;
    assert_eq!(made.steps(), ["-remind_of_proposal", "expire_proposal"]);
    assert_eq!(made.said().await, ["will_not_start 701"]);
}

#[tokio::test]
async fn a_place_that_was_vacant_meanwhile() {
    let vacant = instant("2026-10-01T10:00:00Z");
    let circle = circle_of(1).vacant_since(vacant);
    let made = away(circle, vacant + TimeDelta::hours(100), HOURS_26).await;
    assert_eq!(made.steps(), ["ask_everybody_to_manage"]);
    let all = ["701", "702", "703", "704"].map(|person| format!("manager_wanted {person}"));
    assert_eq!(made.said().await, all);
    assert!(schedule::everybody_may_manage(
        &super::circle(made.replica.db(), 7).await,
        &Policy::default().clock,
        vacant + TimeDelta::hours(126)
    ));
}
