//! What the mails say about loss of eligibility and what waits too long (2, 6, 10, 11 and 24), and when they are skipped.

use super::stage::{change, day, has, running, sent, skips, stage};
use crate::testing::{World, start};
use chrono::TimeDelta;
use entity::model::enums::{CircleState, JoinRequestStatus, MeetingFormat, MeetingState, MembershipStatus};
use entity::model::{employee, join_request, meeting, membership, profile};
use entity::outbox::MailKind;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// Off-boards person 3, whose membership is 23.
async fn offboard(world: &World) {
    world
        .update(employee::ActiveModel {
            id: Set(Uuid::from_u128(3)),
            employment_type: Set("contractor".to_owned()),
            ..Default::default()
        })
        .await;
    world
        .update(profile::ActiveModel {
            employee_id: Set(Uuid::from_u128(3)),
            erase_at: Set(Some(start() + TimeDelta::days(30))),
            ..Default::default()
        })
        .await;
    world
        .update(membership::ActiveModel {
            id: Set(Uuid::from_u128(23)),
            status: Set(MembershipStatus::Offboarded),
            ended_at: Set(Some(start())),
            ..Default::default()
        })
        .await;
}

#[tokio::test]
async fn who_is_no_longer_eligible_hears_what_ended_and_what_is_kept() {
    let (world, circle) = running().await;
    let why = "the person is eligible again";
    skips(&world, MailKind::Offboarded, 3, None, why).await;
    let why = "the membership has not ended";
    skips(&world, MailKind::ParticipantOffboarded, 1, Some(23), why).await;
    offboard(&world).await;
    let mail = sent(&world, MailKind::Offboarded, 3, None).await.unwrap();
    has(
        &mail,
        &[
            "- Leading & following",
            "is removed on Tuesday 22 December 2026",
            "365 days after the circle has ended",
        ],
    );
    change(&world, circle, |row| row.people_count = Set(2)).await;
    let mail = sent(&world, MailKind::ParticipantOffboarded, 1, Some(23)).await;
    has(
        &mail.unwrap(),
        &[
            "Li Na can no longer take part",
            "There are now 2 people in the circle",
            "at least 3 people",
        ],
    );
    let why = "it is for the programme manager only";
    skips(&world, MailKind::ParticipantOffboarded, 2, Some(23), why).await;
}

#[tokio::test]
async fn a_proposal_that_waits_gives_its_days() {
    let (world, circle) = stage(JoinRequestStatus::Withdrawn).await;
    world.clock.advance(TimeDelta::days(30));
    let mail = sent(&world, MailKind::ProposalWaiting, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "was proposed 30 days ago",
            "3 people are in, enough to start it",
            "valid until Friday 19 February 2027.",
            "List-Unsubscribe: <https://circles.example.com/unsubscribe/A",
        ],
    );
    let circle = change(&world, circle, |row| row.people_count = Set(1)).await;
    let mail = sent(&world, MailKind::ProposalWaiting, 1, None).await.unwrap();
    has(&mail, &["1 of the 3 people that it needs is in"]);
    let why = "it is for the programme manager only";
    skips(&world, MailKind::ProposalWaiting, 2, None, why).await;
    change(&world, circle, |row| {
        row.state = Set(CircleState::Expired);
        row.ended_at = Set(Some(start()));
    })
    .await;
    let why = "the circle is not waiting to start";
    skips(&world, MailKind::ProposalWaiting, 1, None, why).await;
}

#[tokio::test]
async fn requests_that_wait_are_told_while_they_wait() {
    let (world, circle) = running().await;
    let none = "no request waits for an answer";
    skips(&world, MailKind::RequestsWaiting, 1, None, none).await;
    let me = Uuid::from_u128(4);
    world.request(50, circle.id, me, JoinRequestStatus::Pending).await;
    world.clock.advance(TimeDelta::days(2));
    let mail = sent(&world, MailKind::RequestsWaiting, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "The oldest",
            "has waited for 2 days",
            "by Wednesday 25 November 2026, 09:00",
        ],
    );
    let why = "it is for those who decide only";
    skips(&world, MailKind::RequestsWaiting, 2, None, why).await;

    skips(&world, MailKind::RequestsEscalated, 9, None, none).await;
    world
        .update(join_request::ActiveModel {
            id: Set(Uuid::from_u128(50)),
            escalated_at: Set(Some(start())),
            ..Default::default()
        })
        .await;
    let mail = sent(&world, MailKind::RequestsEscalated, 9, None).await.unwrap();
    has(&mail, &["1 request is unanswered", "has waited for 2 days"]);
    let why = "it is for administrators only";
    skips(&world, MailKind::RequestsEscalated, 1, None, why).await;
    change(&world, circle, |row| {
        row.state = Set(CircleState::Lapsed);
        row.lapsed_at = Set(Some(start()));
    })
    .await;
    for (kind, recipient) in [(MailKind::RequestsWaiting, 1), (MailKind::RequestsEscalated, 9)] {
        skips(&world, kind, recipient, None, "the circle takes nobody in").await;
    }
}

#[tokio::test]
async fn an_expired_request_is_apologised_for() {
    let (world, _) = stage(JoinRequestStatus::Expired).await;
    world.circle(11, "Another", 4, Uuid::from_u128(2)).await;
    let mail = sent(&world, MailKind::RequestExpired, 4, Some(50)).await.unwrap();
    has(
        &mail,
        &[
            "We are sorry that you waited for nothing",
            "This is not a refusal",
            "you can ask again at any time",
            "- Another (4 free seats)",
        ],
    );
    let (world, _) = stage(JoinRequestStatus::Declined).await;
    let why = "the request has not expired";
    skips(&world, MailKind::RequestExpired, 4, Some(50), why).await;
}

#[tokio::test]
async fn a_quiet_circle_is_asked_until_it_plans() {
    let (world, circle) = running().await;
    let circle = change(&world, circle, |row| {
        row.term_ends_on = Set(Some(day(2027, 1, 20)));
        row.last_meeting_on = Set(Some(day(2026, 10, 8)));
    })
    .await;
    // Kick-off was on Friday 12 June, the second; the third date is after the term.
    let mail = sent(&world, MailKind::NothingPlanned, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "was on Thursday 8 October 2026",
            "- Friday 11 December 2026 - Friday 8 January 2027 Dates are",
        ],
    );
    let why = "it is for the programme manager only";
    skips(&world, MailKind::NothingPlanned, 2, None, why).await;
    let mail = sent(&world, MailKind::CircleQuiet, 2, None).await.unwrap();
    has(&mail, &["If you are still meeting"]);
    let mail = sent(&world, MailKind::CircleQuiet, 9, None).await.unwrap();
    has(&mail, &["Please ask the circle whether it still meets"]);
    let why = "it is for administrators only";
    skips(&world, MailKind::CircleQuiet, 4, None, why).await;

    let planned = meeting::Model {
        id: Uuid::from_u128(60),
        circle_id: circle.id,
        term: 1,
        number: 1,
        format: MeetingFormat::Education,
        state: MeetingState::Planned,
        planned_on: day(2026, 11, 22),
        zone: "Asia/Kolkata".to_owned(),
        created_at: start(),
    };
    world.add(planned).await;
    for (kind, recipient) in [(MailKind::NothingPlanned, 1), (MailKind::CircleQuiet, 2)] {
        skips(&world, kind, recipient, None, "a meeting is planned").await;
    }
}
