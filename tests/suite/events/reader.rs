//! A reader that holds a circle as it was and applies what happened since.

use chrono::{DateTime, NaiveDate, Utc};
use entity::model::enums::{
    CircleState, Decision, DutyKind, JoinRequestStatus, MeetingFormat, MeetingState, NominationStatus, Role,
};
use entity::model::event::{Beginning, Choices, Event, Planned};
use entity::model::{
    circle, circle_decision, circle_event, duty, join_request, meeting, membership, pm_nomination,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

type Instant = DateTime<Utc>;

/// A circle as a fresh read gives it, but for the texts that people wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    seq: i32,
    state: Option<CircleState>,
    choices: Option<Choices>,
    proposed_at: Option<Instant>,
    published_at: Option<Instant>,
    started_on: Option<NaiveDate>,
    term: i32,
    term_ends_on: Option<NaiveDate>,
    decision: Option<Decision>,
    overdue_since: Option<Instant>,
    lapsed_at: Option<Instant>,
    ended_at: Option<Instant>,
    archived_at: Option<Instant>,
    vacant_since: Option<Instant>,
    below_minimum_since: Option<Instant>,
    /// Those who are in, by membership.
    people: BTreeMap<Uuid, Participant>,
    /// Who has a duty, and since when.
    duties: BTreeMap<Uuid, (DutyKind, Instant)>,
    requests: BTreeMap<Uuid, Request>,
    /// The nomination that waits for its answer.
    nomination: Option<Nomination>,
    decisions: BTreeMap<Uuid, Decided>,
    meetings: BTreeMap<Uuid, Meeting>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Participant {
    person: Uuid,
    role: Role,
    joined_at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Request {
    person: Uuid,
    role: Role,
    status: JoinRequestStatus,
    created_at: Instant,
    answer_by: Option<Instant>,
    pending_since: Option<Instant>,
    waitlisted_at: Option<Instant>,
    pre_approved_at: Option<Instant>,
    offer_expires_at: Option<Instant>,
    escalated_at: Option<Instant>,
    resolved_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Nomination {
    id: Uuid,
    nominee: Uuid,
    role: Role,
    expires_at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Decided {
    term: i32,
    decision: Decision,
    by: Uuid,
    as_administrator: bool,
    at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Meeting {
    term: i32,
    number: i32,
    format: MeetingFormat,
    state: MeetingState,
    planned_on: NaiveDate,
}

impl Snapshot {
    /// The circle as it is.
    pub async fn read(db: &impl ConnectionTrait, id: Uuid) -> Self {
        let row = circle::Entity::find_by_id(id).one(db).await.unwrap().unwrap();
        let people = membership::Entity::find()
            .filter(membership::COLUMN.circle_id.eq(id))
            .filter(membership::COLUMN.ended_at.is_null());
        let duties = duty::Entity::find()
            .filter(duty::COLUMN.circle_id.eq(id))
            .filter(duty::COLUMN.ended_at.is_null());
        let requests = join_request::Entity::find().filter(join_request::COLUMN.circle_id.eq(id));
        let nomination = pm_nomination::Entity::find()
            .filter(pm_nomination::COLUMN.circle_id.eq(id))
            .filter(pm_nomination::Column::Status.eq(NominationStatus::Pending));
        let decisions = circle_decision::Entity::find().filter(circle_decision::COLUMN.circle_id.eq(id));
        let meetings = meeting::Entity::find().filter(meeting::COLUMN.circle_id.eq(id));
        Self {
            seq: row.last_seq,
            state: Some(row.state),
            choices: Some((&row).into()),
            proposed_at: row.proposed_at,
            published_at: row.published_at,
            started_on: row.started_on,
            term: row.term,
            term_ends_on: row.term_ends_on,
            decision: row.decision,
            overdue_since: row.overdue_since,
            lapsed_at: row.lapsed_at,
            ended_at: row.ended_at,
            archived_at: row.archived_at,
            vacant_since: row.pm_vacant_since,
            below_minimum_since: row.below_minimum_since,
            people: people
                .all(db)
                .await
                .unwrap()
                .into_iter()
                .map(participant)
                .collect(),
            duties: duties.all(db).await.unwrap().into_iter().map(with_duty).collect(),
            requests: requests.all(db).await.unwrap().into_iter().map(request).collect(),
            nomination: nomination.one(db).await.unwrap().map(named),
            decisions: decisions
                .all(db)
                .await
                .unwrap()
                .into_iter()
                .map(decided)
                .collect(),
            meetings: meetings.all(db).await.unwrap().into_iter().map(planned).collect(),
        }
    }

    /// What happened in the circle since; applied in its order.
    pub async fn catch_up(&mut self, db: &impl ConnectionTrait, id: Uuid) -> Vec<Event> {
        let rows = circle_event::Entity::find()
            .filter(circle_event::COLUMN.circle_id.eq(id))
            .filter(circle_event::COLUMN.seq.gt(self.seq))
            .order_by_asc(circle_event::Column::Seq)
            .all(db)
            .await
            .unwrap();
        let mut events = Vec::new();
        for row in rows {
            assert_eq!(row.seq, self.seq + 1, "the history has a gap");
            let event = row.event().expect("an event of this program");
            self.apply(&row, event.clone());
            events.push(event);
        }
        events
    }

    fn apply(&mut self, row: &circle_event::Model, event: Event) {
        let at = row.at;
        self.seq = row.seq;
        match event {
            Event::Drafted { began } => {
                self.state = Some(CircleState::Draft);
                self.begin(row, began);
            }
            Event::Proposed { began } => {
                (self.state, self.proposed_at) = (Some(CircleState::Proposed), Some(at));
                self.begin(row, began);
            }
            Event::Updated { choices, .. } => self.choices = choices,
            Event::Published {
                started_on,
                term_ends_on,
                meetings,
                ..
            } => {
                (self.state, self.published_at) = (Some(CircleState::Active), Some(at));
                (self.started_on, self.term, self.term_ends_on) = (started_on, 1, term_ends_on);
                self.plan(meetings);
            }
            Event::Withdrawn {} => self.end(CircleState::Withdrawn, at, &[]),
            Event::Expired {} => self.end(CircleState::Expired, at, &[]),
            Event::Completed {
                cancelled_meeting_ids,
            } => {
                self.end(CircleState::Completed, at, &cancelled_meeting_ids);
            }
            Event::Disbanded {
                cancelled_meeting_ids,
            } => {
                self.end(CircleState::Disbanded, at, &cancelled_meeting_ids);
            }
            Event::BelowMinimum {} => self.below_minimum_since = Some(at),
            Event::MinimumReached {} => self.below_minimum_since = None,
            Event::DecisionTaken {
                term,
                decision,
                decision_id,
                ..
            } => {
                (self.decision, self.overdue_since) = (Some(decision), None);
                let decided = Decided {
                    term,
                    decision,
                    by: row.actor_id.unwrap(),
                    as_administrator: row.as_administrator,
                    at,
                };
                self.decisions.insert(decision_id.unwrap(), decided);
            }
            Event::DecisionOverdue { .. } => self.overdue_since = Some(at),
            Event::TermBegan {
                term,
                term_ends_on,
                meetings,
            } => {
                (self.term, self.term_ends_on) = (term, term_ends_on);
                (self.decision, self.overdue_since) = (None, None);
                self.plan(meetings);
            }
            Event::Lapsed {
                cancelled_meeting_ids,
            } => {
                (self.state, self.lapsed_at) = (Some(CircleState::Lapsed), Some(at));
                self.overdue_since = None;
                self.cancel(&cancelled_meeting_ids);
            }
            Event::Reopened {} => (self.state, self.lapsed_at) = (Some(CircleState::Active), None),
            Event::Archived {} => self.archived_at = Some(at),
            event => self.apply_to_people(event, at),
        }
    }

    fn apply_to_people(&mut self, event: Event, at: Instant) {
        match event {
            Event::ParticipantJoined {
                person,
                role,
                membership_id,
                join_request_id,
                ..
            } => {
                let joined = Participant {
                    person,
                    role,
                    joined_at: at,
                };
                self.people.insert(membership_id.unwrap(), joined);
                if let Some(request) = join_request_id {
                    self.resolve(request, JoinRequestStatus::Approved, at);
                }
            }
            Event::ParticipantLeft {
                person,
                membership_id,
            }
            | Event::ParticipantRemoved {
                person,
                membership_id,
            }
            | Event::ParticipantOffboarded {
                person,
                membership_id,
            } => {
                self.people.remove(&membership_id).unwrap();
                self.duties.remove(&person);
            }
            Event::RoleChanged { person, role, .. } => {
                let mut people = self.people.values_mut();
                people.find(|one| one.person == person).unwrap().role = role;
            }
            Event::DeputyAppointed { person } => {
                self.duties.insert(person, (DutyKind::Deputy, at));
            }
            Event::DeputyDismissed { person } => {
                self.duties.remove(&person).unwrap();
            }
            Event::ProgrammeManagerNamed {
                person,
                nomination_id,
                role,
                expires_at,
            } => {
                self.nomination = Some(Nomination {
                    id: nomination_id,
                    nominee: person,
                    role: role.unwrap(),
                    expires_at: expires_at.unwrap(),
                });
            }
            Event::NominationDeclined { nomination_id, .. }
            | Event::NominationWithdrawn { nomination_id, .. }
            | Event::NominationExpired { nomination_id, .. } => self.answered(nomination_id),
            Event::ProgrammeManagerAccepted {
                person,
                nomination_id,
            } => {
                self.answered(nomination_id);
                self.manages(person, at);
            }
            Event::ProgrammeManagerTookOver { person } | Event::ProgrammeManagerSucceeded { person } => {
                self.manages(person, at);
            }
            Event::ProgrammeManagerVacant {} => self.vacant_since = Some(at),
            event => self.apply_to_requests(event, at),
        }
    }

    fn apply_to_requests(&mut self, event: Event, at: Instant) {
        match event {
            Event::JoinRequested {
                person,
                join_request_id,
                role,
                status,
                answer_by,
            } => {
                let waits = status == JoinRequestStatus::Waitlisted;
                let request = Request {
                    person,
                    role,
                    status,
                    created_at: at,
                    answer_by,
                    pending_since: (!waits).then_some(at),
                    waitlisted_at: waits.then_some(at),
                    pre_approved_at: None,
                    offer_expires_at: None,
                    escalated_at: None,
                    resolved_at: None,
                };
                self.requests.insert(join_request_id, request);
            }
            Event::JoinRequestPreApproved { join_request_id, .. } => {
                let request = self.request(join_request_id);
                request.status = JoinRequestStatus::Waitlisted;
                request.waitlisted_at.get_or_insert(request.created_at);
                (request.answer_by, request.pending_since) = (None, None);
                request.pre_approved_at = Some(at);
            }
            Event::JoinRequestReopened {
                join_request_id,
                answer_by,
                ..
            } => {
                let request = self.request(join_request_id);
                request.status = JoinRequestStatus::Pending;
                (request.answer_by, request.pending_since) = (Some(answer_by), Some(at));
                (request.pre_approved_at, request.escalated_at, request.resolved_at) = (None, None, None);
            }
            Event::JoinRequestMovedUp {
                join_request_id,
                answer_by,
                ..
            } => {
                let request = self.request(join_request_id);
                request.status = JoinRequestStatus::Pending;
                (request.answer_by, request.pending_since) = (Some(answer_by), Some(at));
            }
            Event::SeatOffered {
                join_request_id,
                until,
                ..
            } => {
                let request = self.request(join_request_id);
                (request.status, request.offer_expires_at) = (JoinRequestStatus::Offered, until);
            }
            Event::JoinRequestEscalated { join_request_id, .. } => {
                self.request(join_request_id).escalated_at = Some(at);
            }
            Event::JoinRequestWithdrawn { join_request_id, .. } => {
                self.resolve(join_request_id, JoinRequestStatus::Withdrawn, at);
            }
            Event::JoinRequestDeclined { join_request_id, .. } => {
                self.resolve(join_request_id, JoinRequestStatus::Declined, at);
            }
            Event::JoinRequestExpired { join_request_id, .. } => {
                self.resolve(join_request_id, JoinRequestStatus::Expired, at);
            }
            Event::JoinRequestVoided { join_request_id, .. } => {
                self.resolve(join_request_id, JoinRequestStatus::Voided, at);
            }
            Event::OfferLapsed { join_request_id, .. } => {
                self.resolve(join_request_id, JoinRequestStatus::Lapsed, at);
            }
            event => panic!("say here what a reader makes of {event:?}"),
        }
    }

    fn begin(&mut self, row: &circle_event::Model, began: Option<Beginning>) {
        let Some(Beginning {
            choices,
            membership_id,
            role,
        }) = began
        else {
            return;
        };
        let (person, joined_at) = (row.actor_id.unwrap(), row.at);
        self.choices = Some(choices);
        self.people.insert(
            membership_id,
            Participant {
                person,
                role,
                joined_at,
            },
        );
        self.manages(person, joined_at);
    }

    fn end(&mut self, state: CircleState, at: Instant, cancelled: &[Uuid]) {
        (self.state, self.ended_at) = (Some(state), Some(at));
        self.choices.as_mut().unwrap().recruiting_open = false;
        (self.vacant_since, self.below_minimum_since) = (None, None);
        (self.overdue_since, self.lapsed_at) = (None, None);
        self.people.clear();
        self.duties.clear();
        self.cancel(cancelled);
    }

    fn manages(&mut self, person: Uuid, at: Instant) {
        self.duties
            .retain(|_, (duty, _)| *duty != DutyKind::ProgrammeManager);
        self.duties.insert(person, (DutyKind::ProgrammeManager, at));
        self.vacant_since = None;
    }

    fn answered(&mut self, nomination: Uuid) {
        assert_eq!(self.nomination.take().map(|one| one.id), Some(nomination));
    }

    fn request(&mut self, id: Uuid) -> &mut Request {
        self.requests.get_mut(&id).unwrap()
    }

    fn resolve(&mut self, id: Uuid, status: JoinRequestStatus, at: Instant) {
        let request = self.request(id);
        (request.status, request.resolved_at) = (status, Some(at));
        request.offer_expires_at = None;
    }

    fn plan(&mut self, meetings: Vec<Planned>) {
        let term = self.term;
        self.meetings.extend(meetings.into_iter().map(|meeting| {
            let planned = Meeting {
                term,
                number: meeting.number,
                format: meeting.format,
                state: MeetingState::Planned,
                planned_on: meeting.planned_on,
            };
            (meeting.meeting_id, planned)
        }));
    }

    fn cancel(&mut self, meetings: &[Uuid]) {
        for id in meetings {
            self.meetings.get_mut(id).unwrap().state = MeetingState::Cancelled;
        }
    }
}

fn participant(row: membership::Model) -> (Uuid, Participant) {
    let participant = Participant {
        person: row.employee_id,
        role: row.role,
        joined_at: row.joined_at,
    };
    (row.id, participant)
}

fn with_duty(row: duty::Model) -> (Uuid, (DutyKind, Instant)) {
    (row.employee_id, (row.duty, row.since))
}

fn request(row: join_request::Model) -> (Uuid, Request) {
    let request = Request {
        person: row.employee_id,
        role: row.role,
        status: row.status,
        created_at: row.created_at,
        answer_by: row.answer_by,
        pending_since: row.pending_since,
        waitlisted_at: row.waitlisted_at,
        pre_approved_at: row.pre_approved_at,
        offer_expires_at: row.offer_expires_at,
        escalated_at: row.escalated_at,
        resolved_at: row.resolved_at,
    };
    (row.id, request)
}

fn named(row: pm_nomination::Model) -> Nomination {
    Nomination {
        id: row.id,
        nominee: row.nominee_id,
        role: row.role,
        expires_at: row.expires_at,
    }
}

fn decided(row: circle_decision::Model) -> (Uuid, Decided) {
    let decided = Decided {
        term: row.term,
        decision: row.decision,
        by: row.decided_by,
        as_administrator: row.as_administrator,
        at: row.decided_at,
    };
    (row.id, decided)
}

fn planned(row: meeting::Model) -> (Uuid, Meeting) {
    let meeting = Meeting {
        term: row.term,
        number: row.number,
        format: row.format,
        state: row.state,
        planned_on: row.planned_on,
    };
    (row.id, meeting)
}
