//! Random schedules: what people do and how time passes, over two or three years. The same seed gives the same schedule.

use super::model::{Act, Asked, Circle, Human, Instant, Person, Place, Role, State, World};
use chrono::{NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::{Africa, America, Asia, Australia, Europe, Tz};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;

/// One step of a schedule.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A second passes, and somebody tries something.
    Try(Act),
    /// Time passes, back an hour even; then the sweep comes, or is late.
    Pass { by: TimeDelta, sweep: bool },
}

#[derive(Clone, Debug)]
pub(super) struct Schedule {
    pub begins: Instant,
    pub people: BTreeMap<Person, Human>,
    pub steps: Vec<Step>,
}

/// Those of docs/product.md §7, and two whose clocks change at midnight.
const ZONES: [Tz; 7] = [
    Europe::Berlin,
    America::New_York,
    Australia::Lord_Howe,
    Africa::Casablanca,
    Asia::Kathmandu,
    America::Havana,
    Africa::Cairo,
];

/// Days to publish on: clamped ends, and ends of the first or second term on days on which clocks change.
const STARTS: [&str; 14] = [
    "2026-08-31",
    "2026-11-30",
    "2028-02-29",
    "2028-08-31",
    "2026-09-28",
    "2026-04-25",
    "2026-05-01",
    "2026-09-14",
    "2026-10-04",
    "2027-04-03",
    "2026-08-07",
    "2026-10-30",
    "2026-04-30",
    "2027-02-28",
];

const PEOPLE: Person = 14;
/// Administrators, the second of whom takes part as well.
pub(super) const ADMINISTRATORS: [Person; 2] = [1, 2];

/// Steps of a schedule, at most.
const STEPS: usize = 400;

/// Makes the schedule of `seed`.
pub(super) fn of(seed: u64) -> Schedule {
    let mut rng = StdRng::seed_from_u64(seed);
    let day: NaiveDate = STARTS.choose(&mut rng).unwrap().parse().unwrap();
    let begins = day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::minutes(rng.random_range(7_200..30_000));
    let people = everybody();
    let world = World::new(begins, people.clone());
    let mut author = Author {
        rng,
        world,
        steps: Vec::new(),
    };
    author.open(day);
    let ends = begins + TimeDelta::days(author.rng.random_range(700..1_100));
    while author.steps.len() < STEPS && author.world.now < ends {
        if author.rng.random_bool(0.5) {
            author.pass();
        } else {
            author.try_something();
        }
    }
    Schedule {
        begins,
        people,
        steps: author.steps,
    }
}

/// The people, by number.
pub(super) fn everybody() -> BTreeMap<Person, Human> {
    (1..=PEOPLE).map(|person| (person, human(person))).collect()
}

fn human(person: Person) -> Human {
    Human {
        employment: "regular",
        eligible: true,
        profile: true,
        member: !guides(person),
        advisor: guides(person) || person.is_multiple_of(5),
        administrator: ADMINISTRATORS.contains(&person),
        review: false,
        erase_at: None,
    }
}

/// Whether the person is signed up as advisor alone.
fn guides(person: Person) -> bool {
    person.is_multiple_of(4)
}

struct Author {
    rng: StdRng,
    world: World,
    steps: Vec<Step>,
}

impl Author {
    /// A circle that is published on `day`.
    fn open(&mut self, day: NaiveDate) {
        let zone = *ZONES.choose(&mut self.rng).unwrap();
        let by = 3;
        let max = self.rng.random_range(4..=7);
        self.attempt(Act::Propose {
            by,
            role: Role::Member,
            zone,
            max,
            named: None,
        });
        for of in [4, 5, 6, 7] {
            let role = if of == 4 { Role::Advisor } else { Role::Member };
            self.attempt(Act::Ask {
                by: of,
                circle: 0,
                role,
            });
            self.attempt(Act::Approve { by, circle: 0, of });
        }
        let minute = self.rng.random_range(1..1_439);
        let at = day.and_time(NaiveTime::MIN).and_local_timezone(zone).earliest();
        let at = at.map_or(day.and_time(NaiveTime::MIN).and_utc(), |at| {
            at.with_timezone(&Utc)
        }) + TimeDelta::minutes(minute);
        let by_then = at - self.world.now;
        self.step(Step::Pass {
            by: by_then,
            sweep: true,
        });
        self.attempt(Act::Publish { by, circle: 0 });
    }

