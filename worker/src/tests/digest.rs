//! News that waits for the morning, and people who want none.

use crate::testing::{World, start};
use crate::{drain, sweep};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::enums::{Digest, MembershipStatus, OutboxStatus, Role};
use entity::model::{circle, membership, outbox, profile};
use entity::outbox::{KEPT, MailKind, NEWS_OFF, REMINDERS_OFF};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

const READER: Uuid = Uuid::from_u128(1);

/// A circle of the reader's, who lives in London, and another person.
async fn stage(digest: Digest) -> (World, circle::Model) {
    let world = World::new().await;
    for (n, name) in [(1, "Siobhán"), (2, "Suharto"), (3, "Li Na")] {
        world.person(n, name).await;
    }
    let circle = world.circle(10, "Leading", 8, READER).await;
    for n in [1, 2, 3] {
        world
            .member(20 + n, circle.id, Uuid::from_u128(n), Role::Member)
            .await;
    }
    world.manager(30, circle.id, READER).await;
    prefer(&world, |row| row.digest = Set(digest)).await;
    (world, circle)
}

async fn reader(world: &World) -> profile::Model {
    let found = profile::Entity::find_by_id(READER).one(world.db.read());
    found.await.unwrap().unwrap()
}

async fn prefer(world: &World, with: impl FnOnce(&mut profile::ActiveModel)) {
    let mut row = reader(world).await.into_active_model();
    with(&mut row);
    world.update(row).await;
}

async fn leaves(world: &World, membership: u128) {
    let row = membership::ActiveModel {
        id: Set(Uuid::from_u128(membership)),
        status: Set(MembershipStatus::Left),
        ended_at: Set(Some(start())),
        ..Default::default()
    };
    world.update(row).await;
}

/// "Somebody joined", to the reader.
async fn news(world: &World, n: u128, circle: &circle::Model, membership: u128) -> Uuid {
    let (kind, about) = (MailKind::ParticipantJoined, Uuid::from_u128(membership));
    world.mail(n, kind, READER, Some(circle.id), Some(about)).await
}

async fn digests(world: &World) -> Vec<outbox::Model> {
    let find = outbox::Entity::find().filter(outbox::Column::Kind.eq(MailKind::Digest.name()));
    find.all(world.db.read()).await.unwrap()
}

