//! A circle and everything in it, valid by the invariants, with the columns that the clock goes by computed by the rules.
//!
//! By default it has people of its own: those of circle 7 are 701, 702, ..., and the first of them is its programme manager.

use super::Person;
use crate::rows::{Row, circle_event, id};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entity::model::enums::{
    CircleState, Decision, DutyKind, JoinRequestStatus, MeetingFormat, MeetingState, MembershipStatus,
    NominationStatus, Role, StayAnswer, TieKind,
};
use entity::model::event::{Event, EventKind};
use entity::model::{
    circle, circle_decision, circle_tie, duty, join_request, meeting, membership, pm_nomination, stay_answer,
};
use entity::rules::plan::{self, PlannedMeeting};
use entity::rules::policy::days;
use entity::rules::search;
use entity::rules::{Policy, schedule, term, zone};

/// The topic of all of them: every [`super::World`] has it.
pub const TOPIC: u128 = 1;

/// The number of what ties a person to a circle: their membership, their request, their nomination.
#[must_use]
pub const fn tied(circle: u128, person: u128) -> u128 {
    circle * 1_000_000 + person
}

/// A circle to be written.
#[derive(Clone, Debug)]
pub struct Circle {
    /// Its number; its id is [`id`] of it.
    pub number: u128,
    /// Its row, as it will be written but for `people_count`, `offered_count`, `due_at`, `joining_due_at` and `due_basis`.
    pub row: circle::Model,
    /// Who takes part, in the order in which they joined.
    pub people: Vec<(u128, Role)>,
    /// Open duties: who, and in which slot.
    pub duties: Vec<(u128, i32)>,
    /// Those of them who are on leave.
    on_leave: Vec<u128>,
    /// Who took part, until when, and how it ended.
    former: Vec<(u128, DateTime<Utc>, MembershipStatus)>,
    requests: Vec<join_request::Model>,
    nomination: Option<pm_nomination::Model>,
    /// People of its own who take no part in it.
    others: Vec<u128>,
    decisions: Vec<circle_decision::Model>,
    answers: Vec<stay_answer::Model>,
    history: Vec<Row>,
    own_people: bool,
}

