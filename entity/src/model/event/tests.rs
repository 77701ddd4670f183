//! What is stored of each kind, what rows of version 1 held, and what is not known.

use super::*;
use crate::model::circle_event;
use chrono::TimeZone;
use serde_json::{Value, json};
use std::collections::HashSet;
use strum::IntoEnumIterator;

const PERSON: Uuid = Uuid::from_u128(1);
const SUBJECT: &str = "00000000-0000-0000-0000-000000000002";

fn row(kind: &str, version: i32, person: bool, data: Value) -> circle_event::Model {
    circle_event::Model {
        circle_id: Uuid::from_u128(9),
        seq: 1,
        id: Uuid::from_u128(8),
        kind: kind.to_owned(),
        version,
        actor_id: None,
        as_administrator: false,
        subject_employee_id: person.then_some(PERSON),
        data,
        at: Utc.timestamp_opt(0, 0).unwrap(),
    }
}

/// A row of every kind that was written before events were typed.
#[test]
fn rows_of_version_1_are_read() {
    let request = json!({ "joinRequestId": SUBJECT });
    let membership = json!({ "membershipId": SUBJECT });
    let nomination = json!({ "nominationId": SUBJECT });
    let rows = [
        ("DRAFTED", false, json!({})),
        ("PROPOSED", false, json!({})),
        (
            "UPDATED",
            false,
            json!({ "fields": ["title", "topicId", "affinityNetworkId", "maxPeople", "recruitingOpen"] }),
        ),
        (
            "PUBLISHED",
            false,
            json!({ "acknowledged": ["NO_ADVISOR", "MANAGER_IN_CIRCLE"] }),
        ),
        ("WITHDRAWN", false, json!({})),
        ("DISBANDED", false, json!({})),
        (
            "JOIN_REQUESTED",
            true,
            json!({ "joinRequestId": SUBJECT, "role": "MEMBER", "status": "WAITLISTED" }),
        ),
        ("JOIN_REQUEST_WITHDRAWN", true, request.clone()),
        ("JOIN_REQUEST_DECLINED", true, request.clone()),
        (
            "JOIN_REQUEST_PRE_APPROVED",
            true,
            json!({ "acknowledged": [], "joinRequestId": SUBJECT }),
        ),
        ("SEAT_OFFERED", true, request.clone()),
        ("OFFER_LAPSED", true, request.clone()),
        ("PARTICIPANT_JOINED", true, json!({ "role": "ADVISOR" })),
        (
            "PARTICIPANT_JOINED",
            true,
            json!({ "role": "MEMBER", "joinRequestId": SUBJECT, "acknowledged": ["LEVEL_GAP"] }),
        ),
        ("PARTICIPANT_LEFT", true, membership.clone()),
        ("PARTICIPANT_REMOVED", true, membership.clone()),
        (
            "ROLE_CHANGED",
            true,
            json!({ "acknowledged": [], "role": "MEMBER" }),
        ),
        ("DEPUTY_APPOINTED", true, json!({})),
        ("DEPUTY_DISMISSED", true, json!({})),
        ("PROGRAMME_MANAGER_NAMED", true, nomination.clone()),
        ("PROGRAMME_MANAGER_ACCEPTED", true, nomination.clone()),
        ("NOMINATION_DECLINED", true, nomination.clone()),
        ("NOMINATION_WITHDRAWN", true, nomination.clone()),
        ("NOMINATION_EXPIRED", true, nomination),
        ("PROGRAMME_MANAGER_VACANT", false, json!({})),
        ("PROGRAMME_MANAGER_TOOK_OVER", true, json!({})),
        ("PROGRAMME_MANAGER_SUCCEEDED", true, json!({})),
        ("EXPIRED", false, json!({})),
        (
            "DECISION_TAKEN",
            false,
            json!({ "decision": "CONTINUE", "term": 2, "acknowledged": ["TWELVE_MONTHS"] }),
        ),
        (
            "DECISION_TAKEN",
            false,
            json!({ "decision": "DISBAND", "term": 2 }),
        ),
        ("DECISION_OVERDUE", false, json!({ "term": 1 })),
        ("TERM_BEGAN", false, json!({ "term": 2 })),
        ("LAPSED", false, json!({})),
        ("REOPENED", false, json!({})),
        ("COMPLETED", false, json!({})),
        ("ARCHIVED", false, json!({})),
        ("JOIN_REQUEST_EXPIRED", true, request.clone()),
        ("JOIN_REQUEST_ESCALATED", true, request),
        ("PARTICIPANT_OFFBOARDED", true, membership),
    ];
    for (kind, person, data) in &rows {
        let event = row(kind, 1, *person, data.clone()).event();
        let event = event.unwrap_or_else(|| panic!("{kind} {data} is not read"));
        assert_eq!(EventKind::from(&event).name(), *kind);
        let (subject, written) = event.into_facts().unwrap();
        assert_eq!(subject.is_some(), *person, "{kind}");
        // Nothing that the row said is lost.
        for (fact, value) in data.as_object().unwrap() {
            let same = |list: &Value| {
                list.as_array()
                    .map(|list| list.iter().map(Value::to_string).collect::<HashSet<_>>())
            };
            assert!(
                written[fact] == *value || same(&written[fact]) == same(value),
                "{kind} {fact}: {written}"
            );
        }
    }
    let kinds: HashSet<_> = rows.iter().map(|(kind, ..)| *kind).collect();
    let newer = [
        "JOIN_REQUEST_MOVED_UP",
        "JOIN_REQUEST_REOPENED",
        "JOIN_REQUEST_VOIDED",
        "BELOW_MINIMUM",
        "MINIMUM_REACHED",
    ];
    assert!(EventKind::iter().all(|kind| kinds.contains(kind.name()) || newer.contains(&kind.name())));
}

