//! One call, sent many times at once under one idempotency key.

use super::arena::{Answer, Arena, MANAGER, at_once, others, rounds, tally};
use entity::model::circle;
use entity::outbox::MailKind;
use entity::support::gid::{self, Kind};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::gql::text;
use tests::rows::id;
use tests::world::{TOPIC, mail_of};

async fn circles(arena: &Arena) -> u64 {
    circle::Entity::find().count(arena.db.read()).await.unwrap()
}

async fn propose(arena: &Arena, key: &str, title: &str) -> Answer {
    let input = json!({
        "title": title, "description": "Once", "language": "en", "role": "MEMBER", "idempotencyKey": key,
        "topicId": gid::encode(Kind::Topic, id(TOPIC)), "programmeManagerMail": mail_of(MANAGER + 1),
    });
    let selection = "circle { id title }";
    arena.act(MANAGER, "proposeCircle", selection, input).await
}

fn ids<'a>(answers: &'a [Answer], pointer: &str) -> BTreeSet<&'a str> {
    let done = answers.iter().flatten();
    done.map(|payload: &Value| text(payload, pointer)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_that_is_sent_ten_times_at_once_is_one_circle() {
    let arena = Arena::open(1, &[]).await;
    for round in rounds() {
        let before = circles(&arena).await;
        let key = format!("round-{round}");

        let answers = at_once((0..10).map(|_| propose(&arena, &key, "Once"))).await;

        assert_eq!(tally(&answers), [("done", 10)].into());
        let made = ids(&answers, "/circle/id");
        assert_eq!(made.len(), 1, "{made:?}");
        assert_eq!(circles(&arena).await, before + 1);
        let circle = made.first().unwrap();
        assert_eq!(arena.mails(MailKind::ProposalRecorded, circle).await, 1);
        assert_eq!(arena.mails(MailKind::NamedProgrammeManager, circle).await, 1);
        arena.assert_nothing_broken("ten times one proposal", round).await;
        arena.withdraw_circle(MANAGER, circle).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_proposals_under_one_key_one_is_done() {
    let arena = Arena::open(1, &[]).await;
    for round in rounds() {
        let before = circles(&arena).await;
        let key = format!("round-{round}");

        let titles = ["Once", "Twice"].into_iter().cycle().take(6);
        let answers = at_once(titles.map(|title| propose(&arena, &key, title))).await;

        let outcomes = [("IDEMPOTENCY_KEY_REUSED", 3), ("done", 3)];
        assert_eq!(tally(&answers), outcomes.into());
        assert_eq!(ids(&answers, "/circle/id").len(), 1);
        assert_eq!(circles(&arena).await, before + 1);
        arena.assert_nothing_broken("two proposals, one key", round).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_wins_a_place_by_a_repeated_call_wins_it_once() {
    let arena = Arena::open(4, &["--max-open-requests=1"]).await;
    for round in rounds() {
        let circle = arena.propose(10).await;
        let ask = |person| {
            let input = json!({ "circleId": circle, "role": "MEMBER", "idempotencyKey": circle });
            arena.act(person, "requestToJoin", "joinRequest { id }", input)
        };

        let answers = at_once(others(4).chain(others(4)).chain(others(4)).map(ask)).await;

        assert_eq!(tally(&answers), [("done", 12)].into());
        assert_eq!(ids(&answers, "/joinRequest/id").len(), 4);
        assert_eq!(arena.requests(&circle).await, 4);
        assert_eq!(arena.mails(MailKind::RequestReceived, &circle).await, 4);
        arena.assert_nothing_broken("four ask three times", round).await;
        arena.withdraw_circle(MANAGER, &circle).await;
    }
}
