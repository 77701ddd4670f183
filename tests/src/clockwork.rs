//! Circles as the clock meets them: rows past the operations, with the columns that the clock goes by computed by the rules.
//!
//! Each is valid by the invariants. By default a circle has people of its own: those of circle 7 are 701, 702, ..., and the
//! first of them is its programme manager.

use crate::rows::{Row, employee, id, profile};
use chrono::{DateTime, NaiveDate, Utc};
use entity::model::enums::{
    CircleState, Decision, DutyKind, JoinRequestStatus, MeetingFormat, MeetingState, MembershipStatus,
    NominationStatus, Role, StayAnswer, TieKind,
};
use entity::model::{
    circle, circle_decision, circle_tie, duty, join_request, meeting, membership, pm_nomination, stay_answer,
};
use entity::rules::plan::{self, PlannedMeeting};
use entity::rules::policy::days;
use entity::rules::{Policy, schedule, term, zone};

/// The topic of all of them: a test writes it.
pub const TOPIC: u128 = 1;

/// A circle to be written.
#[derive(Clone, Debug)]
pub struct Clockwork {
    /// Its number; its id is [`id`] of it.
    pub number: u128,
    /// Its row, as it will be written but for `people_count`, `offered_count`, `due_at`, `joining_due_at` and `due_basis`.
    pub row: circle::Model,
    /// Who takes part, in the order in which they joined.
    pub people: Vec<(u128, Role)>,
    /// Open duties: who, and in which slot.
    pub duties: Vec<(u128, i32)>,
    requests: Vec<join_request::Model>,
    nomination: Option<pm_nomination::Model>,
    others: Vec<u128>,
    decision: Option<circle_decision::Model>,
    answers: Vec<stay_answer::Model>,
    own_people: bool,
}

impl Clockwork {
    /// A proposal with its proposer alone, of this instant.
    #[must_use]
    pub fn proposed(number: u128, zone: &str, at: DateTime<Utc>) -> Self {
        let manager = number * 100 + 1;
        Self {
            number,
            row: circle::Model {
                id: id(number),
                title: format!("Circle {number}"),
                description: "Learn to negotiate".to_owned(),
                search_text: format!("circle {number} learn to negotiate"),
                topic_id: id(TOPIC),
                affinity_network_id: None,
                language: "en".to_owned(),
                zone: zone.to_owned(),
                state: CircleState::Proposed,
                recruiting_open: true,
                wants_advisor: false,
                max_people: 10,
                people_count: 0,
                offered_count: 0,
                proposed_by: id(manager),
                proposed_at: Some(at),
                published_at: None,
                started_on: None,
                term: 0,
                term_ends_on: None,
                ended_at: None,
                pm_vacant_since: None,
                below_minimum_since: None,
                last_seq: 0,
                created_at: at,
                updated_at: at,
                ageing_from: Some(at),
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
            },
            people: vec![(manager, Role::Member)],
            duties: vec![(manager, 0)],
            requests: Vec::new(),
            nomination: None,
            others: Vec::new(),
            decision: None,
            answers: Vec::new(),
            own_people: true,
        }
    }

    /// A circle in this term, with `people` people, that started on a date. Its clock has been played until the term began.
    #[must_use]
    pub fn active(number: u128, zone: &str, started_on: NaiveDate, in_term: u32, people: u128) -> Self {
        let began = begin(zone, started_on);
        let mut it = Self::proposed(number, zone, began - days(10));
        it.people = (1..=people)
            .map(|person| (number * 100 + person, Role::Member))
            .collect();
        it.row.state = CircleState::Active;
        it.row.published_at = Some(began);
        it.row.started_on = Some(started_on);
        it.row.ageing_from = None;
        it.row.term = i32::try_from(in_term).expect("a few terms");
        it.row.term_ends_on = Some(term::end_of_term(started_on, in_term));
        it.row.last_meeting_on = it.meetings().last().map(|(_, meeting)| meeting.on);
        it.row.played_until = Some(begin(zone, term::end_of_term(started_on, in_term - 1)));
        it
    }

    /// With these people, who are written elsewhere, in place of its own; the first of them manages.
    #[must_use]
    pub fn of_people(mut self, people: &[u128]) -> Self {
        self.people = people.iter().map(|person| (*person, Role::Member)).collect();
        let manager = *people.first().expect("a programme manager");
        self.duties = vec![(manager, 0)];
        self.row.proposed_by = id(manager);
        self.own_people = false;
        self
    }

