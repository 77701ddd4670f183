//! One circle and everybody who can have to do with it. Scenes share a database and never touch each other.

pub use super::role::Role;
use chrono::{DateTime, Months, Utc};
use entity::support::gid::{self, Kind};
use serde_json::{Value, json};
use tests::rows::*;

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
    pub fn flags() -> Vec<String> {
        let mails =
            [ADMINISTRATOR, ADMINISTRATOR_WITH_ACCESS].map(|number| format!("person{number}@example.org"));
        vec!["--admin-mails".to_owned(), mails.join(",")]
    }

    /// What scenes share.
    pub fn common() -> Vec<Row> {
        let mut rows = vec![
            topic(1),
            affinity_network(1),
            job_family(1),
            rung(1, 1),
            rung(2, 1),
        ];
        for administrator in [ADMINISTRATOR, ADMINISTRATOR_WITH_ACCESS] {
            rows.extend([employee(administrator), opted_in(administrator)]);
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

    /// The ids of the scene's things, as variables of an operation: each under the name that operations use for it.
    pub fn ids(self) -> Value {
        let circle = gid::encode(Kind::Circle, id(self.number));
        json!({
            "circle": circle,
            "request": gid::encode(Kind::JoinRequest, id(self.request())),
            "refused": gid::encode(Kind::JoinRequest, id(self.number)),
            "nomination": gid::encode(Kind::Nomination, id(self.number)),
            "insider": gid::encode(Kind::Person, id(self.insider())),
            "insidersMembership": gid::encode(Kind::Membership, id(self.insider())),
            "deputysMembership": gid::encode(Kind::Membership, id(self.person(Role::Deputy))),
            "managersMembership": gid::encode(Kind::Membership, id(self.person(Role::ProgrammeManager))),
            "topic": gid::encode(Kind::Topic, id(1)),
        })
    }

    fn request(self) -> u128 {
        self.person(Role::Applicant)
    }

    /// Everything in the scene.
    pub fn rows(self) -> Vec<Row> {
        let mut rows = self.people();
        match self.variant {
            Variant::Draft => rows.extend(self.draft()),
            Variant::Withdrawn | Variant::Disbanded | Variant::Archived => rows.extend(self.ended()),
            _ => rows.extend(self.proposal()),
        }
        let other = self.number + 50;
        let manager = self.person(Role::OtherManager);
        rows.push(managed(circle(other, 1, manager)).set("people_count", 1));
        rows.extend(takes_part(other, manager));
        rows.push(duty(manager, other, manager, 0));
        rows
    }

    fn people(self) -> Vec<Row> {
        let mut rows = Vec::new();
        for offset in 1..=Self::INSIDER {
            let number = self.number + offset;
            let on_rung = if number == self.person(Role::Advisor) {
                2
            } else {
                1
            };
            let mut person = employee(number)
                .set("job_family_id", id(1))
                .set("rung_id", id(on_rung));
            if number == self.person(Role::Contractor) {
                person = person.set("employment_type", "contractor");
            }
            rows.push(person);
            if number != self.person(Role::NotOptedIn) {
                rows.push(opted_in(number));
            }
        }
        rows
    }

    fn draft(self) -> Vec<Row> {
        let manager = self.person(Role::ProgrammeManager);
        let draft = managed(circle(self.number, 1, manager))
            .set("state", "DRAFT")
            .set("proposed_at", None::<DateTime<Utc>>)
            .set("people_count", 1);
        let mut rows = vec![draft];
        rows.extend(takes_part(self.number, manager));
        rows.push(duty(manager, self.number, manager, 0));
        rows
    }

    fn ended(self) -> Vec<Row> {
        let circle_number = self.number;
        let manager = self.person(Role::ProgrammeManager);
        let mut ended = managed(circle(circle_number, 1, manager))
            .set("state", "WITHDRAWN")
            .set("recruiting_open", false)
            .set("ended_at", at(3));
        if self.variant != Variant::Withdrawn {
            ended = term_until(ended, at(4400))
                .set("state", "DISBANDED")
                .set("end_reason", "It ran its course.");
        }
        if self.variant == Variant::Archived {
            ended = ended.set("archived_at", at(50));
        }
        let nomination = pm_nomination(circle_number, circle_number, self.person(Role::Nominee), manager)
            .set("status", "WITHDRAWN")
            .set("resolved_at", at(3));
        let request = answered_request(self.request(), circle_number, self.request(), "VOIDED");
        let opened = self.opened(circle_number, "CIRCLE", circle_number);
        let mut rows = vec![ended, nomination, request, opened];
        for person in self
            .participants()
            .into_iter()
            .chain([self.person(Role::ExMember)])
        {
            rows.push(former_membership(person, circle_number, person));
        }
        rows
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

    /// The planned meetings of the first term.
    fn meetings(self) -> impl Iterator<Item = Row> {
        (1..=6).map(move |in_term| {
            let number = self.number + 60 + in_term;
            meeting(
                number,
                self.number,
                i32::try_from(in_term).expect("a small number"),
            )
        })
    }

    /// The circle in its second term, which ends around `at(100)`.
    fn second_term(self, circle: Row) -> Row {
        let circle = circle.set("below_minimum_since", at(50));
        match self.variant {
            Variant::Decided => second_term_until(circle, at(100 + 24 * 20)).set("decision", "CONTINUE"),
            Variant::Overdue => second_term_until(circle, at(100 - 24 * 3)).set("overdue_since", at(30)),
            Variant::Lapsed => second_term_until(circle, at(100 - 24 * 20))
                .set("state", "LAPSED")
                .set("lapsed_at", at(0)),
            _ => second_term_until(circle, at(100 + 24 * 20)),
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

    fn proposal(self) -> Vec<Row> {
        let (number, variant) = (self.number, self.variant);
        let [manager, deputy, _, advisor, insider] = self.participants();
        let mut proposed = circle(number, 1, manager)
            .set("affinity_network_id", id(1))
            .set("people_count", 5)
            .set("last_seq", 3);
        if variant != Variant::Vacant {
            proposed = managed(proposed);
        }
        let mut rows = Vec::new();
        for person in self.participants() {
            rows.push(tie(number, person, "MEMBERSHIP"));
            let role = if person == advisor { "ADVISOR" } else { "MEMBER" };
            rows.push(membership(person, number, person).set("role", role));
        }
        if variant != Variant::Vacant {
            rows.push(duty(manager, number, manager, 0));
        }
        rows.push(duty(deputy, number, deputy, 1));

        let (ex_member, applicant) = (self.person(Role::ExMember), self.person(Role::Applicant));
        rows.push(former_membership(ex_member, number, ex_member));
        rows.push(answered_request(number, number, applicant, "DECLINED").set("decline_reason", "Not now."));
        let request = join_request(self.request(), number, applicant, 1).set("message", "Please.");
        rows.push(tie(number, applicant, "REQUEST"));
        let request = match variant {
            Variant::Waitlisted => {
                proposed = proposed.set("max_people", 5);
                request.set("status", "WAITLISTED").set("waitlisted_at", at(1))
            }
            Variant::Started => {
                proposed = term_until(proposed, at(4400));
                rows.extend(self.meetings());
                request
            }
            Variant::Deciding | Variant::Decided | Variant::Overdue | Variant::Lapsed => {
                proposed = self.second_term(proposed);
                rows.extend(self.meetings());
                rows.push(circle_decision(number, number, 1, manager).set("reason", "It goes well."));
                rows.push(stay_answer(number, 2, self.person(Role::Member), "STAY"));
                rows.push(stay_answer(number, 2, insider, "LEAVE"));
                if variant == Variant::Decided {
                    rows.push(circle_decision(number + 1, number, 2, manager));
                }
                request
            }
            Variant::Vacant => request.set("escalated_at", at(50)),
            Variant::Offered => {
                proposed = proposed.set("offered_count", 1);
                request.set("status", "OFFERED").set("offer_expires_at", at(150))
            }
            _ => request,
        };
        rows.push(request);
        if variant != Variant::Settled {
            rows.push(pm_nomination(number, number, self.person(Role::Nominee), manager));
        }
        let happened = |seq: i32, kind: &str, who: u128| {
            let event_number = number + u128::try_from(seq).expect("a small number");
            circle_event(event_number, number, seq)
                .set("kind", kind)
                .set("actor_id", id(who))
                .set("subject_employee_id", id(who))
        };
        rows.extend([
            happened(1, "PROPOSED", manager),
            happened(2, "JOIN_REQUESTED", applicant),
            happened(3, "PARTICIPANT_LEFT", ex_member),
        ]);
        rows.extend([
            self.opened(number, "CIRCLE", number),
            self.opened(self.person(Role::Member), "EMPLOYEE", self.person(Role::Member)),
            self.opened(insider, "EMPLOYEE", insider),
        ]);
        let member = self.person(Role::Member);
        rows.push(
            outbox(member, "ready_to_publish", number, member)
                .set("status", "SKIPPED")
                .set("last_error", entity::outbox::REMINDERS_OFF)
                .set("settled_at", at(2)),
        );
        rows.push(proposed);
        rows
    }
}

fn opted_in(number: u128) -> Row {
    profile(number)
        .set("signed_up_as_advisor", true)
        .set("about", "Twenty years of it.")
}

fn managed(circle: Row) -> Row {
    circle.set("pm_vacant_since", None::<DateTime<Utc>>)
}

/// The circle as published, in a first term that ends then.
fn term_until(circle: Row, end: DateTime<Utc>) -> Row {
    circle
        .set("state", "ACTIVE")
        .set("published_at", at(3))
        .set("started_on", at(3).date_naive())
        .set("term_ends_on", end.date_naive())
        .set("term", 1)
}

/// The circle in a second term that ends then: twelve months after its start.
fn second_term_until(circle: Row, end: DateTime<Utc>) -> Row {
    let started_on = end.date_naive() - Months::new(12);
    term_until(circle, end)
        .set("started_on", started_on)
        .set("term", 2)
}

fn takes_part(circle: u128, person: u128) -> [Row; 2] {
    [
        tie(circle, person, "MEMBERSHIP"),
        membership(person, circle, person),
    ]
}
