//! What the mails to and about programme managers and administrators say (24, 29, 30 and 32), and when they are skipped.

use super::stage::{change, has, running, sent, skips};
use crate::testing::{World, start};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::enums::{CircleState, JoinRequestStatus, Role};
use entity::model::{circle, duty, join_request};
use entity::outbox::MailKind;
use entity::query::Place;
use entity::query::administrator_tasks::{self, TaskKind};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

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
    has(&mail, &["until Tuesday 24 November 2026, then"]);
    let why = "deputies and advisors are asked first";
    skips(&world, MailKind::ManagerWanted, 3, None, why).await;
    let circle = vacant_for(&world, circle, 5).await;
    let mail = sent(&world, MailKind::ManagerWanted, 3, None).await.unwrap();
    has(
        &mail,
        &[
            "Everybody in the circle is asked",
            "by Wednesday 16 December 2026",
        ],
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
    let me = Uuid::from_u128(9);
    world.member(29, circle.id, me, Role::Member).await;
    let mail = sent(&world, MailKind::CircleQuiet, 9, None).await.unwrap();
    has(&mail, &["If you are still meeting"]);
}

#[tokio::test]
async fn a_new_manager_is_named_while_they_have_the_duty() {
    let (world, _) = running().await;
    let mail = sent(&world, MailKind::NewManager, 2, Some(30)).await.unwrap();
    has(&mail, &["Siobhán O'Neill now answers requests"]);
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
            "2 people are left.",
            "should have at least 3",
            "until Sunday 20 December 2026.",
            "Tell colleagues",
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

    // The same, page by page, as the API reads it.
    let place = |(at, circle): &(DateTime<Utc>, circle::Model)| Place {
        at: *at,
        id: circle.id,
    };
    let mut after = None;
    for title in [Some("First"), Some("Second"), Some("Third"), None] {
        let kind = TaskKind::ProgrammeManagerVacant;
        let page = administrator_tasks::circles(world.db.read(), kind, after, 1).await;
        let page = page.unwrap();
        assert_eq!(page.first().map(|(_, circle)| circle.title.as_str()), title);
        after = page.first().map(place).or(after);
    }
    let kind = TaskKind::RequestsUnanswered;
    let page = administrator_tasks::circles(world.db.read(), kind, None, 10)
        .await
        .unwrap();
    let places: Vec<_> = page
        .iter()
        .map(|(since, circle)| (Some(*since), circle.id))
        .collect();
    assert_eq!(places, [(at(5), Uuid::from_u128(10))]);
    let rest = administrator_tasks::circles(world.db.read(), kind, page.first().map(place), 10).await;
    assert!(rest.unwrap().is_empty());
}
