//! A circle and its people, and what a mail to one of them says.

use crate::testing::World;
use crate::{Drained, drain};
use chrono::NaiveDate;
use entity::model::enums::{CircleState, JoinRequestStatus, OutboxStatus, Role};
use entity::model::{circle, outbox};
use entity::outbox::MailKind;
use entity::rules::Policy;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};
use std::sync::Arc;
use uuid::Uuid;

/// A circle of three with a programme manager (person 1) and a person (4) who asked to join (request 50).
pub(super) async fn stage(request: JoinRequestStatus) -> (World, circle::Model) {
    let world = World::new().await;
    for (n, name) in [
        (1, "Siobhán O'Neill"),
        (2, "Suharto"),
        (3, "Li Na"),
        (4, "Amira\r\nBcc: x@example.com"),
    ] {
        world.person(n, name).await;
    }
    let mut circle = world
        .circle(10, "Leading & following", 4, Uuid::from_u128(1))
        .await;
    for (n, role) in [(1, Role::Member), (2, Role::Advisor), (3, Role::Member)] {
        world.member(20 + n, circle.id, Uuid::from_u128(n), role).await;
    }
    world.manager(30, circle.id, Uuid::from_u128(1)).await;
    circle = change(&world, circle, |row| row.people_count = Set(3)).await;
    if request != JoinRequestStatus::Withdrawn {
        world.request(50, circle.id, Uuid::from_u128(4), request).await;
    }
    (world, circle)
}

/// The same in its first term, which began on 5 June 2026, with an administrator who takes part in nothing (person 9).
pub(super) async fn running() -> (World, circle::Model) {
    let (mut world, circle) = stage(JoinRequestStatus::Withdrawn).await;
    world.programme.policy = Arc::new(Policy {
        administrator_mails: vec!["person9@example.com".to_owned()],
        ..Policy::default()
    });
    world.person(9, "Dana Whitfield").await;
    let circle = change(&world, circle, |row| {
        row.state = Set(CircleState::Active);
        row.published_at = Set(Some(crate::testing::start()));
        row.started_on = Set(Some(day(2026, 6, 5)));
        row.term = Set(1);
        row.term_ends_on = Set(Some(day(2026, 12, 5)));
    })
    .await;
    (world, circle)
}

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) async fn change(
    world: &World,
    circle: circle::Model,
    with: impl FnOnce(&mut circle::ActiveModel),
) -> circle::Model {
    let mut row = circle.into_active_model();
    with(&mut row);
    world
        .db
        .transaction(async |tx| row.update(tx).await)
        .await
        .unwrap()
}

/// Sends the mail: its words (headers decoded by hand are not needed here), or why it was skipped.
pub(super) async fn sent(
    world: &World,
    kind: MailKind,
    recipient: u128,
    subject: Option<u128>,
) -> Result<String, String> {
    let n = 1000 + u128::from(outbox::Entity::find().count(world.db.read()).await.unwrap());
    let circle = kind.has_circle().then_some(Uuid::from_u128(10));
    let id = world
        .mail(
            n,
            kind,
            Uuid::from_u128(recipient),
            circle,
            subject.map(Uuid::from_u128),
        )
        .await;
    let drained = drain(&world.memory()).await.unwrap();
    let row = world.row(id).await;
    match row.status {
        OutboxStatus::Sent => {
            assert_eq!(
                drained,
                Drained {
                    sent: 1,
                    ..Drained::default()
                }
            );
            let (_, message) = world.mailbox.sent().last().unwrap().clone();
            assert_eq!(
                message.envelope().to().first().unwrap().to_string(),
                format!("person{recipient}@example.com")
            );
            Ok(decoded(&String::from_utf8(message.formatted()).unwrap()))
        }
        OutboxStatus::Skipped => Err(row.last_error.unwrap()),
        other => panic!("{other:?}: {:?}", row.last_error),
    }
}

/// Quoted-printable undone, as far as these texts need it.
fn decoded(mail: &str) -> String {
    let joined = mail.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex
            .filter(|_| *first == b'=')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// However the lines are broken.
pub(super) fn has(mail: &str, parts: &[&str]) {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mail = words(mail);
    for part in parts {
        assert!(mail.contains(&words(part)), "{part:?} in {mail}");
    }
}

/// Fails unless the mail is skipped, and for this reason.
pub(super) async fn skips(world: &World, kind: MailKind, recipient: u128, subject: Option<u128>, why: &str) {
    let said = sent(world, kind, recipient, subject).await;
    assert_eq!(said.unwrap_err(), why, "{kind:?} to {recipient}");
}