impl Circle {
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
                search_text: search::stored(&format!("Circle {number}"), "Learn to negotiate", ""),
                search_version: search::VERSION,
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
            on_leave: Vec::new(),
            former: Vec::new(),
            requests: Vec::new(),
            nomination: None,
            others: Vec::new(),
            decisions: Vec::new(),
            answers: Vec::new(),
            history: Vec::new(),
            own_people: true,
        }
    }

    /// A draft of this instant, with the person who began it alone.
    #[must_use]
    pub fn draft(number: u128, zone: &str, at: DateTime<Utc>) -> Self {
        Self::proposed(number, zone, at).with(|row| {
            row.state = CircleState::Draft;
            row.proposed_at = None;
            row.ageing_from = None;
        })
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

    /// The number of the `place`th of its people, from 1.
    fn person(&self, place: usize) -> u128 {
        let (person, _) = self.people.get(place - 1).expect("somebody in the circle");
        *person
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
    pub fn with_deputy(mut self, place: usize, slot: i32) -> Self {
        self.duties.push((self.person(place), slot));
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

    /// The `place`th of its people (from 1) is on leave.
    #[must_use]
    pub fn with_leave_of(mut self, place: usize) -> Self {
        self.on_leave.push(self.person(place));
        self
    }

    /// Somebody took part until `at`.
    #[must_use]
    pub fn left(mut self, person: u128, at: DateTime<Utc>) -> Self {
        self.former.push((person, at, MembershipStatus::Left));
        self
    }

    /// Somebody took part until they were removed at `at`.
    #[must_use]
    pub fn removed(mut self, person: u128, at: DateTime<Utc>) -> Self {
        self.former.push((person, at, MembershipStatus::Removed));
        self
    }

    /// It came to this end at `at`: nobody takes part any more.
    #[must_use]
    pub fn ended(mut self, state: CircleState, at: DateTime<Utc>) -> Self {
        self.row.state = state;
        self.row.ended_at = Some(at);
        self.row.recruiting_open = false;
        self.row.ageing_from = None;
        self.row.played_until = Some(at);
        self.duties.clear();
        let people: Vec<u128> = self.people.drain(..).map(|(person, _)| person).collect();
        let left = |person: &u128| (*person, at, MembershipStatus::Left);
        self.former.extend(people.iter().map(left));
        if self.own_people {
            self.others.extend(people);
        }
        self
    }

    /// It was decided how the term ends.
    #[must_use]
    pub fn decided(self, decision: Decision, at: DateTime<Utc>) -> Self {
        let term = self.row.term;
        let mut it = self.decided_of(term, decision, at);
        it.row.decision = Some(decision);
        it
    }

    /// It was decided how this term ends, which is over.
    #[must_use]
    pub fn decided_of(mut self, term: i32, decision: Decision, at: DateTime<Utc>) -> Self {
        self.decisions.push(circle_decision::Model {
            id: id(self.number * 1000 + u128::try_from(term).expect("a few terms")),
            circle_id: self.row.id,
            term,
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
    pub fn answered(mut self, place: usize, answer: StayAnswer, at: DateTime<Utc>) -> Self {
        self.answers.push(stay_answer::Model {
            circle_id: self.row.id,
            term: self.row.term,
            employee_id: id(self.person(place)),
            answer,
            answered_at: at,
        });
        self
    }

    /// Somebody else asks to join, and has waited for the programme manager since `at`.
    #[must_use]
    pub fn asked(self, at: DateTime<Utc>, policy: &Policy) -> Self {
        self.somebody_else_asked(JoinRequestStatus::Pending, at, policy)
    }

    /// Somebody else has been offered a seat at `at`.
    #[must_use]
    pub fn offered(self, at: DateTime<Utc>, policy: &Policy) -> Self {
        self.somebody_else_asked(JoinRequestStatus::Offered, at, policy)
    }

    /// Somebody else is on the waitlist since `at`.
    #[must_use]
    pub fn waitlisted(self, at: DateTime<Utc>) -> Self {
        self.somebody_else_asked(JoinRequestStatus::Waitlisted, at, &Policy::default())
    }

    fn somebody_else_asked(mut self, status: JoinRequestStatus, at: DateTime<Utc>, policy: &Policy) -> Self {
        let person = self.somebody_else();
        self.requested(person, status, at, policy)
    }

    /// This person, who is written elsewhere, asked to join at `at`, and that is what came of it: at once, or an hour later
    /// where it is answered.
    #[must_use]
    pub fn requested(
        mut self,
        person: u128,
        status: JoinRequestStatus,
        at: DateTime<Utc>,
        policy: &Policy,
    ) -> Self {
        use JoinRequestStatus::{Offered, Pending, Waitlisted};
        let open = matches!(status, Pending | Waitlisted | Offered);
        let (waits, offered) = (status == Pending, status == Offered);
        self.requests.push(join_request::Model {
            id: id(tied(self.number, person)),
            circle_id: self.row.id,
            employee_id: id(person),
            role: Role::Member,
            message: "May I join?".to_owned(),
            status,
            created_at: at,
            answer_by: waits.then(|| at + policy.answer_period()),
            waitlisted_at: (offered || status == Waitlisted).then_some(at),
            pre_approved_at: None,
            pre_approved_by: None,
            offer_expires_at: offered.then(|| at + policy.offer_period()),
            open_slot: open.then_some(1),
            resolved_at: (!open).then(|| at + TimeDelta::hours(1)),
            resolved_by: None,
            decline_reason: None,
            pending_since: waits.then_some(at),
            escalated_at: None,
            played_until: None,
            due_at: None,
        });
        self
    }

    /// Changes the row of the last request.
    #[must_use]
    pub fn with_request(mut self, change: impl FnOnce(&mut join_request::Model)) -> Self {
        change(self.requests.last_mut().expect("a request"));
        self
    }

    /// Somebody else was named programme manager at `at`.
    #[must_use]
    pub fn named(mut self, at: DateTime<Utc>, policy: &Policy) -> Self {
        let nominee = self.somebody_else();
        self.nominated(nominee, at, policy)
    }

    /// This person, who is written elsewhere, was named programme manager at `at`.
    #[must_use]
    pub fn nominated(mut self, nominee: u128, at: DateTime<Utc>, policy: &Policy) -> Self {
        self.nomination = Some(pm_nomination::Model {
            id: id(tied(self.number, nominee)),
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

    /// The nomination came to this end at `at`.
    #[must_use]
    pub fn nomination_resolved(mut self, status: NominationStatus, at: DateTime<Utc>) -> Self {
        let nomination = self.nomination.as_mut().expect("a nomination");
        (nomination.status, nomination.resolved_at) = (status, Some(at));
        self
    }

    /// The next entry of its history: what somebody did.
    #[must_use]
    pub fn happened(mut self, event: Event, actor: u128) -> Self {
        self.row.last_seq += 1;
        let seq = self.row.last_seq;
        let number = self.number * 1000 + u128::try_from(seq).expect("counted up");
        let kind = EventKind::from(&event);
        let (subject, facts) = event.into_facts().expect("facts");
        self.history.push(
            circle_event(number, self.number, seq)
                .set("kind", kind.name())
                .set("version", kind.version())
                .set("actor_id", id(actor))
                .set("subject_employee_id", subject)
                .set("data", facts),
        );
        self
    }

    /// Who asked to join, and what came of it.
    #[must_use]
    pub fn requests(&self) -> Vec<(u128, JoinRequestStatus)> {
        let requests = self.requests.iter();
        requests
            .map(|request| (request.employee_id.as_u128(), request.status))
            .collect()
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
        let open = |nomination: &&pm_nomination::Model| nomination.status == NominationStatus::Pending;
        let nomination = self.nomination.iter().filter(open);
        let nomination = nomination.map(|nomination| nomination.expires_at);
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
            rows.extend(Person::new(person).rows());
        }
        let place = |place: usize| self.number * 1000 + place as u128;
        for (person, role) in &self.people {
            rows.push(Row::of_model(circle_tie::Model {
                circle_id: circle,
                employee_id: id(*person),
                kind: TieKind::Membership,
            }));
            rows.push(Row::of_model(membership::Model {
                id: id(tied(self.number, *person)),
                circle_id: circle,
                employee_id: id(*person),
                role: *role,
                status: match self.on_leave.contains(person) {
                    true => MembershipStatus::Paused,
                    false => MembershipStatus::Active,
                },
                joined_at: joined,
                ended_at: None,
                end_reason: None,
            }));
        }
        for (person, until, status) in &self.former {
            rows.push(Row::of_model(membership::Model {
                id: id(tied(self.number, *person)),
                circle_id: circle,
                employee_id: id(*person),
                role: Role::Member,
                status: *status,
                joined_at: joined,
                ended_at: Some(*until),
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
            if request.open_slot.is_some() {
                rows.push(Row::of_model(circle_tie::Model {
                    circle_id: circle,
                    employee_id: request.employee_id,
                    kind: TieKind::Request,
                }));
            }
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
        rows.extend(self.decisions.into_iter().map(Row::of_model));
        rows.extend(self.history);
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
