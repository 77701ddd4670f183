//! One circle, many starts.

use super::arena::{Arena, at_once, others, rounds, tally};
use entity::outbox::MailKind;

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_starts_once() {
    let arena = Arena::open(2, &[]).await;
    for round in rounds() {
        let circle = arena.propose(10).await;
        let requests = arena.ask_all(others(2), &circle).await;
        let approved = at_once(requests.iter().map(|request| arena.approve(request))).await;
        assert_eq!(tally(&approved), [("done", 2)].into());

        let answers = at_once((0..10).map(|_| arena.publish(&circle))).await;

        assert_eq!(tally(&answers), [("done", 1), ("WRONG_STATE", 9)].into());
        assert_eq!(arena.meetings(&circle).await, 6);
        assert_eq!(arena.mails(MailKind::CircleStarted, &circle).await, 3);
        arena.assert_nothing_broken("ten times publish", round).await;
    }
}
