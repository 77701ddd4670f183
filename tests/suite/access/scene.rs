//! One circle and everybody who can have to do with it. Scenes share a database and never touch each other.

pub use super::role::Role;
use chrono::{DateTime, Months, Utc};
use entity::model::enums::{self, CircleState, Decision, JoinRequestStatus, NominationStatus, StayAnswer};
use entity::model::event::Event;
use entity::rules::Policy;
use entity::support::gid::{self, Kind};
use serde_json::{Value, json};
use tests::rows::*;
use tests::world::{Circle, Person, TOPIC, mail_of, tied};

const LONDON: &str = "Europe/London";

/// How the circle of a scene stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// Proposed, with five people in, an open request, an earlier refusal, and a nomination that waits.
    Usual,
    /// Begun by the programme manager, who is alone in it.
    Draft,
    /// Taken back: everything that was open is closed.
    Withdrawn,
    /// Nobody is nominated.
    Settled,
    /// The circle is full and the applicant waits in line.
    Waitlisted,
    /// A seat is offered to the applicant.
    Offered,
    /// Published, with a meeting to come.
    Started,
    /// The programme manager's place is empty; who held it is still in. Nobody answers the request.
    Vacant,
    /// In its second term, which ends soon; with too few people, as the programme has it. The member wants to stay.
    Deciding,
    /// The same, and it goes on.
    Decided,
    /// The second term is over, and nobody has decided.
    Overdue,
    /// Nobody has decided in time.
    Lapsed,
    /// Disbanded for a reason.
    Disbanded,
    /// The same, long ago.
    Archived,
}

impl Variant {
    /// By its name in the table.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "usual" => Self::Usual,
            "draft" => Self::Draft,
            "withdrawn" => Self::Withdrawn,
            "settled" => Self::Settled,
            "waitlisted" => Self::Waitlisted,
            "offered" => Self::Offered,
            "started" => Self::Started,
            "vacant" => Self::Vacant,
            "deciding" => Self::Deciding,
            "decided" => Self::Decided,
            "overdue" => Self::Overdue,
            "lapsed" => Self::Lapsed,
            "disbanded" => Self::Disbanded,
            "archived" => Self::Archived,
            _ => return None,
        })
    }
}

/// A scene; its number is the circle's, and people are numbered from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scene {
    number: u128,
    variant: Variant,
}

/// The administrators, who are the same in all scenes.
const ADMINISTRATOR: u128 = 1;
const ADMINISTRATOR_WITH_ACCESS: u128 = 2;

impl Scene {
    /// A participant whom nobody in the table's columns is.
    pub const INSIDER: u128 = 14;

    /// The scene number `index`, from 0.
    pub fn new(index: usize, variant: Variant) -> Self {
        let number = 1000 + 100 * u128::try_from(index).expect("not so many scenes");
        Self { number, variant }
    }

    /// The flags that make the administrators administrators.
    pub fn flags() -> [String; 2] {
        let mails = [ADMINISTRATOR, ADMINISTRATOR_WITH_ACCESS].map(mail_of);
        ["--admin-mails".to_owned(), mails.join(",")]
    }

    /// What scenes share.
    pub fn common() -> Vec<Row> {
        let mut rows = vec![affinity_network(1), job_family(1), rung(1, 1), rung(2, 1)];
        for administrator in [ADMINISTRATOR, ADMINISTRATOR_WITH_ACCESS] {
            rows.extend(advisor(administrator).rows());
        }
        rows
    }

    /// Whoever has this role; `None` for those who are no employees.
    pub fn employee(self, role: Role) -> Option<u128> {
        let offset = match role {
            Role::Anonymous | Role::Unknown => return None,
            Role::Administrator => return Some(ADMINISTRATOR),
            Role::AdministratorWithAccess => return Some(ADMINISTRATOR_WITH_ACCESS),
            Role::ProgrammeManager => 1,
            Role::Deputy => 2,
            Role::Member => 3,
            Role::Advisor => 4,
            Role::ExMember => 5,
            Role::Applicant => 6,
            Role::Employee => 7,
            Role::NotOptedIn => 8,
            Role::Contractor => 9,
            Role::OtherManager => 10,
            Role::Nominee => 11,
        };
        Some(self.number + offset)
    }

    fn person(self, role: Role) -> u128 {
        self.employee(role).expect("an employee")
    }

