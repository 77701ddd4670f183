//! What the mails about a term's end say (25 to 28), and when they are skipped.

use super::stage::{change, day, has, running, sent, skips};
use crate::testing::{World, start};
use chrono::TimeDelta;
use entity::model::enums::{CircleState, Decision, JoinRequestStatus, MembershipStatus, StayAnswer};
use entity::model::{circle, circle_decision, membership, stay_answer};
use entity::outbox::MailKind;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// Says in term 1 that the person wants to stay, or to leave.
async fn answer(world: &World, person: u128, answer: StayAnswer) {
    world
        .add(stay_answer::Model {
            circle_id: Uuid::from_u128(10),
            term: 1,
            employee_id: Uuid::from_u128(person),
            answer,
            answered_at: start(),
        })
        .await;
}

/// Decides about term 1 (decision 80).
async fn decide(
    world: &World,
    circle: circle::Model,
    decision: Decision,
    reason: Option<&str>,
) -> circle::Model {
    world
        .add(circle_decision::Model {
            id: Uuid::from_u128(80),
            circle_id: circle.id,
            term: 1,
            decision,
            decided_by: Uuid::from_u128(1),
            as_administrator: false,
            reason: reason.map(str::to_owned),
            decided_at: start(),
        })
        .await;
    change(world, circle, |row| row.decision = Set(Some(decision))).await
}

/// Ends a membership.
async fn ends(world: &World, membership: u128, status: MembershipStatus) {
    world
        .update(membership::ActiveModel {
            id: Set(Uuid::from_u128(membership)),
            status: Set(status),
            ended_at: Set(Some(start())),
            ..Default::default()
        })
        .await;
}

#[tokio::test]
async fn the_manager_sees_counts_and_the_others_are_asked() {
    let (world, circle) = running().await;
    answer(&world, 2, StayAnswer::Stay).await;
    answer(&world, 3, StayAnswer::Leave).await;
    let mail = sent(&world, MailKind::DecideTerm, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "ends on Saturday 5 December 2026",
            "13 days are left",
            "- Want to stay – 1 - Want to leave – 1 - No answer yet – 1",
            "the circle lapses on Saturday 19 December 2026",
            "time zone, Asia/Kolkata",
            "https://circles.example.com/act/A",
        ],
    );
    assert!(!mail.contains("Suharto") && !mail.contains("Li Na"), "never who");
    let mail = sent(&world, MailKind::DecideTerm, 3, None).await.unwrap();
    has(
        &mail,
        &[
            "your answer is that you want to leave",
            "is private",
            "https://circles.example.com/act/A",
        ],
    );
    assert!(!mail.contains("No answer yet"), "counts are the manager's");
    skips(
        &world,
        MailKind::DecideTerm,
        9,
        None,
        "it is for participants only",
    )
    .await;

    skips(
        &world,
        MailKind::TwelveMonths,
        1,
        None,
        "the circle is not that old",
    )
    .await;
    let circle = change(&world, circle, |row| row.term = Set(2)).await;
    let mail = sent(&world, MailKind::TwelveMonths, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "The 12 months are complete on",
            "please give a reason",
            "Continue or disband",
            "https://circles.example.com/act/A",
        ],
    );
    let mail = sent(&world, MailKind::TwelveMonths, 2, None).await.unwrap();
    has(
        &mail,
        &[
            "This is a recommendation",
            "say privately",
            "Say whether you stay",
            "https://circles.example.com/act/A",
        ],
    );

    // Over, and then decided: there is nothing to say.
    world.clock.advance(TimeDelta::days(13));
    skips(&world, MailKind::DecideTerm, 1, None, "the term is over").await;
    has(
        &sent(&world, MailKind::TwelveMonths, 2, None).await.unwrap(),
        &["12 months"],
    );
    change(&world, circle, |row| row.decision = Set(Some(Decision::Continue))).await;
    for kind in [MailKind::DecideTerm, MailKind::TwelveMonths] {
        skips(&world, kind, 1, None, "there is nothing to decide").await;
    }
}

#[tokio::test]
async fn a_term_that_has_just_begun_is_nothing_to_decide_about() {
    let (world, circle) = running().await;
    change(&world, circle, |row| {
        row.term = Set(2);
        row.term_ends_on = Set(Some(day(2027, 6, 5)));
    })
    .await;
    for kind in [MailKind::DecideTerm, MailKind::TwelveMonths] {
        skips(&world, kind, 1, None, "there is nothing to decide").await;
    }
}

