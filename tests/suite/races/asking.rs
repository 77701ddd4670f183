//! One person, many requests to join.

use super::arena::{Arena, MANAGER, at_once, others, rounds, tally};
use entity::outbox::MailKind;
use futures::FutureExt;
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

/// One of them makes the person's one open request; the other is told of it.
#[tokio::test(flavor = "multi_thread")]
async fn asking_anew_against_reopening_what_was_declined_leaves_one_open_request() {
    let arena = Arena::open(1, &["--reask-days=0"]).await;
    let asker = others(1).next().unwrap();
    let mut reopened = 0;
    for round in rounds() {
        let circle = arena.propose(10).await;
        let declined = arena.ask_all(others(1), &circle).await.remove(0);
        arena.decline(&declined).await.unwrap();

        let asks = (0..3).map(|_| arena.ask(asker, &circle).boxed());
        let reopens = (0..3).map(|_| arena.reopen(&declined).boxed());
        let answers = if round % 2 == 0 {
            at_once(asks.chain(reopens)).await
        } else {
            at_once(reopens.chain(asks)).await
        };

        // Who asks while a request is open is answered that one.
        let won = arena.requests(&circle).await == 1;
        let tallied = match won {
            true => [("done", 4), ("REQUEST_OPEN", 2)],
            false => [("done", 3), ("REQUEST_OPEN", 3)],
        };
        assert_eq!(tally(&answers), tallied.into());
        reopened += u64::from(won);
        assert_eq!(
            arena.mails(MailKind::RequestReopened, &circle).await,
            u64::from(won)
        );
        arena
            .assert_nothing_broken("asking against reopening", round)
            .await;
        arena.withdraw_circle(MANAGER, &circle).await;
    }
    println!("{reopened} of {} were reopened", rounds().len());
}
