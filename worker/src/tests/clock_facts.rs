//! What the mails of the clock say that are not about a term's end (2, 6, 10, 11, 24, 29, 30 and 32), and when they are
//! skipped.

use super::stage::{change, day, has, running, sent, skips, stage};
use crate::testing::{World, start};
use chrono::TimeDelta;
use entity::model::enums::{CircleState, JoinRequestStatus, MeetingFormat, MeetingState, MembershipStatus};
use entity::model::{circle, duty, employee, join_request, meeting, membership, profile};
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
            "You are 2 people now",
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
            "on Saturday 20 February 2027, 09:00 (Europe/London)",
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
            "1 person has asked to join",
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
    has(&mail, &["1 request to join", "has waited for 2 days"]);
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
            "We are sorry that you waited in vain",
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

async fn vacant_for(world: &World, circle: circle::Model, days: i64) -> circle::Model {
    let since = start() - TimeDelta::days(days);
    change(world, circle, |row| row.pm_vacant_since = Set(Some(since))).await
}

#[tokio::test]
async fn deputies_and_advisors_are_asked_first_then_everybody_then_administrators() {
    let (world, circle) = running().await;
    let why = "there is a programme manager";
    skips(&world, MailKind::ManagerWanted, 2, None, why).await;
    let circle = vacant_for(&world, circle, 2).await;
    let mail = sent(&world, MailKind::ManagerWanted, 2, None).await.unwrap();
    has(
        &mail,
        &["until Wednesday 25 November 2026, 09:00 (Europe/London)"],
    );
    let why = "deputies and advisors are asked first";
    skips(&world, MailKind::ManagerWanted, 3, None, why).await;
    let circle = vacant_for(&world, circle, 5).await;
    let mail = sent(&world, MailKind::ManagerWanted, 3, None).await.unwrap();
    has(
        &mail,
        &["Everybody in the circle is asked", "by Thursday 17 December 2026"],
    );
    let why = "it is for administrators only";
    skips(&world, MailKind::ManagerWanted, 4, None, why).await;
    let circle = vacant_for(&world, circle, 30).await;
    let mail = sent(&world, MailKind::ManagerWanted, 9, None).await.unwrap();
    has(&mail, &["empty for 30 days", "nobody has taken over"]);
    change(&world, circle, |row| {
        row.state = Set(CircleState::Lapsed);
        row.lapsed_at = Set(Some(start()));
    })
    .await;
    skips(
        &world,
        MailKind::ManagerWanted,
        3,
        None,
        "the circle is not running",
    )
    .await;
}

#[tokio::test]
async fn an_administrator_who_takes_part_reads_as_a_participant() {
    let (world, circle) = running().await;
    let (me, role) = (Uuid::from_u128(9), entity::model::enums::Role::Member);
    world.member(29, circle.id, me, role).await;
    let mail = sent(&world, MailKind::CircleQuiet, 9, None).await.unwrap();
    has(&mail, &["If you are still meeting"]);
}

#[tokio::test]
async fn a_new_manager_is_named_while_they_have_the_duty() {
    let (world, _) = running().await;
    let mail = sent(&world, MailKind::NewManager, 2, Some(30)).await.unwrap();
    has(&mail, &["Siobhán O'Neill is now the programme manager"]);
    let why = "it is for participants only";
    skips(&world, MailKind::NewManager, 4, Some(30), why).await;
    world
        .update(duty::ActiveModel {
            id: Set(Uuid::from_u128(30)),
            ended_at: Set(Some(start())),
            ..Default::default()
        })
        .await;
    skips(&world, MailKind::NewManager, 2, Some(30), "the duty has ended").await;
}

#[tokio::test]
async fn too_few_people_are_told_of_while_they_are() {
    let (world, circle) = running().await;
    let why = "there are enough people again";
    skips(&world, MailKind::BelowMinimum, 1, None, why).await;
    let since = |days| Set(Some(start() - TimeDelta::days(days)));
    let circle = change(&world, circle, |row| {
        row.people_count = Set(2);
        row.below_minimum_since = since(1);
    })
    .await;
    let mail = sent(&world, MailKind::BelowMinimum, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "2 people are left in",
            "should have at least 3",
            "until Monday 21 December 2026, 09:00 (Europe/London)",
            "Invite colleagues",
        ],
    );
    let why = "it is for administrators only";
    skips(&world, MailKind::BelowMinimum, 3, None, why).await;
    change(&world, circle, |row| row.below_minimum_since = since(30)).await;
    let mail = sent(&world, MailKind::BelowMinimum, 9, None).await.unwrap();
    has(&mail, &["Please help the circle to find people", "is over"]);
}

#[tokio::test]
async fn the_administrators_week_names_what_waits_the_oldest_first() {
    let (world, circle) = running().await;
    let why = "nothing waits for administrators";
    skips(&world, MailKind::AdministratorsWeekly, 9, None, why).await;
    let why = "it is for administrators only";
    skips(&world, MailKind::AdministratorsWeekly, 1, None, why).await;
    let at = |days| Some(start() - TimeDelta::days(days));
    for (n, title, days) in [(11, "Second", 3), (12, "First", 40), (13, "Third", 1)] {
        let other = world.circle(n, title, 4, Uuid::from_u128(1)).await;
        change(&world, other, |row| row.pm_vacant_since = Set(at(days))).await;
    }
    // Two requests to one circle are one entry, since the first.
    for (n, person, days) in [(50, 4, 2), (51, 9, 5)] {
        let person = Uuid::from_u128(person);
        world
            .request(n, circle.id, person, JoinRequestStatus::Pending)
            .await;
        world
            .update(join_request::ActiveModel {
                id: Set(Uuid::from_u128(n)),
                escalated_at: Set(at(days)),
                ..Default::default()
            })
            .await;
    }
    change(&world, circle, |row| {
        row.below_minimum_since = Set(at(7));
        row.overdue_since = Set(at(0));
    })
    .await;
    let mail = sent(&world, MailKind::AdministratorsWeekly, 9, None)
        .await
        .unwrap();
    let mail: String = mail
        .lines()
        .filter(|line| !line.trim_start().starts_with("https://"))
        .map(|line| format!("{line}\n"))
        .collect();
    has(
        &mail,
        &[
            "Requests to join that nobody answers (1) - Leading & following, since Tuesday 17 November 2026",
            "No programme manager (3) - First, since Tuesday 13 October 2026 - Second, since Thursday 19 November 2026 \
             - Third, since Saturday 21 November 2026",
            "Too few people (1) - Leading & following, since Sunday 15 November 2026",
            "Decision overdue (1) - Leading & following, since Sunday 22 November 2026",
        ],
    );
}
