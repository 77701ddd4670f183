//! Circles, their history, their meetings, and the mails about them.

use super::{By, Case, case, key};
use tests::rows::*;

pub fn cases() -> Vec<Case> {
    let new = || circle(3, 1, 1);
    vec![
        case(
            "an unknown state",
            By::Check,
            vec![],
            new().set("state", "PAUSED"),
        ),
        case(
            "an eleventh person",
            By::Check,
            vec![],
            new().set("people_count", 11),
        ),
        case(
            "an offer beyond the maximum",
            By::Check,
            vec![],
            new().set("people_count", 9).set("offered_count", 2),
        ),
        case(
            "fewer than nobody",
            By::Check,
            vec![],
            new().set("people_count", -1),
        ),
        case("a maximum of one", By::Check, vec![], new().set("max_people", 1)),
        case(
            "active without a term",
            By::Check,
            vec![],
            new().set("state", "ACTIVE"),
        ),
        case(
            "proposed and already published",
            By::Check,
            vec![],
            new().set("published_at", at(1)),
        ),
        case(
            "ended without a time",
            By::Check,
            vec![],
            new().set("state", "WITHDRAWN"),
        ),
        case(
            "a time of ending without an end",
            By::Check,
            vec![],
            new().set("ended_at", at(1)),
        ),
        case(
            "a number in history twice",
            key("circle_event (circle_id, seq)"),
            vec![circle_event(1, 1, 1)],
            circle_event(2, 1, 1),
        ),
        case(
            "an event's id twice",
            key("circle_event (id)"),
            vec![circle_event(1, 1, 1)],
            circle_event(1, 1, 2),
        ),
        case(
            "history before its beginning",
            By::Check,
            vec![],
            circle_event(1, 1, 0),
        ),
        case(
            "a meeting's number twice",
            key("meeting (circle_id, term, number)"),
            vec![meeting(1, 1, 1)],
            meeting(2, 1, 1).set("planned_on", at(0).date_naive()),
        ),
        case(
            "two meetings on a day",
            key("meeting (circle_id, planned_on)"),
            vec![meeting(1, 1, 1)],
            meeting(2, 1, 1).set("number", 2),
        ),
        case(
            "a mail twice",
            key("outbox (dedup_key)"),
            vec![outbox(1, "approved", 1, 1)],
            outbox(2, "approved", 1, 1).set("dedup_key", "key 1"),
        ),
        case(
            "a leased mail without a lease",
            By::Check,
            vec![],
            outbox(1, "approved", 1, 1).set("status", "LEASED"),
        ),
        case(
            "a sent mail without a time",
            By::Check,
            vec![],
            outbox(1, "approved", 1, 1).set("status", "SENT"),
        ),
    ]
}
