//! One duty, many hands.

use super::arena::{Arena, MANAGER, Person, at_once, rounds, tally};
use entity::outbox::MailKind;
use futures::FutureExt;
use tests::gql::text;

const FIRST: Person = MANAGER + 1;
const SECOND: Person = MANAGER + 2;

#[tokio::test(flavor = "multi_thread")]
async fn of_two_hand_overs_one_goes_through() {
    let arena = Arena::open(2, &[]).await;
    for round in rounds() {
        let circle = arena.propose(10).await;

        let nominees = [FIRST, SECOND].into_iter().cycle().skip(round % 2).take(6);
        let named = at_once(nominees.map(|nominee| arena.nominate(&circle, nominee))).await;

        assert_eq!(tally(&named), [("done", 1), ("NOMINATION_OPEN", 5)].into());
        assert_eq!(arena.mails(MailKind::NamedProgrammeManager, &circle).await, 1);
        arena.assert_nothing_broken("two nominations", round).await;

        let nomination = named.iter().flatten().next().unwrap();
        let name = text(nomination, "/nomination/nominee/displayName");
        let nominee = if name == format!("Person {FIRST}") {
            FIRST
        } else {
            SECOND
        };
        let nomination = text(nomination, "/nomination/id");
        let accepted = at_once((0..6).map(|_| arena.accept(nominee, nomination))).await;

        assert_eq!(tally(&accepted), [("done", 1), ("NOMINATION_NOT_OPEN", 5)].into());
        assert_eq!(arena.programme_manager(&circle).await, nominee);
        assert_eq!(arena.people(&circle).await, 2);
        assert_eq!(
            arena.mails(MailKind::DutyChanged, &circle).await,
            2,
            "the old and the new"
        );
        arena.assert_nothing_broken("accepting six times", round).await;
        arena.withdraw_circle(nominee, &circle).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nomination_is_accepted_or_taken_back() {
    let arena = Arena::open(1, &[]).await;
    let mut handed_over = 0;
    for round in rounds() {
        let circle = arena.propose(10).await;
        let named = arena.nominate(&circle, FIRST).await.unwrap();
        let nomination = text(&named, "/nomination/id");

        let accept = (0..4).map(|_| arena.accept(FIRST, nomination).boxed());
        let take_back = (0..4).map(|_| arena.withdraw_nomination(nomination).boxed());
        let answers = if round % 2 == 0 {
            at_once(accept.chain(take_back)).await
        } else {
            at_once(take_back.chain(accept)).await
        };

        let manager = arena.programme_manager(&circle).await;
        if manager == FIRST {
            handed_over += 1;
            // Whoever is not programme manager any more sees no nomination either.
            let expected = [("done", 1), ("NOMINATION_NOT_OPEN", 3), ("NOT_FOUND", 4)];
            assert_eq!(tally(&answers), expected.into());
            assert_eq!(arena.people(&circle).await, 2);
        } else {
            assert_eq!(tally(&answers), [("done", 1), ("NOMINATION_NOT_OPEN", 7)].into());
            assert_eq!(arena.people(&circle).await, 1);
        }
        arena
            .assert_nothing_broken("accepting against taking back", round)
            .await;
        arena.withdraw_circle(manager, &circle).await;
    }
    println!("{handed_over} of {} were handed over", rounds().len());
}
