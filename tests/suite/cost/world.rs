//! A programme of which every list is as long as one likes, all of them lists of one person.

use chrono::Months;
use entity::model::enums::{Decision, JoinRequestStatus, Role, StayAnswer};
use entity::model::event::Event;
use entity::rules::Policy;
use entity::support::gid::{self, Kind};
use tests::World;
use tests::rows::*;
use tests::world::{Builder, Circle, Person, TOPIC, tied};

/// Who looks.
pub const VIEWER: u128 = 1;
/// The circle that the viewer manages, with as many requests as there are rows.
const MANAGED: u128 = 9000;
const LONDON: &str = "Europe/London";

/// A world with `count` circles that the viewer is in, as many that the viewer asked to join and as many with a nomination
/// of the viewer; and one circle of the viewer's own that as many ask to join.
pub fn of(count: u128) -> Builder {
    let topics = (TOPIC + 1..=count).map(topic);
    let mut world = World::build()
        .rows([job_family(1), rung(1, 1), rung(2, 1)])
        .rows(topics.chain((1..=count).map(affinity_network)))
        .rows(person(VIEWER, 1))
        .circle(managed(count));
    for each in 1..=count {
        let (manager, other) = (2000 + each, 3000 + each);
        world = world
            .rows(person(manager, each).into_iter().chain(person(other, each)))
            .circle(shared(each, manager, other))
            .circle(asked(each, manager))
            .circle(named(each, manager, other))
            .rows([outbox(8000 + each, "approved", 6000 + each, VIEWER)]);
    }
    world
}

/// The global id of the circle that the viewer manages.
pub fn managed_circle() -> String {
    gid::encode(Kind::Circle, id(MANAGED))
}

/// Things of one kind that the viewer may see, by their global ids.
pub fn some(kind: Kind, count: u128) -> Vec<String> {
    let number = |each| match kind {
        Kind::Circle => 1000 + each,
        Kind::JoinRequest => tied(MANAGED, 3000 + each),
        Kind::Nomination => tied(6000 + each, VIEWER),
        Kind::Person => 3000 + each,
        Kind::Membership => tied(1000 + each, 3000 + each),
        Kind::Topic | Kind::AffinityNetwork => each,
        Kind::Meeting | Kind::JobFamily => panic!("node() does not find these"),
    };
    (1..=count)
        .map(|each| gid::encode(kind, id(number(each))))
        .collect()
}

fn person(number: u128, topic: u128) -> Vec<Row> {
    let person = Person::new(number)
        .set("job_family_id", id(1))
        .set("rung_id", id(1 + number % 2))
        .says("about", "Twenty years of it.");
    let mut rows = person.rows();
    rows.extend([
        Row::of("profile_topic")
            .set("employee_id", id(number))
            .set("topic_id", id(topic)),
        Row::of("profile_language")
            .set("employee_id", id(number))
            .set("language", "en"),
    ]);
    rows
}

/// In its second term, which ends soon, and with too few people, as the programme has it.
fn shared(each: u128, manager: u128, other: u128) -> Circle {
    let started_on = at(100 + 24 * 20).date_naive() - Months::new(12);
    let circle = Circle::active(1000 + each, LONDON, started_on, 2, 0)
        .of_people(&[manager, VIEWER, other])
        .with_deputy(2, 1)
        .with(|row| row.below_minimum_since = Some(at(50)))
        .decided_of(1, Decision::Continue, at(1));
    let circle = (1..=3).fold(circle, |circle, place| {
        circle.answered(place, StayAnswer::Stay, at(1))
    });
    about(each, circle)
}

/// The viewer waits for a seat.
fn asked(each: u128, manager: u128) -> Circle {
    let slot = i32::try_from(each).expect("few");
    let circle = Circle::proposed(5000 + each, LONDON, at(0))
        .of_people(&[manager])
        .requested(VIEWER, JoinRequestStatus::Waitlisted, at(1), &Policy::default())
        .with_request(|row| row.open_slot = Some(slot));
    about(each, circle)
}

/// The viewer was named programme manager, and somebody waits for an answer.
fn named(each: u128, manager: u128, other: u128) -> Circle {
    let policy = Policy::default();
    let circle = Circle::proposed(6000 + each, LONDON, at(0))
        .of_people(&[manager])
        .nominated(VIEWER, at(1), &policy)
        .requested(other, JoinRequestStatus::Pending, at(1), &policy)
        .with_request(|row| {
            row.open_slot = Some(2);
            row.escalated_at = Some(at(50));
        });
    about(each, circle)
}

/// The viewer's own, with a waitlist and a long history.
fn managed(count: u128) -> Circle {
    let circle = Circle::proposed(MANAGED, LONDON, at(0))
        .of_people(&[VIEWER])
        .with(|row| row.max_people = 2);
    let circle = (1..=count).fold(circle, |circle, each| {
        let asker = 3000 + each;
        let named = Event::ProgrammeManagerNamed {
            person: id(2000 + each),
            nomination_id: id(4000 + each),
            role: Some(Role::Member),
            expires_at: Some(at(200)),
        };
        circle
            .requested(asker, JoinRequestStatus::Waitlisted, at(1), &Policy::default())
            .happened(named, asker)
    });
    about(1, circle)
}

/// With this topic, and for this network.
fn about(list: u128, circle: Circle) -> Circle {
    circle.with(|row| {
        row.topic_id = id(list);
        row.affinity_network_id = Some(id(list));
    })
}
