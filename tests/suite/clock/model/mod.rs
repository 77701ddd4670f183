//! A plain reference of docs/product.md §3, written from that page and sharing no code with `entity`: people and circles as
//! plain values, and for each circle a list of alarms. A fact sets its alarms when it begins and takes them away when it
//! ends; an alarm rings once and is gone.

mod act;
mod calendar;
mod clock;

pub(super) use act::Act;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub(super) type Instant = DateTime<Utc>;
/// A person's number, from 1.
pub(super) type Person = u128;
/// A circle's place in the order in which circles were proposed.
pub(super) type Place = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Proposed,
    Active,
    Lapsed,
    Completed,
    Disbanded,
    Withdrawn,
    Expired,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Member,
    Advisor,
}

/// Open memberships are the first two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Active,
    Paused,
    Left,
    Removed,
    Ended,
    Offboarded,
}

/// Open requests are the first three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Pending,
    Waitlisted,
    Offered,
    Approved,
    Declined,
    Withdrawn,
    Expired,
    Voided,
    Lapsed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Continue,
    Disband,
}

#[derive(Clone, Debug)]
pub(super) struct Human {
    pub employment: &'static str,
    pub eligible: bool,
    /// Opted in; not any more once the profile was removed.
    pub profile: bool,
    pub member: bool,
    pub advisor: bool,
    pub administrator: bool,
    /// HR's data changed, and nobody has looked yet.
    pub review: bool,
    pub erase_at: Option<Instant>,
}

#[derive(Clone, Debug)]
pub(super) struct Membership {
    pub person: Person,
    pub role: Role,
    pub status: Status,
    pub joined_at: Instant,
    pub removed_at: Option<Instant>,
}

#[derive(Clone, Debug)]
pub(super) struct Request {
    pub person: Person,
    pub role: Role,
    pub status: Asked,
    pub created_at: Instant,
    pub pending_since: Option<Instant>,
    pub waitlisted_at: Option<Instant>,
    pub pre_approved: bool,
    pub offer_until: Option<Instant>,
    pub resolved_at: Option<Instant>,
    pub escalated_at: Option<Instant>,
    pub alarms: Vec<(Instant, RequestAlarm)>,
}

#[derive(Clone, Debug)]
pub(super) struct Nomination {
    pub nominee: Person,
    pub role: Role,
    pub until: Instant,
}

/// What a circle's clock does, in the order in which alarms of one instant ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alarm {
    ProposalWaits(u32),
    ProposalExpires,
    Decide(u32),
    TwelveMonths(u32),
    TermEnds,
    Lapses,
    StillLapsed,
    Completes,
    EverybodyIsAsked,
    VacancyIsTold,
    TooFewIsTold,
    NothingPlanned,
    Quiet,
    Archived,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RequestAlarm {
    Waits(u32),
    Escalates,
    Expires,
    OfferEnds,
}

#[derive(Clone, Debug)]
pub(super) struct Circle {
    pub zone: Tz,
    pub state: State,
    pub recruiting: bool,
    pub max: usize,
    pub people: Vec<Membership>,
    pub manager: Option<Person>,
    pub deputies: [Option<Person>; 2],
    pub requests: Vec<Request>,
    pub nomination: Option<Nomination>,
    pub ageing_from: Option<Instant>,
    pub started_on: Option<NaiveDate>,
    pub term: u32,
    pub ends_on: Option<NaiveDate>,
    pub decision: Option<Decision>,
    pub overdue_since: Option<Instant>,
    pub lapsed_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub archived_at: Option<Instant>,
    pub vacant_since: Option<Instant>,
    pub below_since: Option<Instant>,
    pub last_meeting_on: Option<NaiveDate>,
    /// Who wants to leave with the running term.
    pub leaving: BTreeMap<Person, bool>,
    /// Everybody was reminded to decide about the running term.
    pub everybody_heard: bool,
    pub alarms: Vec<(Instant, Alarm)>,
}

/// What makes a mail this mail: of the same cause, kind and recipient there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Cause {
    Happening(u64),
    /// The request of a person, by when it was made.
    Request(Place, Person, Instant),
    Proposal(Place),
    Day(Place, NaiveDate),
}