    /// Changes the row.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut circle::Model)) -> Self {
        change(&mut self.row);
        self
    }

    /// The clock has done everything until then, here and for its requests.
    #[must_use]
    pub fn played_until(mut self, at: DateTime<Utc>) -> Self {
        self.row.played_until = Some(at);
        for request in &mut self.requests {
            request.played_until = Some(at);
        }
        self
    }

    /// The `place`th of its people (from 1) is the deputy in this slot.
    #[must_use]
    pub fn with_deputy(mut self, place: u128, slot: i32) -> Self {
        self.duties.push((self.number * 100 + place, slot));
        self
    }

    /// The `place`th of its people (from 1) is an advisor.
    #[must_use]
    pub fn with_advisor(mut self, place: usize) -> Self {
        if let Some((_, role)) = self.people.get_mut(place - 1) {
            *role = Role::Advisor;
        }
        self
    }

    /// The place of the programme manager is vacant since then.
    #[must_use]
    pub fn vacant_since(mut self, at: DateTime<Utc>) -> Self {
        self.duties.retain(|(_, slot)| *slot != 0);
        self.row.pm_vacant_since = Some(at);
        self
    }

    /// It was completed at `at`: nobody takes part any more.
    #[must_use]
    pub fn ended(mut self, at: DateTime<Utc>) -> Self {
        self.row.state = CircleState::Completed;
        self.row.ended_at = Some(at);
        self.row.recruiting_open = false;
        self.row.played_until = Some(at);
        self.duties.clear();
        self.others
            .extend(self.people.drain(..).map(|(person, _)| person));
        self
    }

    /// It was decided how the term ends.
    #[must_use]
    pub fn decided(mut self, decision: Decision, at: DateTime<Utc>) -> Self {
        self.row.decision = Some(decision);
        self.decision = Some(circle_decision::Model {
            id: id(self.number),
            circle_id: self.row.id,
            term: self.row.term,
            decision,
            decided_by: self.row.proposed_by,
            as_administrator: false,
            reason: Some("We go on well".to_owned()),
            decided_at: at,
        });
        self
    }

    /// The `place`th of its people (from 1) said whether they stay.
    #[must_use]
    pub fn answered(mut self, place: u128, answer: StayAnswer, at: DateTime<Utc>) -> Self {
        self.answers.push(stay_answer::Model {
            circle_id: self.row.id,
            term: self.row.term,
            employee_id: id(self.number * 100 + place),
            answer,
            answered_at: at,
        });
        self
    }

    /// Somebody else asks to join, and has waited for the programme manager since `at`.
    #[must_use]
    pub fn asked(self, at: DateTime<Utc>, policy: &Policy) -> Self {
        self.joining(at, |request| {
            request.pending_since = Some(at);
            request.answer_by = Some(at + policy.answer_period());
        })
    }

    /// Somebody else has been offered a seat at `at`.
    #[must_use]
    pub fn offered(self, at: DateTime<Utc>, policy: &Policy) -> Self {
        self.joining(at, |request| {
            request.status = JoinRequestStatus::Offered;
            request.waitlisted_at = Some(at);
            request.offer_expires_at = Some(at + policy.offer_period());
        })
    }

    /// Somebody else is on the waitlist since `at`.
    #[must_use]
    pub fn waitlisted(self, at: DateTime<Utc>) -> Self {
        self.joining(at, |request| {
            request.status = JoinRequestStatus::Waitlisted;
            request.waitlisted_at = Some(at);
        })
    }

    fn joining(mut self, at: DateTime<Utc>, change: impl FnOnce(&mut join_request::Model)) -> Self {
        let person = self.somebody_else();
        let mut request = join_request::Model {
            id: id(person),
            circle_id: self.row.id,
            employee_id: id(person),
            role: Role::Member,
            message: "May I join?".to_owned(),
            status: JoinRequestStatus::Pending,
            created_at: at,
            answer_by: None,
            waitlisted_at: None,
            pre_approved_at: None,
            pre_approved_by: None,
            offer_expires_at: None,
            open_slot: Some(1),
            resolved_at: None,
            resolved_by: None,
            decline_reason: None,
            pending_since: None,
            escalated_at: None,
            played_until: None,
            due_at: None,
        };
        change(&mut request);
        self.requests.push(request);
        self
    }

    /// Somebody else was named programme manager at `at`.
    #[must_use]
    pub fn named(mut self, at: DateTime<Utc>, policy: &Policy) -> Self {
        let nominee = self.somebody_else();
        self.nomination = Some(pm_nomination::Model {
            id: id(nominee),
            circle_id: self.row.id,
            nominee_id: id(nominee),
            nominated_by: self.row.proposed_by,
            role: Role::Member,
            status: NominationStatus::Pending,
            created_at: at,
            expires_at: at + policy.nomination_period(),
            resolved_at: None,
        });
        self
    }

    /// One whose number is from 51 on.
    fn somebody_else(&mut self) -> u128 {
        let person = self.number * 100 + 51 + self.others.len() as u128;
        self.others.push(person);
        person
    }

    /// The meetings of all terms so far.
    fn meetings(&self) -> Vec<(u32, PlannedMeeting)> {
        let started_on = self.row.started_on.unwrap_or_default();
        let terms = u32::try_from(self.row.term).unwrap_or_default();
        (1..=terms)
            .flat_map(|number| {
                let planned = if number == 1 {
                    plan::first_term(started_on)
                } else {
                    plan::term(started_on, number, MeetingFormat::Education)
                };
                planned.into_iter().map(move |meeting| (number, meeting))
            })
            .collect()
    }

    /// When it is due first.
    #[must_use]
    pub fn due_at(&self, policy: &Policy) -> Option<DateTime<Utc>> {
        let next = schedule::next(&self.row, &policy.clock).expect("a known zone");
        let own = next.map(|(at, _)| at);
        own.into_iter().chain(self.joining_due_at(policy)).min()
    }

    fn joining_due_at(&self, policy: &Policy) -> Option<DateTime<Utc>> {
        let requests = self
            .requests
            .iter()
            .filter_map(|request| schedule::next_of_request(request, policy))
            .map(|(at, _)| at);
        let nomination = self.nomination.iter().map(|nomination| nomination.expires_at);
        requests.chain(nomination).min()
    }

    /// Its rows, with those of its own people.
    #[must_use]
    pub fn rows(mut self, policy: &Policy) -> Vec<Row> {
        let offered = self
            .requests
            .iter()
            .filter(|request| request.status == JoinRequestStatus::Offered);
        self.row.offered_count = i32::try_from(offered.count()).expect("a few offers");
        self.row.people_count = i32::try_from(self.people.len()).expect("a few people");
        self.row.joining_due_at = self.joining_due_at(policy);
        self.row.due_at = self.due_at(policy);
        self.row.due_basis = schedule::basis(policy);
        let (circle, joined) = (self.row.id, self.row.created_at);
        let meetings = self.meetings();
        let mut rows: Vec<Row> = Vec::new();
        let own = self
            .people
            .iter()
            .map(|(person, _)| *person)
            .filter(|_| self.own_people);
        for person in own.chain(self.others.iter().copied()) {
            rows.extend([employee(person), profile(person)]);
        }
        let place = |place: usize| self.number * 1000 + place as u128;
        for (at, (person, role)) in self.people.iter().enumerate() {
            rows.push(Row::of_model(circle_tie::Model {
                circle_id: circle,
                employee_id: id(*person),
                kind: TieKind::Membership,
            }));
            rows.push(Row::of_model(membership::Model {
                id: id(place(at)),
                circle_id: circle,
                employee_id: id(*person),
                role: *role,
                status: MembershipStatus::Active,
                joined_at: joined,
                ended_at: None,
                end_reason: None,
            }));
        }
        for (person, slot) in &self.duties {
            rows.push(Row::of_model(duty::Model {
                id: id(place(usize::try_from(*slot).expect("a slot"))),
                circle_id: circle,
                employee_id: id(*person),
                duty: if *slot == 0 {
                    DutyKind::ProgrammeManager
                } else {
                    DutyKind::Deputy
                },
                slot: *slot,
                since: joined,
                ended_at: None,
            }));
        }
        for mut request in self.requests {
            request.due_at = schedule::next_of_request(&request, policy).map(|(at, _)| at);
            rows.push(Row::of_model(circle_tie::Model {
                circle_id: circle,
                employee_id: request.employee_id,
                kind: TieKind::Request,
            }));
            rows.push(Row::of_model(request));
        }
        for (at, (in_term, planned)) in meetings.into_iter().enumerate() {
            rows.push(Row::of_model(meeting::Model {
                id: id(place(at)),
                circle_id: circle,
                term: i32::try_from(in_term).expect("a few terms"),
                number: i32::try_from(planned.number).expect("six"),
                format: planned.format,
                state: MeetingState::Planned,
                planned_on: planned.on,
                zone: self.row.zone.clone(),
                created_at: joined,
            }));
        }
        rows.extend(self.nomination.map(Row::of_model));
        rows.extend(self.decision.map(Row::of_model));
        rows.extend(self.answers.into_iter().map(Row::of_model));
        rows.push(Row::of_model(self.row));
        rows
    }
}

/// When a day begins in a zone.
///
/// # Panics
/// When there is no such zone.
#[must_use]
pub fn begin(zone: &str, on: NaiveDate) -> DateTime<Utc> {
    zone::start_of_day(zone::parse(zone).expect("a zone"), on)
}
