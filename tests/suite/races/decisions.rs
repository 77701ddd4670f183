//! One request, many decisions about it.

use super::arena::{Answer, Arena, MANAGER, at_once, others, rounds, tally};
use entity::outbox::MailKind;
use futures::FutureExt;
use tests::gql::text;

#[tokio::test(flavor = "multi_thread")]
async fn of_sixty_approvals_of_one_request_one_succeeds() {
    let arena = Arena::open(1, &[]).await;
    for round in rounds() {
        let circle = arena.propose(10).await;
        let requests = arena.ask_all(others(1), &circle).await;

        let answers = at_once((0..60).map(|_| arena.approve(&requests[0]))).await;

        assert_eq!(tally(&answers), [("done", 1), ("REQUEST_NOT_OPEN", 59)].into());
        assert_eq!(arena.people(&circle).await, 2);
        assert_eq!(arena.mails(MailKind::Approved, &circle).await, 1);
        arena
            .assert_nothing_broken("60 approvals of one request", round)
            .await;
        arena.withdraw_circle(MANAGER, &circle).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_approved_or_withdrawn() {
    approval_against(Rival::Withdraw).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_approved_or_declined() {
    approval_against(Rival::Decline).await;
}

/// What else can become of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Rival {
    Withdraw,
    Decline,
}

impl Rival {
    async fn act(self, arena: &Arena, request: &str) -> Answer {
        match self {
            Self::Withdraw => arena.withdraw_request(MANAGER + 1, request).await,
            Self::Decline => arena.decline(request).await,
        }
    }

    fn status(self) -> &'static str {
        match self {
            Self::Withdraw => "WITHDRAWN",
            Self::Decline => "DECLINED",
        }
    }
}

/// Approves a request and has the rival at it, five times each.
async fn approval_against(rival: Rival) {
    let arena = Arena::open(1, &[]).await;
    let mut approved = 0;
    for round in rounds() {
        let circle = arena.propose(10).await;
        let requests = arena.ask_all(others(1), &circle).await;
        let request = requests[0].as_str();

        let approvals = (0..5).map(|_| arena.approve(request).boxed());
        let rivals = (0..5).map(|_| rival.act(&arena, request).boxed());
        let answers = if round % 2 == 0 {
            at_once(approvals.chain(rivals)).await
        } else {
            at_once(rivals.chain(approvals)).await
        };

        assert_eq!(tally(&answers), [("done", 1), ("REQUEST_NOT_OPEN", 9)].into());
        let winner = answers.iter().flatten().next().unwrap();
        let is_in = text(winner, "/joinRequest/status") == "APPROVED";
        if is_in {
            approved += 1;
        } else {
            assert_eq!(text(winner, "/joinRequest/status"), rival.status());
        }
        assert_eq!(arena.people(&circle).await, 1 + u64::from(is_in));
        assert_eq!(arena.mails(MailKind::Approved, &circle).await, u64::from(is_in));
        let refusals = u64::from(rival == Rival::Decline && !is_in);
        assert_eq!(arena.mails(MailKind::Declined, &circle).await, refusals);
        arena
            .assert_nothing_broken(&format!("approving against {rival:?}"), round)
            .await;
        arena.withdraw_circle(MANAGER, &circle).await;
    }
    println!("{approved} of {} were approved against {rival:?}", rounds().len());
}