/// The reader's mails, their headers and texts as they travel.
fn mails(world: &World) -> Vec<String> {
    let sent = world.mailbox.sent();
    sent.iter()
        .map(|(_, message)| String::from_utf8(message.formatted()).unwrap())
        .collect()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[tokio::test]
async fn news_is_kept_for_the_morning_and_comes_in_one_mail() {
    // It is Sunday, 09:00.
    let (world, circle) = stage(Digest::Daily).await;
    let deps = world.memory();
    let kept = [
        news(&world, 100, &circle, 22).await,
        news(&world, 101, &circle, 23).await,
    ];
    assert_eq!(drain(&deps).await.unwrap().skipped, 2);
    for id in kept {
        let row = world.row(id).await;
        assert_eq!(
            (row.status, row.last_error.as_deref()),
            (OutboxStatus::Skipped, Some(KEPT))
        );
        assert!(row.kept_at.is_some() && row.digest_id.is_none());
    }
    assert_eq!(reader(&world).await.digest_at, Some(at("2026-11-23T08:00:00Z")));

    // Nothing before its time.
    world.clock.set(at("2026-11-23T07:59:59Z"));
    assert_eq!(sweep::once(&deps).await.unwrap(), 0);
    world.clock.set(at("2026-11-23T08:00:00Z"));
    assert_eq!(sweep::once(&deps).await.unwrap(), 1);
    assert_eq!(sweep::once(&deps).await.unwrap(), 0, "once");
    assert_eq!(drain(&deps).await.unwrap().sent, 1);
    let [mail] = &mails(&world)[..] else {
        panic!("one mail")
    };
    for part in ["Suharto", "Li Na", "Leading", "List-Unsubscribe: <https://"] {
        assert!(mail.contains(part), "{part} in {mail}");
    }
    let digest = digests(&world).await;
    for id in kept {
        assert_eq!(world.row(id).await.digest_id, digest[0].subject_id);
    }
    assert_eq!(reader(&world).await.digest_at, None);
}

#[tokio::test]
async fn what_is_no_longer_true_is_left_out_and_an_empty_digest_is_not_sent() {
    let (world, circle) = stage(Digest::Weekly).await;
    let deps = world.memory();
    news(&world, 100, &circle, 22).await;
    news(&world, 101, &circle, 23).await;
    drain(&deps).await.unwrap();
    assert_eq!(reader(&world).await.digest_at, Some(at("2026-11-23T08:00:00Z")));
    leaves(&world, 22).await;
    world.clock.set(at("2026-11-23T08:00:00Z"));
    sweep::once(&deps).await.unwrap();
    drain(&deps).await.unwrap();
    let sent = mails(&world);
    assert!(
        sent.len() == 1 && sent[0].contains("Li Na") && !sent[0].contains("Suharto"),
        "{sent:?}"
    );

    news(&world, 102, &circle, 23).await;
    drain(&deps).await.unwrap();
    assert_eq!(reader(&world).await.digest_at, Some(at("2026-11-30T08:00:00Z")));
    leaves(&world, 23).await;
    world.clock.set(at("2026-12-02T08:00:00Z"));
    sweep::once(&deps).await.unwrap();
    drain(&deps).await.unwrap();
    assert_eq!(mails(&world).len(), 1);
    let last = digests(&world).await.pop().unwrap();
    assert_eq!(last.status, OutboxStatus::Skipped);
}

#[tokio::test]
async fn without_news_there_is_no_digest() {
    let (world, _) = stage(Digest::Daily).await;
    let deps = world.memory();
    for _ in 0..10 {
        world.clock.advance(TimeDelta::days(1));
        sweep::once(&deps).await.unwrap();
    }
    assert_eq!(digests(&world).await.len(), 0);
}

#[tokio::test]
async fn who_turns_the_digest_off_gets_the_last_one_and_then_each_mail() {
    let (world, circle) = stage(Digest::Daily).await;
    let deps = world.memory();
    news(&world, 100, &circle, 22).await;
    drain(&deps).await.unwrap();
    prefer(&world, |row| row.digest = Set(Digest::Off)).await;
    news(&world, 101, &circle, 23).await;
    assert_eq!(drain(&deps).await.unwrap().sent, 1);
    world.clock.set(at("2026-11-23T08:00:00Z"));
    sweep::once(&deps).await.unwrap();
    assert_eq!(drain(&deps).await.unwrap().sent, 1);
    let last = mails(&world).pop().unwrap();
    assert!(last.contains("Suharto") && !last.contains("Li Na"), "{last}");
}

#[tokio::test]
async fn who_wants_no_news_gets_neither_mails_nor_digests() {
    let (world, circle) = stage(Digest::Daily).await;
    let deps = world.memory();
    news(&world, 100, &circle, 22).await;
    drain(&deps).await.unwrap();
    prefer(&world, |row| row.wants_news = Set(false)).await;
    let late = news(&world, 101, &circle, 23).await;
    drain(&deps).await.unwrap();
    assert_eq!(world.row(late).await.last_error.as_deref(), Some(NEWS_OFF));
    world.clock.set(at("2026-11-23T08:00:00Z"));
    sweep::once(&deps).await.unwrap();
    drain(&deps).await.unwrap();
    assert_eq!(digests(&world).await[0].last_error.as_deref(), Some(NEWS_OFF));
    assert_eq!(mails(&world).len(), 0);
}

#[tokio::test]
async fn reminders_and_news_are_turned_off_apart() {
    let (world, circle) = stage(Digest::Off).await;
    let deps = world.memory();
    prefer(&world, |row| row.wants_reminders = Set(false)).await;
    let reminder = world
        .mail(100, MailKind::ReadyToPublish, READER, Some(circle.id), None)
        .await;
    let news = news(&world, 101, &circle, 22).await;
    drain(&deps).await.unwrap();
    assert_eq!(
        world.row(reminder).await.last_error.as_deref(),
        Some(REMINDERS_OFF)
    );
    assert_eq!(world.row(news).await.status, OutboxStatus::Sent);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_replicas_sweep_one_digest() {
    let (world, circle) = stage(Digest::Daily).await;
    let deps = world.memory();
    news(&world, 100, &circle, 22).await;
    drain(&deps).await.unwrap();
    world.clock.set(at("2026-11-23T08:00:00Z"));
    let done = futures::future::join_all((0..8).map(|_| sweep::once(&deps))).await;
    let done: usize = done.into_iter().map(Result::unwrap).sum();
    assert_eq!((done, digests(&world).await.len()), (1, 1));
}
