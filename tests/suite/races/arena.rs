//! Where races are held: a service with people who opted in, and short words for what they do.

use entity::model::{self, duty, enums::Role, meeting, membership, outbox};
use entity::outbox::MailKind;
use entity::support::{
    clock::Clock,
    gid::{self, Kind},
    ids::new_id,
};
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::Deref;
pub(super) use tests::client::Answer;
use tests::gql::text;
use tests::rows::{id, join_request, tie};
use tests::world::{TOPIC, mail_of};
use tests::{Client, World};
use uuid::Uuid;

/// A person, by the number of their row.
pub(super) type Person = u128;

/// Who proposes the circles, and so is their programme manager.
pub(super) const MANAGER: Person = 1;

/// Everybody else, `count` of them.
pub(super) fn others(count: usize) -> impl Iterator<Item = Person> + Clone {
    (MANAGER + 1..).take(count)
}

/// All advice there is.
const ALL_ADVICE: [&str; 5] = [
    "NO_ADVISOR",
    "ADVISOR_COUNT",
    "LEVEL_GAP",
    "MEMBERS_FAR_APART",
    "MANAGER_IN_CIRCLE",
];

/// How many rounds a race has unless `RACE_ROUNDS` says another number: a few times as many as each needs to find its fault
/// (`tests/mutants`).
const ROUNDS: usize = 15;

/// The rounds of a race, from 1. Prints each, so that a failure says in which it happened.
pub(super) fn rounds() -> impl ExactSizeIterator<Item = usize> {
    let set = std::env::var("RACE_ROUNDS").ok();
    let rounds = set.map_or(ROUNDS, |rounds| rounds.parse().expect("RACE_ROUNDS is a number"));
    (1..rounds + 1).inspect(|round| println!("round {round}"))
}

/// Sends all of it before any answer is awaited.
pub(super) async fn at_once<A>(acts: impl IntoIterator<Item = A>) -> Vec<A::Output>
where
    A: Future,
{
    join_all(acts).await
}

/// How many answers of each kind there are: the codes of refusals, and `done`.
pub(super) fn tally(answers: &[Answer]) -> BTreeMap<&str, usize> {
    let mut tally = BTreeMap::new();
    for answer in answers {
        let outcome = answer.as_ref().map_or_else(String::as_str, |_| "done");
        *tally.entry(outcome).or_default() += 1;
    }
    tally
}

/// A service, and people numbered from [`MANAGER`] on.
pub(super) struct Arena {
    world: World,
    clients: BTreeMap<Person, Client>,
}

impl Deref for Arena {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl Arena {
    /// An arena with the manager and so many others, in a service with these flags.
    pub(super) async fn open(others: usize, flags: &[&str]) -> Self {
        let people = (MANAGER..).take(others + 1);
        let builder = World::build().people(people.clone()).flags(flags);
        // Rounds follow each other faster than people act.
        let world = builder.flags(&["--max-acts-per-hour", "100000"]).start().await;
        let clients = people.map(|person| (person, world.person(person))).collect();
        Self { world, clients }
    }

    /// One mutation, whose payload holds `selection` and what is wrong.
    pub(super) async fn act(&self, person: Person, field: &str, selection: &str, input: Value) -> Answer {
        self.clients[&person].tries(field, selection, input).await
    }

    /// A proposed circle of the manager's with so many seats, one of them the manager's; its id.
    pub(super) async fn propose(&self, max_people: i32) -> String {
        let input = json!({
            "title": "Race", "description": "Who is first?", "language": "en", "role": Role::Member,
            "topicId": gid::encode(Kind::Topic, id(TOPIC)), "maxPeople": max_people,
        });
        let payload = self.act(MANAGER, "proposeCircle", "circle { id }", input).await;
        text(&payload.unwrap(), "/circle/id").to_owned()
    }

    /// Ends a proposal, and with it all that was open in it.
    pub(super) async fn withdraw_circle(&self, manager: Person, circle: &str) {
        let input = json!({ "circleId": circle });
        self.act(manager, "withdrawCircle", "", input).await.unwrap();
    }

    pub(super) async fn ask(&self, person: Person, circle: &str) -> Answer {
        let input = json!({ "circleId": circle, "role": Role::Member });
        self.act(person, "requestToJoin", "joinRequest { id status }", input)
            .await
    }

    /// Asks, all at once, and gives the ids of the requests.
    pub(super) async fn ask_all(&self, people: impl Iterator<Item = Person>, circle: &str) -> Vec<String> {
        let asked = at_once(people.map(|person| self.ask(person, circle))).await;
        asked
            .into_iter()
            .map(|answer| text(&answer.unwrap(), "/joinRequest/id").to_owned())
            .collect()
    }