    fn insider(self) -> u128 {
        self.number + Self::INSIDER
    }

    /// Who was declined lately and has not asked again; nobody in the table's columns.
    fn declined(self) -> u128 {
        self.number + 12
    }

    /// The ids of the scene's things, as variables of an operation: each under the name that operations use for it.
    pub fn ids(self) -> Value {
        let tied = |kind, person| gid::encode(kind, id(tied(self.number, person)));
        let membership = |role| tied(Kind::Membership, self.person(role));
        json!({
            "circle": gid::encode(Kind::Circle, id(self.number)),
            "request": tied(Kind::JoinRequest, self.person(Role::Applicant)),
            "refused": gid::encode(Kind::JoinRequest, id(self.number)),
            "declined": gid::encode(Kind::JoinRequest, id(self.number + 1)),
            "nomination": tied(Kind::Nomination, self.person(Role::Nominee)),
            "insider": gid::encode(Kind::Person, id(self.insider())),
            "insidersMembership": tied(Kind::Membership, self.insider()),
            "deputysMembership": membership(Role::Deputy),
            "managersMembership": membership(Role::ProgrammeManager),
            "topic": gid::encode(Kind::Topic, id(TOPIC)),
        })
    }

    /// Everything in the scene.
    pub fn rows(self) -> Vec<Row> {
        let manager = self.person(Role::OtherManager);
        let other = Circle::proposed(self.number + 50, LONDON, at(0)).of_people(&[manager]);
        let mut rows = self.people();
        for circle in [self.circle(), other] {
            rows.extend(circle.rows(&Policy::default()));
        }
        rows.extend(match self.variant {
            Variant::Draft => Vec::new(),
            Variant::Withdrawn | Variant::Disbanded | Variant::Archived => vec![self.looked_at()],
            _ => self.asides(),
        });
        rows
    }

    fn people(self) -> Vec<Row> {
        let person = |offset| {
            let number = self.number + offset;
            let rung = if number == self.person(Role::Advisor) {
                2
            } else {
                1
            };
            let person = advisor(number)
                .set("job_family_id", id(1))
                .set("rung_id", id(rung));
            match number {
                _ if number == self.person(Role::Contractor) => person.set("employment_type", "contractor"),
                _ if number == self.person(Role::NotOptedIn) => person.not_opted_in(),
                _ => person,
            }
        };
        (1..=Self::INSIDER)
            .flat_map(|offset| person(offset).rows())
            .collect()
    }

    /// The circle as its variant says.
    fn circle(self) -> Circle {
        let (manager, policy) = (self.person(Role::ProgrammeManager), Policy::default());
        if self.variant == Variant::Draft {
            return Circle::draft(self.number, LONDON, at(0)).of_people(&[manager]);
        }
        let (ex_member, applicant) = (self.person(Role::ExMember), self.person(Role::Applicant));
        let (status, asked) = match self.variant {
            Variant::Withdrawn | Variant::Disbanded | Variant::Archived => (JoinRequestStatus::Voided, at(1)),
            Variant::Waitlisted => (JoinRequestStatus::Waitlisted, at(1)),
            Variant::Offered => (JoinRequestStatus::Offered, at(78)),
            _ => (JoinRequestStatus::Pending, at(90)),
        };
        let circle = self
            .begun()
            .of_people(&self.participants())
            .with_deputy(2, 1)
            .with_advisor(4)
            .left(ex_member, at(2))
            .requested(applicant, status, asked, &policy)
            .with_request(|row| row.message = "Please.".to_owned());
        let circle = match self.variant {
            Variant::Settled => circle,
            _ => circle.nominated(self.person(Role::Nominee), at(1), &policy),
        };
        let end = |circle: Circle, state| {
            circle
                .ended(state, at(3))
                .nomination_resolved(NominationStatus::Withdrawn, at(3))
        };
        let because =
            |circle: Circle| circle.with(|row| row.end_reason = Some("It ran its course.".to_owned()));
        match self.variant {
            Variant::Withdrawn => end(circle, CircleState::Withdrawn),
            Variant::Disbanded => because(end(circle, CircleState::Disbanded)),
            Variant::Archived => {
                because(end(circle, CircleState::Disbanded)).with(|row| row.archived_at = Some(at(50)))
            }
            _ => self
                .under_way(circle)
                .with(|row| row.affinity_network_id = Some(id(1)))
                .happened(Event::Proposed { began: None }, manager)
                .happened(
                    Event::ParticipantLeft {
                        person: id(ex_member),
                        membership_id: id(tied(self.number, ex_member)),
                    },
                    ex_member,
                )
                .happened(self.asked(applicant), applicant),
        }
    }