    fn attempt(&mut self, act: Act) {
        self.step(Step::Try(act));
    }

    fn step(&mut self, step: Step) {
        step.play(&mut self.world);
        self.world.mails.clear();
        self.world.events.clear();
        self.steps.push(step);
    }

    fn pass(&mut self) {
        let by = match self.rng.random_range(0..100) {
            0..58 => self.until_an_edge(),
            58..68 => TimeDelta::minutes(self.rng.random_range(1..60)),
            68..78 => TimeDelta::minutes(self.rng.random_range(60..1_440)),
            78..90 => TimeDelta::minutes(self.rng.random_range(1_440..10_000)),
            90..97 => TimeDelta::minutes(self.rng.random_range(10_080..50_000)),
            _ => TimeDelta::hours(-1),
        };
        let sweep = self.rng.random_bool(0.85);
        self.step(Step::Pass { by, sweep });
    }

    /// To the next instant at which something is due, or a second beside it.
    fn until_an_edge(&mut self) -> TimeDelta {
        let now = self.world.now;
        let edges = self.world.circles.iter().flat_map(Circle::edges);
        let edges = edges.filter(|edge| *edge > now + TimeDelta::seconds(2));
        let Some(edge) = edges.min() else {
            return TimeDelta::days(1);
        };
        edge - now + TimeDelta::seconds(*[-1, -1, 0, 0, 1, 61].choose(&mut self.rng).unwrap())
    }

    /// Mostly something that is possible.
    fn try_something(&mut self) {
        let mut act = self.some_act();
        if self.rng.random_bool(0.85) {
            for _ in 0..12 {
                if self.world.clone().act(&act) {
                    break;
                }
                act = self.some_act();
            }
        }
        if self.rng.random_bool(0.3) {
            act = self.about_the_term().unwrap_or(act);
        } else if self.rng.random_bool(0.25) {
            act = self.an_answer().unwrap_or(act);
        }
        self.attempt(act);
    }

    /// What people do when their term ends, which is seldom: so that circles grow old.
    fn about_the_term(&mut self) -> Option<Act> {
        let circles = self.world.circles.iter().enumerate();
        let ripe = circles.filter(|(_, circle)| match circle.state {
            State::Active => circle.window_opens().is_some_and(|opens| opens <= self.world.now),
            state => state == State::Lapsed,
        });
        let ripe: Vec<Place> = ripe.map(|(place, _)| place).collect();
        let circle = *ripe.choose(&mut self.rng)?;
        let (by, participant) = (self.somebody(circle), self.participant(circle));
        let reason = self.rng.random_bool(0.9);
        Some(
            match (self.world.circles[circle].state, self.rng.random_range(0..100)) {
                (State::Lapsed, 0..90) => Act::Reopen { by, circle, reason },
                (State::Active, 0..45) => Act::Continue { by, circle, reason },
                (State::Active, 45..75) => Act::Stay {
                    by: participant,
                    circle,
                    leave: self.rng.random_bool(0.4),
                },
                (State::Active, 75..85) => Act::TakeOver {
                    by: participant,
                    circle,
                },
                (State::Active, 85..90) => Act::Complete { by, circle },
                _ => return None,
            },
        )
    }