    /// Writes pending requests past the operations, where asking is not the race and would take most of its time.
    pub(super) async fn requests_of(
        &self,
        people: impl Iterator<Item = Person>,
        circle: &str,
    ) -> Vec<String> {
        let (circle, now) = (key(circle), self.clock.now());
        let ids: Vec<_> = people.map(|person| (person, new_id(now))).collect();
        let rows = ids.iter().flat_map(|(person, id)| {
            let request = join_request(id.as_u128(), circle.as_u128(), *person, 1).set("created_at", now);
            [tie(circle.as_u128(), *person, "REQUEST"), request]
        });
        self.write(rows).await;
        let requests = ids.iter().map(|(_, id)| gid::encode(Kind::JoinRequest, *id));
        requests.collect()
    }

    pub(super) async fn approve(&self, request: &str) -> Answer {
        let input = json!({ "joinRequestId": request, "acknowledge": ALL_ADVICE });
        self.act(MANAGER, "approveJoinRequest", "joinRequest { status }", input)
            .await
    }

    pub(super) async fn decline(&self, request: &str) -> Answer {
        let input = json!({ "joinRequestId": request });
        self.act(MANAGER, "declineJoinRequest", "joinRequest { status }", input)
            .await
    }

    pub(super) async fn reopen(&self, request: &str) -> Answer {
        let input = json!({ "joinRequestId": request });
        self.act(MANAGER, "reopenJoinRequest", "joinRequest { status }", input)
            .await
    }

    pub(super) async fn withdraw_request(&self, person: Person, request: &str) -> Answer {
        let input = json!({ "joinRequestId": request });
        self.act(person, "withdrawJoinRequest", "joinRequest { status }", input)
            .await
    }

    pub(super) async fn set_maximum(&self, circle: &str, max_people: i32) -> Answer {
        let input = json!({ "circleId": circle, "changes": { "maxPeople": max_people } });
        self.act(MANAGER, "updateCircle", "circle { maxPeople }", input)
            .await
    }

    pub(super) async fn publish(&self, circle: &str) -> Answer {
        let input = json!({ "circleId": circle, "acknowledge": ALL_ADVICE });
        self.act(MANAGER, "publishCircle", "circle { state }", input)
            .await
    }

    pub(super) async fn nominate(&self, circle: &str, nominee: Person) -> Answer {
        let colleague = json!({ "mail": mail_of(nominee), "role": Role::Member });
        let input = json!({ "circleId": circle, "nominee": { "colleague": colleague } });
        self.act(
            MANAGER,
            "nominateProgrammeManager",
            "nomination { id nominee { displayName } }",
            input,
        )
        .await
    }

    pub(super) async fn accept(&self, nominee: Person, nomination: &str) -> Answer {
        let input = json!({ "nominationId": nomination });
        self.act(
            nominee,
            "acceptNomination",
            "circle { programmeManager { displayName } }",
            input,
        )
        .await
    }

    pub(super) async fn withdraw_nomination(&self, nomination: &str) -> Answer {
        let input = json!({ "nominationId": nomination });
        self.act(MANAGER, "withdrawNomination", "nomination { status }", input)
            .await
    }

    /// How many mails of this kind about the circle are in the outbox.
    pub(super) async fn mails(&self, kind: MailKind, circle: &str) -> u64 {
        outbox::Entity::find()
            .filter(outbox::Column::Kind.eq(kind.name()))
            .filter(outbox::Column::CircleId.eq(key(circle)))
            .count(self.db.read())
            .await
            .unwrap()
    }

    /// How many people are in, the manager with them.
    pub(super) async fn people(&self, circle: &str) -> u64 {
        membership::Entity::find()
            .filter(membership::COLUMN.circle_id.eq(key(circle)))
            .filter(membership::COLUMN.ended_at.is_null())
            .count(self.db.read())
            .await
            .unwrap()
    }

    /// How many requests the circle ever had.
    pub(super) async fn requests(&self, circle: &str) -> u64 {
        model::join_request::Entity::find()
            .filter(model::join_request::COLUMN.circle_id.eq(key(circle)))
            .count(self.db.read())
            .await
            .unwrap()
    }

    pub(super) async fn meetings(&self, circle: &str) -> u64 {
        meeting::Entity::find()
            .filter(meeting::COLUMN.circle_id.eq(key(circle)))
            .count(self.db.read())
            .await
            .unwrap()
    }

    /// Whoever is programme manager now; the circle has one.
    pub(super) async fn programme_manager(&self, circle: &str) -> Person {
        let managers = duty::Entity::find()
            .filter(duty::COLUMN.circle_id.eq(key(circle)))
            .filter(duty::COLUMN.slot.eq(0))
            .filter(duty::COLUMN.ended_at.is_null())
            .all(self.db.read())
            .await
            .unwrap();
        match managers.as_slice() {
            [manager] => manager.employee_id.as_u128(),
            managers => panic!("not one programme manager: {managers:?}"),
        }
    }

    /// What must hold after every round.
    pub(super) async fn assert_nothing_broken(&self, race: &str, round: usize) {
        self.invariants_hold(&format!("{race}, round {round}")).await;
    }
}

pub(super) fn key(circle: &str) -> Uuid {
    gid::decode(circle).expect("the id of a circle").1
}
