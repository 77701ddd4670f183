//! A random programme: few people, who are many things to many circles, at some instant.

use chrono::{DateTime, Months, TimeDelta, Utc};
use entity::model::enums::{CircleState, Decision, JoinRequestStatus, NominationStatus, Role};
use entity::rules::Policy;
use entity::work::Viewer;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;
use tests::rows::{Row, at, id};
use tests::world::{Circle, Person, World, mail_of, tied};

const CIRCLES: u128 = 20;
const ZONES: [&str; 4] = [
    "Europe/London",
    "Asia/Kolkata",
    "America/New_York",
    "Pacific/Auckland",
];

/// The people, by number; whoever comes after those who are named is in everything, or signed up for something only.
const ADMINISTRATORS: [u128; 2] = [1, 2];
const CONTRACTOR: u128 = 3;
const NOT_OPTED_IN: u128 = 4;
const CONSENTED_TO_AN_OLD_NOTICE: u128 = 5;
const NOT_SIGNED_UP: u128 = 6;
const ONLY_ADVISES: u128 = 7;
const LAST: u128 = 13;

/// Somebody who can take part, and is in no circle.
pub const COLLEAGUE: u128 = 90;

/// What there is.
pub struct Programme {
    pub now: DateTime<Utc>,
    pub circles: Vec<Drawn>,
}

/// A circle, as far as a trial has to know it.
pub struct Drawn {
    pub number: u128,
    pub state: CircleState,
    /// Who is in.
    pub people: Vec<u128>,
    /// Who has a duty.
    pub duties: Vec<u128>,
    /// Who asked, and what came of it.
    pub requests: Vec<(u128, JoinRequestStatus)>,
    /// Who was named.
    pub nominee: Option<u128>,
}

/// Everybody as the operations see them.
pub fn viewers() -> impl Iterator<Item = (u128, Viewer)> {
    (1..=LAST).map(|number| {
        let viewer = Viewer {
            employee_id: id(number),
            eligible: number != CONTRACTOR,
            administrator: ADMINISTRATORS.contains(&number),
        };
        (number, viewer)
    })
}

fn person(number: u128) -> Person {
    let person = Person::new(number).says("signed_up_as_advisor", number != 8);
    match number {
        CONTRACTOR => person.set("employment_type", "contractor"),
        NOT_OPTED_IN => person.not_opted_in(),
        CONSENTED_TO_AN_OLD_NOTICE => person.says("consent_version", "2020-01"),
        NOT_SIGNED_UP => person
            .says("signed_up_as_member", false)
            .says("signed_up_as_advisor", false),
        ONLY_ADVISES => person.says("signed_up_as_member", false),
        _ => person,
    }
}

/// Draws a programme and writes it.
pub async fn draw(seed: u64) -> (World, Programme) {
    let mut dice = Dice {
        rng: StdRng::seed_from_u64(seed),
        now: at(0),
        open_requests: BTreeMap::new(),
        policy: Policy::default(),
    };
    dice.now = at(dice.rng.random_range(5_000..20_000)) + TimeDelta::minutes(dice.rng.random_range(1..60));
    let people = (1..=LAST).chain([COLLEAGUE]).map(person);
    let mut rows: Vec<Row> = people.flat_map(Person::rows).collect();
    let (mut circles, mut drawn) = (Vec::new(), Vec::new());
    for number in 1_000..1_000 + CIRCLES {
        let (circle, facts) = dice.circle(number);
        rows.extend(dice.looks_at(number));
        circles.push(circle);
        drawn.push(facts);
    }
    let administrators = ADMINISTRATORS.map(mail_of).join(",");
    let world = World::build()
        .flags(&["--admin-mails", &administrators])
        .at(dice.now)
        .rows(rows)
        .circles(circles)
        .start()
        .await;
    let programme = Programme {
        now: dice.now,
        circles: drawn,
    };
    (world, programme)
}