    /// That somebody asked to join.
    fn asked(self, person: u128) -> Event {
        Event::JoinRequested {
            person: id(person),
            join_request_id: id(tied(self.number, person)),
            role: enums::Role::Member,
            status: JoinRequestStatus::Pending,
            answer_by: None,
        }
    }

    /// The circle with nobody in it yet, in its term if it has one: the second ends around `at(100)`.
    fn begun(self) -> Circle {
        let second_term_until = |end: DateTime<Utc>| {
            let started_on = end.date_naive() - Months::new(12);
            Circle::active(self.number, LONDON, started_on, 2, 0)
        };
        match self.variant {
            Variant::Started | Variant::Disbanded | Variant::Archived => {
                Circle::active(self.number, LONDON, at(3).date_naive(), 1, 0)
            }
            Variant::Deciding | Variant::Decided => second_term_until(at(100 + 24 * 20)),
            Variant::Overdue => second_term_until(at(100 - 24 * 3)),
            Variant::Lapsed => second_term_until(at(100 - 24 * 20)),
            _ => Circle::proposed(self.number, LONDON, at(0)),
        }
    }

    /// What the variant has besides, while the circle is not over.
    fn under_way(self, circle: Circle) -> Circle {
        let deciding = |circle: Circle| {
            circle
                .decided_of(1, Decision::Continue, at(1))
                .answered(3, StayAnswer::Stay, at(1))
                .answered(5, StayAnswer::Leave, at(1))
                .with(|row| row.below_minimum_since = Some(at(50)))
        };
        match self.variant {
            Variant::Waitlisted => circle.with(|row| row.max_people = 5),
            Variant::Vacant => circle
                .vacant_since(at(0))
                .with_request(|row| row.escalated_at = Some(at(50))),
            Variant::Deciding => deciding(circle),
            Variant::Decided => deciding(circle).decided(Decision::Continue, at(1)),
            Variant::Overdue => deciding(circle).with(|row| row.overdue_since = Some(at(30))),
            Variant::Lapsed => deciding(circle).with(|row| {
                row.state = CircleState::Lapsed;
                row.lapsed_at = Some(at(0));
            }),
            _ => circle,
        }
    }

    fn participants(self) -> [u128; 5] {
        [
            self.person(Role::ProgrammeManager),
            self.person(Role::Deputy),
            self.person(Role::Member),
            self.person(Role::Advisor),
            self.insider(),
        ]
    }

    /// The administrator's look at the circle.
    fn looked_at(self) -> Row {
        self.opened(self.number, "CIRCLE", self.number)
    }

    /// What is beside the circle: earlier requests, what an administrator opened, and a mail that was not sent.
    fn asides(self) -> Vec<Row> {
        let (applicant, member) = (self.person(Role::Applicant), self.person(Role::Member));
        vec![
            answered_request(self.number, self.number, applicant, "DECLINED")
                .set("decline_reason", "Not now."),
            answered_request(self.number + 1, self.number, self.declined(), "DECLINED"),
            self.looked_at(),
            self.opened(member, "EMPLOYEE", member),
            self.opened(self.insider(), "EMPLOYEE", self.insider()),
            outbox(member, "ready_to_publish", self.number, member)
                .set("status", "SKIPPED")
                .set("last_error", entity::outbox::REMINDERS_OFF)
                .set("settled_at", at(2)),
        ]
    }

    /// The administrator's look at something.
    fn opened(self, row: u128, kind: &str, subject: u128) -> Row {
        Row::of("administrator_access")
            .set("id", id(row))
            .set("administrator_id", id(ADMINISTRATOR_WITH_ACCESS))
            .set("subject_kind", kind)
            .set("subject_id", id(subject))
            .set("reason", "A complaint")
            .set("granted_at", at(99))
            .set("expires_at", at(120))
    }
}

/// Somebody who would advise.
fn advisor(number: u128) -> Person {
    Person::new(number)
        .says("signed_up_as_advisor", true)
        .says("about", "Twenty years of it.")
}
