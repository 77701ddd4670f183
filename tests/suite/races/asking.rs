//! One person, many requests to join.

use super::arena::{Arena, MANAGER, at_once, others, rounds, tally};
use entity::outbox::MailKind;
use std::collections::BTreeSet;
use tests::gql::text;

#[tokio::test(flavor = "multi_thread")]
async fn asking_fifty_times_makes_one_request() {
    let arena = Arena::open(1, &[]).await;
    for round in rounds() {
        let circle = arena.propose(10).await;

        let fifty = std::iter::repeat_n(MANAGER + 1, 50);
        let requests: BTreeSet<_> = arena.ask_all(fifty, &circle).await.into_iter().collect();

        assert_eq!(requests.len(), 1, "{requests:?}");
        assert_eq!(arena.requests(&circle).await, 1);
        assert_eq!(arena.mails(MailKind::NewJoinRequest, &circle).await, 1);
        assert_eq!(arena.mails(MailKind::RequestReceived, &circle).await, 1);
        arena
            .assert_nothing_broken("50 times the same question", round)
            .await;
        arena.withdraw_circle(MANAGER, &circle).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_six_circles_at_once_makes_five_requests() {
    let arena = Arena::open(1, &["--max-open-requests=5"]).await;
    let asker = others(1).next().unwrap();
    let circles = at_once((0..6).map(|_| arena.propose(10))).await;
    for round in rounds() {
        let answers = at_once(circles.iter().map(|circle| arena.ask(asker, circle))).await;

        assert_eq!(
            tally(&answers),
            [("done", 5), ("TOO_MANY_OPEN_REQUESTS", 1)].into()
        );
        arena
            .assert_nothing_broken("six circles asked at once", round)
            .await;
        let requests = answers
            .iter()
            .flatten()
            .map(|asked| text(asked, "/joinRequest/id"));
        let withdrawn = at_once(requests.map(|request| arena.withdraw_request(asker, request))).await;
        assert_eq!(tally(&withdrawn), [("done", 5)].into());
    }
}