    /// What those do who were offered a seat or named, or who regret a refusal.
    fn an_answer(&mut self) -> Option<Act> {
        let mut acts = Vec::new();
        for (circle, row) in self.world.circles.iter().enumerate() {
            for by in row
                .requests
                .iter()
                .filter(|request| request.offer_until.is_some())
                .map(|request| request.person)
            {
                acts.extend([
                    Act::TakeSeat { by, circle },
                    Act::TakeSeat { by, circle },
                    Act::PassSeat { by, circle },
                ]);
            }
            let declined = row.requests.iter();
            let declined = declined.filter(|request| request.status == Asked::Declined);
            for of in declined.map(|request| request.person) {
                acts.extend(row.manager.map(|by| Act::ReopenRequest { by, circle, of }));
            }
            if let Some(by) = row.nomination.as_ref().map(|named| named.nominee) {
                acts.extend([
                    Act::AcceptNomination { by, circle },
                    Act::AcceptNomination { by, circle },
                ]);
                acts.push(Act::DeclineNomination { by, circle });
                acts.extend(row.manager.map(|by| Act::WithdrawNomination { by, circle }));
            }
            if row.vacant_since.is_some() {
                acts.extend(row.readers().into_iter().map(|by| Act::TakeOver { by, circle }));
            }
        }
        // Offers of old are among them.
        acts.retain(|act| self.world.clone().act(act));
        acts.choose(&mut self.rng).cloned()
    }

    fn some_circle(&mut self) -> Place {
        let circles = &self.world.circles;
        let live: Vec<Place> = (0..circles.len())
            .filter(|place| circles[*place].ended_at.is_none())
            .collect();
        if self.rng.random_bool(0.95) && !live.is_empty() {
            *live.choose(&mut self.rng).unwrap()
        } else {
            self.rng.random_range(0..circles.len().max(1))
        }
    }

    fn anybody(&mut self) -> Person {
        self.rng.random_range(1..=PEOPLE)
    }

    /// Somebody who has something to do with the circle, mostly.
    fn somebody(&mut self, circle: Place) -> Person {
        let circle = self.world.circles.get(circle);
        let manager = circle.and_then(|circle| circle.manager);
        let others: Vec<Person> = circle.map_or(Vec::new(), Circle::readers);
        match self.rng.random_range(0..10) {
            0..5 => manager.unwrap_or(ADMINISTRATORS[0]),
            5..8 => others.choose(&mut self.rng).copied().unwrap_or(1),
            8 => *ADMINISTRATORS.choose(&mut self.rng).unwrap(),
            _ => self.anybody(),
        }
    }

    fn participant(&mut self, circle: Place) -> Person {
        let people = self.world.circles.get(circle).map_or(Vec::new(), Circle::readers);
        match people.choose(&mut self.rng) {
            Some(person) if self.rng.random_bool(0.95) => *person,
            _ => self.anybody(),
        }
    }

    fn requester(&mut self, circle: Place) -> Person {
        let requests = self
            .world
            .circles
            .get(circle)
            .map_or(Vec::new(), |circle| circle.requests.clone());
        let open: Vec<Person> = requests
            .iter()
            .filter(|request| request.is_open())
            .map(|request| request.person)
            .collect();
        match open.choose(&mut self.rng) {
            Some(person) if self.rng.random_bool(0.95) => *person,
            _ => self.anybody(),
        }
    }