#[derive(Clone, Debug)]
pub(super) struct World {
    pub now: Instant,
    pub people: BTreeMap<Person, Human>,
    pub circles: Vec<Circle>,
    /// What was sent and happened since it was last looked at.
    pub mails: Vec<String>,
    pub events: Vec<String>,
    /// How often each alarm rang, ever.
    pub rung: BTreeMap<&'static str, usize>,
    told: HashSet<(&'static str, Cause, Person)>,
    happenings: u64,
}

impl World {
    pub(super) fn new(now: Instant, people: BTreeMap<Person, Human>) -> Self {
        Self {
            now,
            people,
            circles: Vec::new(),
            mails: Vec::new(),
            events: Vec::new(),
            rung: BTreeMap::new(),
            told: HashSet::new(),
            happenings: 0,
        }
    }

    fn can_take_part(&self, person: Person) -> bool {
        self.people
            .get(&person)
            .is_some_and(|human| human.eligible && human.profile)
    }

    fn is_signed_up(&self, person: Person, role: Role) -> bool {
        self.people.get(&person).is_some_and(|human| {
            human.profile
                && match role {
                    Role::Member => human.member,
                    Role::Advisor => human.advisor,
                }
        })
    }

    fn is_administrator(&self, person: Person) -> bool {
        self.people.get(&person).is_some_and(|human| human.administrator)
    }

    fn administrators(&self) -> Vec<Person> {
        let all = self.people.iter().filter(|(_, human)| human.administrator);
        all.map(|(person, _)| *person).collect()
    }

    /// Something happened, which causes mails of its own.
    fn happens(&mut self) -> Cause {
        self.happenings += 1;
        Cause::Happening(self.happenings)
    }

    fn event(&mut self, place: Place, kind: &str) -> Cause {
        self.events.push(format!("circle {place}: {kind}"));
        self.happens()
    }

    fn mail(
        &mut self,
        kind: &'static str,
        about: Option<Place>,
        cause: Cause,
        to: impl IntoIterator<Item = Person>,
    ) {
        for person in to {
            if self.told.insert((kind, cause, person)) {
                let about = about.map_or(String::new(), |place| format!(" about circle {place}"));
                self.mails.push(format!("{kind} to {person}{about}"));
            }
        }
    }

    /// Everything that the database is compared with, a line each.
    pub(super) fn facts(&self) -> BTreeSet<String> {
        let mut facts = BTreeSet::new();
        for (place, circle) in self.circles.iter().enumerate() {
            circle.facts(place, &mut facts);
        }
        for (person, human) in &self.people {
            if let Some(at) = human.erase_at.filter(|_| human.profile) {
                facts.insert(format!("person {person}: erased at {at}"));
            }
            if !human.profile {
                facts.insert(format!("person {person}: no profile"));
            }
        }
        facts
    }
}

impl Circle {
    fn open(&self) -> impl Iterator<Item = &Membership> {
        self.people
            .iter()
            .filter(|person| matches!(person.status, Status::Active | Status::Paused))
    }

    /// Who gets the circle's mails: not those on leave.
    pub(super) fn readers(&self) -> Vec<Person> {
        let active = self
            .people
            .iter()
            .filter(|person| person.status == Status::Active);
        active.map(|person| person.person).collect()
    }

    pub(super) fn membership(&self, person: Person) -> Option<&Membership> {
        self.open().find(|membership| membership.person == person)
    }

    pub(super) fn request(&self, person: Person) -> Option<usize> {
        let open = |request: &Request| request.person == person && request.is_open();
        self.requests.iter().position(open)
    }

    fn duties(&self) -> Vec<Person> {
        self.manager
            .into_iter()
            .chain(self.deputies.into_iter().flatten())
            .collect()
    }

    fn has_duty(&self, person: Person) -> bool {
        self.duties().contains(&person)
    }

    fn is_running(&self) -> bool {
        matches!(self.state, State::Proposed | State::Active)
    }

    fn count(&self) -> usize {
        self.open().count()
    }

    fn offered(&self) -> usize {
        self.requests
            .iter()
            .filter(|request| request.status == Asked::Offered)
            .count()
    }