struct Dice {
    rng: StdRng,
    now: DateTime<Utc>,
    /// How many open requests each person has so far.
    open_requests: BTreeMap<u128, i32>,
    policy: Policy,
}

impl Dice {
    /// Once in `times`.
    fn once_in(&mut self, times: u32) -> bool {
        self.rng.random_range(0..times) == 0
    }

    /// An instant of the last so many days.
    fn within(&mut self, days: i64) -> DateTime<Utc> {
        self.now - TimeDelta::minutes(self.rng.random_range(1..days * 24 * 60))
    }

    fn circle(&mut self, number: u128) -> (Circle, Drawn) {
        let mut everybody: Vec<u128> = (1..=LAST).collect();
        let mut next = |dice: &mut Self| everybody.swap_remove(dice.rng.random_range(0..everybody.len()));
        let in_it = self.rng.random_range(1..=5);
        let people: Vec<u128> = (0..in_it).map(|_| next(self)).collect();
        let (left, removed) = (next(self), next(self));
        let asking: Vec<u128> = (0..self.rng.random_range(0..=3)).map(|_| next(self)).collect();
        let outsider = next(self);

        let state = self.state();
        let mut circle = self.begun(number, state, &people);
        // Some have no member.
        let advisors_alone = self.once_in(4);
        if advisors_alone {
            circle = circle.with_advisor(1);
        }
        for place in 2..=people.len() {
            if advisors_alone || self.once_in(4) {
                circle = circle.with_advisor(place);
            }
            if self.once_in(8) {
                circle = circle.with_leave_of(place);
            }
            if self.once_in(3) && circle.duties.len() < 3 {
                let slot = i32::try_from(circle.duties.len()).expect("two at most");
                circle = circle.with_deputy(place, slot);
            }
        }
        if state != CircleState::Draft && self.once_in(3) {
            let since = self.within(12);
            circle = circle.vacant_since(since);
        }
        if state != CircleState::Draft {
            let (until, lately) = (self.within(60), self.within(60));
            circle = circle.left(left, until).removed(removed, lately);
            for person in asking {
                circle = self.request(circle, state, person);
            }
        }
        let nominee = match self.rng.random_range(0..4) {
            0 => Some(outsider),
            1 => people.get(1).copied(),
            2 => circle_requester(&circle),
            _ => None,
        };
        let nominee = nominee.filter(|_| state != CircleState::Draft);
        if let Some(nominee) = nominee {
            let named_at = self.within(9);
            circle = circle.nominated(nominee, named_at, &self.policy);
            if !is_under_way(state) {
                circle = circle.nomination_resolved(NominationStatus::Withdrawn, self.now);
            }
        }
        let requests = circle.requests();
        let offered = requests
            .iter()
            .filter(|(_, status)| *status == JoinRequestStatus::Offered);
        let taken = i32::try_from(people.len() + offered.count()).expect("a few");
        let free = self.rng.random_range(0..3);
        let closed = self.once_in(5);
        circle = circle.with(|row| {
            row.max_people = (taken + free).max(2);
            row.recruiting_open = row.recruiting_open && !closed;
        });
        if !is_under_way(state) && state != CircleState::Draft {
            let ended_at = self.within(30);
            circle = circle.ended(state, ended_at);
        }
        let facts = Drawn {
            number,
            state,
            people: circle.people.iter().map(|(person, _)| *person).collect(),
            duties: circle.duties.iter().map(|(person, _)| *person).collect(),
            requests,
            nominee,
        };
        (circle, facts)
    }

    /// Where it stands: more often where much is possible.
    fn state(&mut self) -> CircleState {
        use CircleState::*;
        let states = [
            Draft, Proposed, Proposed, Proposed, Active, Active, Active, Active, Lapsed, Lapsed, Completed,
            Disbanded, Withdrawn, Expired,
        ];
        *states.choose(&mut self.rng).expect("a state")
    }