    fn some_act(&mut self) -> Act {
        let circle = self.some_circle();
        let (by, participant, requester) = (
            self.somebody(circle),
            self.participant(circle),
            self.requester(circle),
        );
        let nominee = self
            .world
            .circles
            .get(circle)
            .and_then(|circle| Some(circle.nomination.as_ref()?.nominee));
        let nominee = nominee.unwrap_or(participant);
        let yes = self.rng.random_bool(0.5);
        let live = self
            .world
            .circles
            .iter()
            .filter(|circle| circle.ended_at.is_none())
            .count();
        match self.rng.random_range(0..1000) {
            0..30 if live < 5 => self.proposal(),
            30..270 => {
                let role = if self.rng.random_bool(0.75) {
                    Role::Member
                } else {
                    Role::Advisor
                };
                Act::Ask {
                    by: self.anybody(),
                    circle,
                    role,
                }
            }
            270..380 => Act::Approve {
                by,
                circle,
                of: requester,
            },
            380..410 => Act::Decline {
                by,
                circle,
                of: requester,
            },
            410..470 => Act::PreApprove {
                by,
                circle,
                of: requester,
            },
            470..490 => Act::WithdrawRequest {
                by: requester,
                circle,
            },
            490..530 => Act::TakeSeat {
                by: requester,
                circle,
            },
            530..550 => Act::PassSeat {
                by: requester,
                circle,
            },
            550..620 => Act::Publish { by, circle },
            620..622 => Act::WithdrawProposal { by, circle },
            622..640 => Act::Maximum {
                by,
                circle,
                max: self.rng.random_range(3..=8),
            },
            640..650 => Act::Recruit {
                by,
                circle,
                open: self.rng.random_bool(0.7),
            },
            650..690 => Act::Continue {
                by,
                circle,
                reason: self.rng.random_bool(0.8),
            },
            690..700 => Act::Complete { by, circle },
            700..703 => Act::Disband { by, circle },
            703..740 => Act::Reopen {
                by,
                circle,
                reason: self.rng.random_bool(0.8),
            },
            740..790 => Act::Stay {
                by: participant,
                circle,
                leave: yes,
            },
            790..820 => Act::TakeOver {
                by: participant,
                circle,
            },
            820..832 => Act::Leave {
                by: participant,
                circle,
                vacant: self.rng.random_bool(0.7),
            },
            832..840 => Act::Remove {
                by,
                circle,
                of: participant,
            },
            840..880 => Act::Appoint {
                by,
                circle,
                of: participant,
            },
            880..903 => Act::Dismiss {
                by,
                circle,
                of: participant,
            },
            903..930 => {
                let of = if yes { participant } else { self.anybody() };
                Act::Name { by, circle, of }
            }
            930..944 => Act::AcceptNomination { by: nominee, circle },
            944..949 => Act::DeclineNomination { by: nominee, circle },
            949..954 => Act::WithdrawNomination { by, circle },
            954..966 => {
                let of = self.anybody();
                let kind = ["regular", "regular", "regular", "contractor", "agency"]
                    .choose(&mut self.rng)
                    .unwrap();
                Act::Employ { of, kind }
            }
            966..985 => Act::Pause {
                of: participant,
                circle,
                away: yes,
            },
            985..995 => {
                let today = self.world.now.date_naive();
                Act::Meet {
                    circle,
                    last: today + TimeDelta::days(self.rng.random_range(-42..20)),
                }
            }
            _ if live < 5 => self.proposal(),
            _ => Act::Approve {
                by,
                circle,
                of: requester,
            },
        }
    }

    fn proposal(&mut self) -> Act {
        let by = self.anybody();
        let role = if guides(by) { Role::Advisor } else { Role::Member };
        let zone = *ZONES.choose(&mut self.rng).unwrap();
        let named = self.rng.random_bool(0.15).then(|| self.anybody());
        Act::Propose {
            by,
            role,
            zone,
            max: self.rng.random_range(3..=8),
            named,
        }
    }
}

impl Step {
    /// Does it in the model; whether it was allowed.
    pub(super) fn play(&self, world: &mut World) -> bool {
        match self {
            Self::Try(act) => {
                world.now += TimeDelta::seconds(1);
                world.act(act)
            }
            Self::Pass { by, sweep } => {
                world.now += *by;
                if *sweep {
                    world.sweep();
                }
                true
            }
        }
    }
}

impl Circle {
    /// Instants at which something changes.
    fn edges(&self) -> Vec<Instant> {
        let mut edges: Vec<Instant> = self.next_alarm().into_iter().chain(self.next_joining()).collect();
        if self.state == State::Active {
            edges.extend(self.window_opens());
        }
        edges
    }
}
