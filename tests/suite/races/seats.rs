//! More people than seats.

use super::arena::{Arena, MANAGER, at_once, others, rounds, tally};
use entity::outbox::MailKind;
use futures::FutureExt;

#[tokio::test(flavor = "multi_thread")]
async fn sixty_approvals_for_ten_seats_let_ten_in() {
    let arena = Arena::open(60, &["--max-people=11"]).await;
    for round in rounds() {
        let circle = arena.propose(11).await;
        let requests = arena.requests_of(others(60), &circle).await;

        let answers = at_once(requests.iter().map(|request| arena.approve(request))).await;

        assert_eq!(tally(&answers), [("done", 10), ("CIRCLE_FULL", 50)].into());
        assert_eq!(arena.people(&circle).await, 11, "ten, and the manager");
        assert_eq!(arena.mails(MailKind::Approved, &circle).await, 10);
        arena
            .assert_nothing_broken("60 approvals for 10 seats", round)
            .await;
        arena.withdraw_circle(MANAGER, &circle).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn approving_and_lowering_the_maximum_do_not_both_get_the_last_seat() {
    let arena = Arena::open(4, &["--min-people=2"]).await;
    let (mut lowered, mut let_in) = (0, 0);
    for round in rounds() {
        let circle = arena.propose(3).await;
        let mut requests = arena.ask_all(others(4), &circle).await;
        arena.approve(&requests.remove(0)).await.unwrap();

        let approve = requests.iter().map(|request| arena.approve(request).boxed());
        let lower = (0..3).map(|_| arena.set_maximum(&circle, 2).boxed());
        let answers = if round % 2 == 0 {
            at_once(approve.chain(lower)).await
        } else {
            at_once(lower.chain(approve)).await
        };

        if arena.people(&circle).await == 3 {
            let_in += 1;
            let expected = [("done", 1), ("CIRCLE_FULL", 2), ("MAXIMUM_BELOW_PEOPLE", 3)];
            assert_eq!(tally(&answers), expected.into());
            assert_eq!(arena.mails(MailKind::Approved, &circle).await, 2);
        } else {
            lowered += 1;
            assert_eq!(tally(&answers), [("done", 3), ("CIRCLE_FULL", 3)].into());
            assert_eq!(arena.mails(MailKind::Approved, &circle).await, 1);
        }
        arena
            .assert_nothing_broken("approving against a lowered maximum", round)
            .await;
        arena.withdraw_circle(MANAGER, &circle).await;
    }
    println!("the seat was taken {let_in} times, and taken away {lowered} times");
}