    /// With these people, in its term if it has one, which ends around now.
    fn begun(&mut self, number: u128, state: CircleState, people: &[u128]) -> Circle {
        use CircleState::{Active, Completed, Disbanded, Draft, Expired, Lapsed, Proposed, Withdrawn};
        let zone = *ZONES.choose(&mut self.rng).expect("a zone");
        match state {
            Draft => {
                let at = self.within(20);
                Circle::draft(number, zone, at).of_people(people)
            }
            Proposed | Withdrawn | Expired => {
                let at = self.within(80);
                Circle::proposed(number, zone, at).of_people(people)
            }
            Active | Lapsed | Completed | Disbanded => {
                let ends_in: i64 = match self.once_in(3) {
                    true => self.rng.random_range(50..170),
                    false => self.rng.random_range(-16..62),
                };
                let ends_in = if state == Active { ends_in } else { -ends_in.abs() };
                let term = self.rng.random_range(1..=3);
                let ends_on = (self.now + TimeDelta::days(ends_in)).date_naive();
                let started_on = ends_on - Months::new(6 * term);
                let circle = Circle::active(number, zone, started_on, term, 0).of_people(people);
                match state {
                    Active => self.decided(circle),
                    Lapsed => {
                        let lapsed_at = self.within(70);
                        circle.with(|row| {
                            row.state = Lapsed;
                            row.lapsed_at = Some(lapsed_at);
                        })
                    }
                    _ => circle,
                }
            }
        }
    }

    fn decided(&mut self, circle: Circle) -> Circle {
        let at = self.within(10);
        match self.rng.random_range(0..6) {
            0 => circle.decided(Decision::Continue, at),
            1 => circle.decided(Decision::Disband, at),
            _ => circle,
        }
    }

    fn request(&mut self, circle: Circle, state: CircleState, person: u128) -> Circle {
        use JoinRequestStatus::{Declined, Expired, Lapsed, Offered, Pending, Voided, Waitlisted, Withdrawn};
        let open = self.open_requests.entry(person).or_default();
        // Some may ask again, and some have asked as often as they may.
        let most = if person.is_multiple_of(2) { 5 } else { 3 };
        let statuses: &[_] = match is_under_way(state) {
            true if *open < most => &[
                Pending, Pending, Pending, Waitlisted, Waitlisted, Offered, Offered, Declined, Declined,
                Lapsed,
            ],
            true => &[Declined, Declined, Withdrawn, Lapsed, Expired],
            false => &[Voided, Declined],
        };
        let status = *statuses.choose(&mut self.rng).expect("a status");
        let mut slot = None;
        if matches!(status, Pending | Waitlisted | Offered) {
            *open += 1;
            slot = Some(*open);
        }
        // Offers and refusals that last, mostly.
        let at = self.within(match status {
            Offered => 5,
            Declined => 6,
            _ => 50,
        });
        let advises = self.once_in(4);
        circle
            .requested(person, status, at, &self.policy)
            .with_request(|row| {
                row.open_slot = slot;
                if advises {
                    row.role = Role::Advisor;
                }
            })
    }

    /// The second administrator's logged look at the circle, which may be over.
    fn looks_at(&mut self, circle: u128) -> Option<Row> {
        let ends = self.now + TimeDelta::hours(self.rng.random_range(-10..10));
        let looks = self.once_in(3);
        looks.then(|| {
            Row::of("administrator_access")
                .set("id", id(circle))
                .set("administrator_id", id(2))
                .set("subject_kind", "CIRCLE")
                .set("subject_id", id(circle))
                .set("reason", "A complaint")
                .set("granted_at", ends - TimeDelta::hours(24))
                .set("expires_at", ends)
        })
    }
}

fn is_under_way(state: CircleState) -> bool {
    matches!(
        state,
        CircleState::Proposed | CircleState::Active | CircleState::Lapsed
    )
}

fn circle_requester(circle: &Circle) -> Option<u128> {
    circle.requests().first().map(|(person, _)| *person)
}

/// The number of the request, membership or nomination that ties the person to the circle.
pub fn tie(circle: &Drawn, person: u128) -> u128 {
    tied(circle.number, person)
}
