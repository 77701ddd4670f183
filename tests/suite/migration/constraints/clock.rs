//! Terms and their ends, and what the clock remembers or removes.

use super::{By, Case, case, key};
use tests::rows::*;

type DateTime = chrono::DateTime<chrono::Utc>;

pub fn cases() -> Vec<Case> {
    let new = || circle(3, 1, 1);
    let failed = || {
        Row::of("clock_failure")
            .set("subject_kind", "CIRCLE")
            .set("subject_id", id(1))
            .set("tries", 1)
            .set("error", "No zone")
            .set("first_failed_at", at(1))
            .set("last_failed_at", at(1))
            .set("retry_at", at(2))
    };
    let slot = || Row::of("clock_slot").set("schedule", "sweep").set("slot", at(1));
    let review = || Row::of("employee_review").set("employee_id", id(1));
    vec![
        case(
            "two decisions about one term",
            key("circle_decision (circle_id, term)"),
            vec![circle_decision(1, 1, 1, 1)],
            circle_decision(2, 1, 1, 2).set("decision", "DISBAND"),
        ),
        case(
            "a decision that nobody knows",
            By::Check,
            vec![],
            circle_decision(1, 1, 1, 1).set("decision", "PERHAPS"),
        ),
        case(
            "a decision before the first term",
            By::Check,
            vec![],
            circle_decision(1, 1, 0, 1),
        ),
        case(
            "a decision of nobody",
            By::ForeignKey,
            vec![],
            circle_decision(1, 1, 1, 9),
        ),
        case(
            "two answers for one term",
            key("stay_answer (circle_id, term, employee_id)"),
            vec![stay_answer(1, 1, 2, "STAY")],
            stay_answer(1, 1, 2, "LEAVE"),
        ),
        case(
            "neither staying nor leaving",
            By::Check,
            vec![],
            stay_answer(1, 1, 2, "PERHAPS"),
        ),
        case(
            "an answer before the first term",
            By::Check,
            vec![],
            stay_answer(1, 0, 2, "STAY"),
        ),
        case(
            "decided, nobody knows what",
            By::Check,
            vec![],
            new().set("decision", "PERHAPS"),
        ),
        case(
            "lapsed without a time",
            By::Check,
            vec![],
            lapsed().set("lapsed_at", None::<DateTime>),
        ),
        case(
            "a time of lapsing without a lapse",
            By::Check,
            vec![],
            new().set("lapsed_at", at(1)),
        ),
        case(
            "a reason of ending without an end",
            By::Check,
            vec![],
            new().set("end_reason", "It ran its course."),
        ),
        case(
            "archived before it ended",
            By::Check,
            vec![],
            new().set("archived_at", at(1)),
        ),
        case(
            "two failures of the clock at one circle",
            key("clock_failure (subject_kind, subject_id)"),
            vec![failed()],
            failed(),
        ),
        case(
            "a failure of nothing known",
            By::Check,
            vec![],
            failed().set("subject_kind", "MEETING"),
        ),
        case(
            "a failure that never was",
            By::Check,
            vec![],
            failed().set("tries", 0),
        ),
        case(
            "two slots of a schedule",
            key("clock_slot (schedule)"),
            vec![slot()],
            slot().set("slot", at(2)),
        ),
        case(
            "a person to review twice",
            key("employee_review (employee_id)"),
            vec![review()],
            review(),
        ),
        case(
            "a key twice",
            key("idempotency_key (employee_id, key)"),
            vec![idempotency_key(1, "a key")],
            idempotency_key(1, "a key"),
        ),
        case(
            "an allowance twice",
            key("allowance (employee_id)"),
            vec![allowance(1, at(1))],
            allowance(1, at(2)),
        ),
        case(
            "an allowance of nobody",
            By::ForeignKey,
            vec![],
            allowance(9, at(1)),
        ),
        case("no key", By::Check, vec![], idempotency_key(1, "")),
        case(
            "a key that is too long",
            By::Check,
            vec![],
            idempotency_key(1, &"k".repeat(101)),
        ),
        case(
            "a key of nobody",
            By::ForeignKey,
            vec![],
            idempotency_key(9, "a key"),
        ),
    ]
}

/// A circle about whose first term nobody decided.
pub fn lapsed() -> Row {
    circle(3, 1, 1)
        .set("state", "LAPSED")
        .set("published_at", at(1))
        .set("started_on", at(1).date_naive())
        .set("term", 1)
        .set("term_ends_on", at(2).date_naive())
        .set("lapsed_at", at(3))
}
