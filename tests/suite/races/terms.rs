//! The end of a term, from all sides: what people decide, and what the calendar does.

use super::arena::{Answer, Arena, MANAGER, Person, at_once, rounds, tally};
use entity::outbox::MailKind;
use futures::{FutureExt, future::BoxFuture};
use tests::gql::text;

const FIRST: Person = MANAGER + 1;
const SECOND: Person = MANAGER + 2;
const PEOPLE: [Person; 2] = [FIRST, SECOND];

/// A circle of three in its first term, which ends in so many days.
async fn running(arena: &Arena, ends_in: u64) -> String {
    let circle = arena.propose(10).await;
    for request in arena.ask_all(PEOPLE.into_iter(), &circle).await {
        arena.approve(&request).await.unwrap();
    }
    arena.publish(&circle).await.unwrap();
    arena.term_ends_in(&circle, ends_in).await;
    circle
}

/// Every other round the second half begins.
async fn mixed<'a>(
    round: usize,
    one: impl Iterator<Item = BoxFuture<'a, Answer>>,
    other: impl Iterator<Item = BoxFuture<'a, Answer>>,
) -> Vec<Answer> {
    if round.is_multiple_of(2) {
        at_once(one.chain(other)).await
    } else {
        at_once(other.chain(one)).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_renewals_one_counts() {
    let arena = Arena::open(2, &[]).await;
    for round in rounds() {
        let circle = running(&arena, 10).await;
        let answers = at_once((0..6).map(|_| arena.go_on(&circle))).await;

        assert_eq!(tally(&answers), [("done", 1), ("DECISION_TAKEN", 5)].into());
        assert_eq!(arena.events(&circle, "DECISION_TAKEN").await, 1);
        assert_eq!(arena.mails(MailKind::DecisionTaken, &circle).await, 3);
        assert_eq!(
            arena.state_and_term(&circle).await,
            ("ACTIVE".to_owned(), 1),
            "until the term ends"
        );
        arena.assert_nothing_broken("renewals", round).await;
        arena.disband(&circle).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_goes_on_or_ends() {
    let arena = Arena::open(2, &[]).await;
    let mut went_on = 0;
    for round in rounds() {
        let circle = running(&arena, 10).await;
        let renew = (0..3).map(|_| arena.go_on(&circle).boxed());
        let end = (0..3).map(|_| arena.complete(&circle).boxed());
        let answers = mixed(round, renew, end).await;

        assert_eq!(tally(&answers), [("done", 1), ("DECISION_TAKEN", 5)].into());
        assert_eq!(arena.events(&circle, "DECISION_TAKEN").await, 1);
        // The calendar does what was decided, whichever it was.
        arena.term_ends_in(&circle, 0).await;
        let played = at_once((0..4).map(|_| arena.play(&circle))).await;
        assert_eq!(tally(&played), [("done", 4)].into());
        let (state, term) = arena.state_and_term(&circle).await;
        if state == "ACTIVE" {
            went_on += 1;
            assert_eq!((term, arena.events(&circle, "TERM_BEGAN").await), (2, 1));
            arena.disband(&circle).await.unwrap();
        } else {
            assert_eq!(
                (state.as_str(), arena.events(&circle, "COMPLETED").await),
                ("COMPLETED", 1)
            );
            assert_eq!(arena.mails(MailKind::CircleClosed, &circle).await, 3);
        }
        arena
            .assert_nothing_broken("renewing against ending", round)
            .await;
    }
    println!("{went_on} of {} went on", rounds().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_meets_the_scheduled_end() {
    let arena = Arena::open(2, &[]).await;
    let mut overdue = 0;
    for round in rounds() {
        // It ended at midnight, and the clock comes now.
        let circle = running(&arena, 0).await;
        let renew = (0..3).map(|_| arena.go_on(&circle).boxed());
        let sweep = (0..3).map(|_| arena.play(&circle).boxed());
        let answers = mixed(round, renew, sweep).await;

        // Whoever came late found the next term, in which it is too early to decide.
        assert_eq!(tally(&answers), [("done", 4), ("DECISION_NOT_OPEN", 2)].into());
        assert_eq!(arena.state_and_term(&circle).await, ("ACTIVE".to_owned(), 2));
        assert_eq!(arena.events(&circle, "TERM_BEGAN").await, 1);
        assert_eq!(arena.meetings(&circle).await, 12, "six for each term");
        let told = arena.events(&circle, "DECISION_OVERDUE").await;
        assert!(told <= 1);
        overdue += told;
        arena.assert_nothing_broken("renewing at the end", round).await;
        arena.disband(&circle).await.unwrap();
    }
    println!("the clock was first in {overdue} of {} rounds", rounds().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hand_over_meets_a_succession() {
    let arena = Arena::open(2, &[]).await;
    let mut handed_over = 0;
    for round in rounds() {
        let circle = running(&arena, 100).await;
        arena.appoint(&circle, SECOND).await;
        let named = arena.nominate(&circle, FIRST).await.unwrap();
        let nomination = text(&named, "/nomination/id");
        // HR's data say that the manager is a regular employee no longer.
        arena.employ(MANAGER, "contractor").await;

        let accept = (0..3).map(|_| arena.accept(FIRST, nomination).boxed());
        let review = (0..3).map(|_| arena.review(MANAGER).boxed());
        let answers = mixed(round, accept, review).await;

        let manager = arena.programme_manager(&circle).await;
        if manager == FIRST {
            handed_over += 1;
            assert_eq!(tally(&answers), [("done", 4), ("NOMINATION_NOT_OPEN", 2)].into());
            assert_eq!(arena.events(&circle, "PROGRAMME_MANAGER_SUCCEEDED").await, 0);
        } else {
            assert_eq!(manager, SECOND, "the deputy");
            assert_eq!(tally(&answers), [("done", 3), ("NOMINATION_NOT_OPEN", 3)].into());
            assert_eq!(arena.events(&circle, "PROGRAMME_MANAGER_ACCEPTED").await, 0);
        }
        assert_eq!(arena.people(&circle).await, 2);
        assert_eq!(arena.events(&circle, "PARTICIPANT_OFFBOARDED").await, 1);
        arena
            .assert_nothing_broken("a hand-over against a succession", round)
            .await;
        arena.employ(MANAGER, "regular").await;
        arena.review(MANAGER).await.unwrap();
        arena.disband_as(manager, &circle).await.unwrap();
    }
    println!("{handed_over} of {} were handed over", rounds().len());
}
