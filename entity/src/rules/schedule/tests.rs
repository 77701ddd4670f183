mod due;
mod terms;
mod windows;

use super::steps::steps;
use super::*;
use crate::model::enums::{JoinRequestStatus, Role};
use crate::model::join_request;
use crate::rules::zone::UnknownZone;
use chrono::TimeDelta;
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn policy() -> ClockPolicy {
    ClockPolicy::default()
}

/// A proposal of 1 June 2026 without anything that is due.
pub(crate) fn circle(zone: &str) -> circle::Model {
    let proposed_at = at("2026-06-01T12:00:00Z");
    circle::Model {
        id: Uuid::nil(),
        title: String::new(),
        description: String::new(),
        search_text: String::new(),
        search_version: 0,
        topic_id: Uuid::nil(),
        affinity_network_id: None,
        language: "en".to_owned(),
        zone: zone.to_owned(),
        state: CircleState::Proposed,
        recruiting_open: true,
        wants_advisor: false,
        max_people: 10,
        people_count: 3,
        offered_count: 0,
        proposed_by: Uuid::nil(),
        proposed_at: Some(proposed_at),
        published_at: None,
        started_on: None,
        term: 0,
        term_ends_on: None,
        ended_at: None,
        pm_vacant_since: None,
        below_minimum_since: None,
        last_seq: 1,
        created_at: proposed_at,
        updated_at: proposed_at,
        ageing_from: None,
        decision: None,
        overdue_since: None,
        lapsed_at: None,
        end_reason: None,
        last_meeting_on: None,
        archived_at: None,
        played_until: None,
        joining_due_at: None,
        due_at: None,
        due_basis: String::new(),
    }
}

/// In term number `term` since its start on `started_on`.
fn running(zone: &str, started_on: &str, term: i32) -> circle::Model {
    let started_on = date(started_on);
    circle::Model {
        state: CircleState::Active,
        started_on: Some(started_on),
        term,
        term_ends_on: Some(term::end_of_term(started_on, u32::try_from(term).unwrap())),
        ..circle(zone)
    }
}

fn pending(since: &str) -> join_request::Model {
    let since = at(since);
    join_request::Model {
        id: Uuid::nil(),
        circle_id: Uuid::nil(),
        employee_id: Uuid::nil(),
        role: Role::Member,
        message: String::new(),
        status: JoinRequestStatus::Pending,
        created_at: since,
        answer_by: Some(since + days(21)),
        waitlisted_at: None,
        pre_approved_at: None,
        pre_approved_by: None,
        offer_expires_at: None,
        open_slot: Some(1),
        resolved_at: None,
        resolved_by: None,
        decline_reason: None,
        pending_since: Some(since),
        escalated_at: None,
        played_until: None,
        due_at: None,
    }
}

/// The steps that the circle has before it until `until`, by instant, as long as none of them changes a fact.
fn steps_until(circle: circle::Model, until: &str) -> Vec<(String, Vec<CircleStep>)> {
    let mut by_instant: Vec<(String, Vec<CircleStep>)> = Vec::new();
    let mut all = steps(&circle, &policy()).unwrap();
    all.retain(|(when, _)| *when <= at(until) && circle.played_until.is_none_or(|played| *when > played));
    all.sort_unstable();
    for (when, step) in all {
        let when = when.format("%Y-%m-%dT%H:%M").to_string();
        match by_instant.last_mut().filter(|(last, _)| *last == when) {
            Some((_, steps)) => steps.push(step),
            None => by_instant.push((when, vec![step])),
        }
    }
    by_instant
}

/// The instants, without what they are for.
fn instants(steps: &[(String, Vec<CircleStep>)]) -> Vec<&str> {
    steps.iter().map(|(when, _)| when.as_str()).collect()
}