#[tokio::test]
async fn a_decision_to_continue_is_told_to_those_who_leave_too() {
    let (world, circle) = running().await;
    answer(&world, 2, StayAnswer::Stay).await;
    answer(&world, 3, StayAnswer::Leave).await;
    let circle = decide(&world, circle, Decision::Continue, Some("We are not done")).await;
    let mail = sent(&world, MailKind::DecisionTaken, 2, Some(80)).await.unwrap();
    has(
        &mail,
        &[
            "from Saturday 5 December 2026 to Saturday 5 June 2027",
            "You said that you want to stay",
            "> We are not done",
        ],
    );
    let mail = sent(&world, MailKind::DecisionTaken, 1, Some(80)).await.unwrap();
    has(&mail, &["You did not say whether you want to stay, so you stay"]);

    // Decided in the grace period, the next term begins at once, and the leaver is out.
    let circle = change(&world, circle, |row| {
        row.decision = Set(None);
        row.term = Set(2);
        row.term_ends_on = Set(Some(day(2027, 6, 5)));
    })
    .await;
    ends(&world, 23, MembershipStatus::Ended).await;
    let mail = sent(&world, MailKind::DecisionTaken, 3, Some(80)).await.unwrap();
    has(
        &mail,
        &[
            "from Saturday 5 December 2026 to Saturday 5 June 2027",
            "Your place ends on Saturday 5 December 2026",
        ],
    );
    ends(&world, 22, MembershipStatus::Removed).await;
    for outsider in [2, 4] {
        let why = "it is for participants only";
        skips(&world, MailKind::DecisionTaken, outsider, Some(80), why).await;
    }
    change(&world, circle, |row| {
        row.state = Set(CircleState::Disbanded);
        row.ended_at = Set(Some(start()));
    })
    .await;
    let why = "the circle has ended otherwise";
    skips(&world, MailKind::DecisionTaken, 1, Some(80), why).await;
}

#[tokio::test]
async fn a_decision_to_disband_gives_the_day() {
    let (world, circle) = running().await;
    answer(&world, 2, StayAnswer::Leave).await;
    decide(&world, circle, Decision::Disband, None).await;
    let mail = sent(&world, MailKind::DecisionTaken, 2, Some(80)).await.unwrap();
    has(&mail, &["The term ends on Saturday 5 December 2026"]);
    assert!(!mail.contains("you want to leave"), "nobody need leave");
}

#[tokio::test]
async fn an_overdue_decision_gives_the_instant_on_both_clocks() {
    let (world, circle) = running().await;
    skips(&world, MailKind::DecisionOverdue, 1, None, "it is decided").await;
    world.clock.advance(TimeDelta::days(13));
    let mail = sent(&world, MailKind::DecisionOverdue, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "ended on Saturday 5 December 2026",
            "It can be decided until Thursday 17 December 2026.",
            "any participant can take over",
        ],
    );
    let mail = sent(&world, MailKind::DecisionOverdue, 9, None).await.unwrap();
    has(&mail, &["You can decide in place of the programme manager"]);
    let why = "it is for administrators only";
    skips(&world, MailKind::DecisionOverdue, 3, None, why).await;
    change(&world, circle, |row| row.decision = Set(Some(Decision::Disband))).await;
    skips(&world, MailKind::DecisionOverdue, 1, None, "it is decided").await;
}

#[tokio::test]
async fn a_lapsed_circle_can_be_taken_up_again_for_a_while() {
    let (world, circle) = running().await;
    skips(
        &world,
        MailKind::CircleLapsed,
        2,
        None,
        "the circle is not lapsed",
    )
    .await;
    change(&world, circle, |row| {
        row.state = Set(CircleState::Lapsed);
        row.lapsed_at = Set(Some(start()));
    })
    .await;
    let mail = sent(&world, MailKind::CircleLapsed, 2, None).await.unwrap();
    has(&mail, &["nothing is deleted", "until Wednesday 20 January 2027."]);
    skips(
        &world,
        MailKind::CircleLapsed,
        4,
        None,
        "it is for participants only",
    )
    .await;
}

#[tokio::test]
async fn who_took_part_hears_why_a_circle_ended_and_who_asked_does_not() {
    let (world, circle) = running().await;
    world.circle(11, "Another", 4, Uuid::from_u128(4)).await;
    let (me, voided) = (Uuid::from_u128(4), JoinRequestStatus::Voided);
    world.request(50, circle.id, me, voided).await;
    let why = "the circle is not completed or disbanded";
    skips(&world, MailKind::CircleClosed, 2, None, why).await;
    let circle = change(&world, circle, |row| {
        row.state = Set(CircleState::Disbanded);
        row.ended_at = Set(Some(start()));
        row.end_reason = Set(Some("Everybody moved on".to_owned()));
    })
    .await;
    let why = "it is for those who took part only";
    skips(&world, MailKind::CircleClosed, 2, None, why).await;
    ends(&world, 22, MembershipStatus::Ended).await;
    let mail = sent(&world, MailKind::CircleClosed, 2, None).await.unwrap();
    has(
        &mail,
        &[
            "It was disbanded",
            "> Everybody moved on",
            "until Monday 22 November 2027",
            "- Another (4 free seats)",
        ],
    );
    let mail = sent(&world, MailKind::CircleClosed, 4, Some(50)).await.unwrap();
    has(&mail, &["It was disbanded", "Your request to join is closed"]);
    assert!(
        !mail.contains("Everybody moved on") && !mail.contains("2027"),
        "{mail}"
    );
    change(&world, circle, |row| {
        row.state = Set(CircleState::Completed);
        row.end_reason = Set(None);
    })
    .await;
    let mail = sent(&world, MailKind::CircleClosed, 2, None).await.unwrap();
    has(&mail, &["Its term is over"]);
}
