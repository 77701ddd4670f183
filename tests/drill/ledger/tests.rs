//! The counters can fail: each defect is planted, and found.

use super::*;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

fn entry(id: u128, status: &str) -> Entry {
    Entry {
        id: Uuid::from_u128(id),
        kind: "request_received".to_owned(),
        status: status.to_owned(),
        recipient: "a@example.org".to_owned(),
        circle_id: None,
        subject_id: Some(Uuid::from_u128(100)),
        request_status: Some("PENDING".to_owned()),
        last_error: None,
        created_at: at(0),
    }
}

fn mail(id: u128, seconds: i64) -> Accepted {
    Accepted {
        message_id: format!("{}@example.org", Uuid::from_u128(id)),
        to: "a@example.org".to_owned(),
        at: at(seconds),
    }
}

fn ledger(entries: Vec<Entry>, accepted: Vec<Accepted>) -> Ledger {
    Ledger {
        entries,
        accepted,
        ..Ledger::default()
    }
}

/// lost, ghost, stuck, dup.
fn found(ledger: &Ledger, fate: Fate) -> [usize; 4] {
    let counts = ledger.count(|_| fate);
    [
        counts.lost.len(),
        counts.ghost.len(),
        counts.stuck.len(),
        counts.dup.len(),
    ]
}

#[test]
fn a_mail_that_was_sent_and_accepted_is_right() {
    let ledger = ledger(vec![entry(1, "SENT")], vec![mail(1, 2)]);
    assert_eq!(found(&ledger, Fate::Accepted), [0, 0, 0, 0]);
    assert_eq!(ledger.count(|_| Fate::Accepted).mails, 1);
}

#[test]
fn a_mail_that_was_sent_and_not_accepted_is_lost() {
    assert_eq!(
        found(&ledger(vec![entry(1, "SENT")], vec![]), Fate::Accepted),
        [1, 0, 0, 0]
    );
}

#[test]
fn a_mail_that_was_given_up_is_lost_unless_that_was_right() {
    for status in ["DEAD", "UNKNOWN"] {
        assert_eq!(
            found(&ledger(vec![entry(1, status)], vec![]), Fate::Accepted),
            [1, 0, 0, 0]
        );
    }
    assert_eq!(
        found(&ledger(vec![entry(1, "DEAD")], vec![]), Fate::Dead),
        [0, 0, 0, 0]
    );
    assert_eq!(
        found(&ledger(vec![entry(1, "UNKNOWN")], vec![]), Fate::Unknown),
        [0, 0, 0, 0]
    );
}

#[test]
fn a_row_that_denies_its_mail_is_found() {
    let denied = |status, fate| {
        ledger(vec![entry(1, status)], vec![mail(1, 1)])
            .count(|_| fate)
            .denied
            .len()
    };
    assert_eq!(denied("SKIPPED", Fate::Accepted), 1);
    assert_eq!(denied("DEAD", Fate::Dead), 1);
    assert_eq!(denied("UNKNOWN", Fate::Accepted), 0);
    assert_eq!(denied("SENT", Fate::Accepted), 0);
}

#[test]
fn a_mail_is_rightly_skipped_only_when_its_request_was_answered() {
    let skipped = entry(1, "SKIPPED");
    assert_eq!(
        found(&ledger(vec![skipped.clone()], vec![]), Fate::Accepted),
        [1, 0, 0, 0]
    );
    let answered = Entry {
        request_status: Some("DECLINED".to_owned()),
        ..skipped
    };
    assert_eq!(
        found(&ledger(vec![answered.clone()], vec![]), Fate::Accepted),
        [0, 0, 0, 0]
    );
    // After a try that may have arrived it is not called skipped.
    let doubted = Entry {
        status: "UNKNOWN".to_owned(),
        ..answered.clone()
    };
    assert_eq!(
        found(&ledger(vec![doubted], vec![]), Fate::Accepted),
        [0, 0, 0, 0]
    );
    let other = Entry {
        kind: "declined".to_owned(),
        ..answered
    };
    assert_eq!(found(&ledger(vec![other], vec![]), Fate::Accepted), [1, 0, 0, 0]);
}

#[test]
fn a_mail_without_a_row_is_a_ghost() {
    assert_eq!(
        found(&ledger(vec![], vec![mail(1, 1)]), Fate::Accepted),
        [0, 1, 0, 0]
    );
    let strange = Accepted {
        message_id: "hello".to_owned(),
        ..mail(1, 1)
    };
    assert_eq!(
        found(&ledger(vec![], vec![strange]), Fate::Accepted),
        [0, 1, 0, 0]
    );
}

#[test]
fn a_mail_to_somebody_else_is_a_ghost() {
    let astray = Accepted {
        to: "b@example.org".to_owned(),
        ..mail(1, 1)
    };
    let ledger = ledger(vec![entry(1, "SENT")], vec![astray]);
    assert_eq!(found(&ledger, Fate::Accepted), [0, 1, 0, 0]);
}

#[test]
fn a_row_that_is_not_settled_is_stuck() {
    for status in ["PENDING", "LEASED", "RUNNING", "RETRY"] {
        assert_eq!(
            found(&ledger(vec![entry(1, status)], vec![mail(1, 1)]), Fate::Accepted),
            [0, 0, 1, 0]
        );
    }
}

#[test]
fn every_copy_after_the_first_is_a_duplicate() {
    let ledger = ledger(vec![entry(1, "SENT")], vec![mail(1, 1), mail(1, 2), mail(1, 3)]);
    assert_eq!(found(&ledger, Fate::Accepted), [0, 0, 0, 2]);
}

#[test]
fn an_acknowledged_mutation_must_be_there_with_its_mails() {
    let (circle, request) = (Uuid::from_u128(7), Uuid::from_u128(100));
    let mut ledger = Ledger {
        acks: vec![Ack::Proposed(circle), Ack::Asked(request), Ack::Approved(request)],
        ..Ledger::default()
    };
    // The circle and its mail; the request and its two; the approval and its one.
    assert_eq!(ledger.count(|_| Fate::Accepted).lost.len(), 7);
    let row = |id, kind: &str| Entry {
        kind: kind.to_owned(),
        circle_id: Some(circle),
        ..entry(id, "SENT")
    };
    let kinds = [
        "proposal_recorded",
        "new_join_request",
        "request_received",
        "approved",
    ];
    ledger.entries = (1..).zip(kinds).map(|(id, kind)| row(id, kind)).collect();
    ledger.accepted = (1..=4).map(|id| mail(id, 1)).collect();
    ledger.circles.insert(circle);
    ledger.requests.insert(request, "PENDING".to_owned());
    // Not approved.
    assert_eq!(ledger.count(|_| Fate::Accepted).lost.len(), 1);
    ledger.requests.insert(request, "APPROVED".to_owned());
    assert_eq!(found(&ledger, Fate::Accepted), [0, 0, 0, 0]);
}

#[test]
fn latency_is_from_commit_to_the_first_copy() {
    let ledger = ledger(
        vec![entry(1, "SENT"), entry(2, "SENT")],
        vec![mail(1, 9), mail(1, 4), mail(2, 6)],
    );
    let latencies = ledger.latencies(|_| true);
    assert_eq!(percentile(&latencies, 0), TimeDelta::seconds(4));
    assert_eq!(percentile(&latencies, 100), TimeDelta::seconds(6));
    assert_eq!(percentile(&[], 99), TimeDelta::zero());
}