#[test]
fn events_are_stored_under_plain_names_and_read_again() {
    let event = Event::Published {
        acknowledged: BTreeSet::from([AdvisoryCode::NoAdvisor]),
        started_on: NaiveDate::from_ymd_opt(2026, 9, 1),
        term_ends_on: NaiveDate::from_ymd_opt(2027, 3, 1),
        meetings: vec![Planned {
            meeting_id: PERSON,
            number: 1,
            format: MeetingFormat::Experience,
            planned_on: NaiveDate::from_ymd_opt(2026, 9, 8).unwrap(),
        }],
    };
    let (subject, facts) = event.clone().into_facts().unwrap();
    assert_eq!(subject, None);
    let stored = json!({
        "acknowledged": ["NO_ADVISOR"],
        "startedOn": "2026-09-01",
        "termEndsOn": "2027-03-01",
        "meetings": [{ "meetingId": PERSON, "number": 1, "format": "EXPERIENCE", "plannedOn": "2026-09-08" }],
    });
    assert_eq!(facts, stored);
    assert_eq!(row("PUBLISHED", 2, false, facts).event(), Some(event));

    let event = Event::SeatOffered {
        person: PERSON,
        join_request_id: SUBJECT.parse().unwrap(),
        until: Utc.timestamp_opt(86_400, 0).single(),
    };
    let (subject, facts) = event.clone().into_facts().unwrap();
    assert_eq!(subject, Some(PERSON));
    assert_eq!(
        facts,
        json!({ "joinRequestId": SUBJECT, "until": "1970-01-02T00:00:00Z" })
    );
    assert_eq!(row("SEAT_OFFERED", 2, true, facts).event(), Some(event));
}

#[test]
fn what_a_newer_program_wrote_is_not_guessed_at() {
    assert_eq!(row("CIRCLE_TWINNED", 1, true, json!({})).event(), None);
    assert_eq!(
        row("ARCHIVED", 1, false, json!({})).event(),
        Some(Event::Archived {})
    );
    assert_eq!(row("ARCHIVED", 2, false, json!({})).event(), None);
}