    fn free(&self) -> usize {
        self.max.saturating_sub(self.count() + self.offered())
    }

    /// Takes the alarms of a fact away that is over.
    fn silence(&mut self, over: impl Fn(Alarm) -> bool) {
        self.alarms.retain(|(_, alarm)| !over(*alarm));
    }

    fn after_days(&mut self, from: Instant, days: i64, alarm: Alarm) {
        self.alarms.push((from + TimeDelta::hours(24 * days), alarm));
    }

    fn facts(&self, place: Place, facts: &mut BTreeSet<String>) {
        let mut fact = |text: String| {
            facts.insert(format!("circle {place}: {text}"));
        };
        fact(format!(
            "{:?} recruiting {} max {} people {} offered {}",
            self.state,
            self.recruiting,
            self.max,
            self.count(),
            self.offered()
        ));
        fact(format!(
            "term {} from {:?} until {:?} decision {:?}",
            self.term, self.started_on, self.ends_on, self.decision
        ));
        for (name, at) in [
            ("ageing from", self.ageing_from),
            ("overdue since", self.overdue_since),
            ("lapsed at", self.lapsed_at),
            ("ended at", self.ended_at),
            ("archived at", self.archived_at),
            ("vacant since", self.vacant_since),
            ("below the minimum since", self.below_since),
        ] {
            fact(format!("{name} {at:?}"));
        }
        fact(format!("last meeting {:?}", self.last_meeting_on));
        for membership in &self.people {
            let Membership {
                person,
                role,
                status,
                joined_at,
                ..
            } = membership;
            fact(format!("person {person} {role:?} {status:?} since {joined_at}"));
        }
        if let Some(person) = self.manager {
            fact(format!("manager {person}"));
        }
        for (slot, deputy) in self.deputies.iter().enumerate() {
            if let Some(person) = deputy {
                fact(format!("deputy {} {person}", slot + 1));
            }
        }
        for request in &self.requests {
            fact(request.fact());
        }
        if let Some(named) = &self.nomination {
            fact(format!(
                "named {} as {:?} until {}",
                named.nominee, named.role, named.until
            ));
        }
    }

    /// When its own clock rings next.
    pub(super) fn next_alarm(&self) -> Option<Instant> {
        let alarms = self.alarms.iter().filter(|(_, alarm)| self.listens_to(*alarm));
        alarms.map(|(at, _)| *at).min()
    }

    /// When a request or the nomination is due next.
    pub(super) fn next_joining(&self) -> Option<Instant> {
        let requests = self
            .requests
            .iter()
            .flat_map(|request| request.alarms.iter().map(|(at, _)| *at));
        requests
            .chain(self.nomination.as_ref().map(|named| named.until))
            .min()
    }

    /// When the decision may be taken from.
    pub(super) fn window_opens(&self) -> Option<Instant> {
        Some(calendar::when(self.zone, calendar::before(self.ends_on?, 60), 0))
    }

    /// Some facts last while the circle does not run, and are silent then.
    fn listens_to(&self, alarm: Alarm) -> bool {
        match alarm {
            Alarm::EverybodyIsAsked | Alarm::VacancyIsTold => self.is_running(),
            Alarm::TooFewIsTold | Alarm::NothingPlanned | Alarm::Quiet => self.state == State::Active,
            _ => true,
        }
    }
}

impl Request {
    pub(super) fn is_open(&self) -> bool {
        matches!(self.status, Asked::Pending | Asked::Waitlisted | Asked::Offered)
    }

    fn fact(&self) -> String {
        let Self {
            person,
            role,
            status,
            created_at,
            pre_approved,
            resolved_at,
            escalated_at,
            ..
        } = self;
        let mut fact = format!(
            "request of {person} as {role:?} at {created_at}: {status:?} resolved {resolved_at:?} escalated {escalated_at:?} pre-approved {pre_approved}"
        );
        match status {
            Asked::Pending => fact += &format!(" since {:?}", self.pending_since),
            Asked::Waitlisted => fact += &format!(" since {:?}", self.waitlisted_at),
            Asked::Offered => fact += &format!(" until {:?}", self.offer_until),
            _ => {}
        }
        fact
    }
}
