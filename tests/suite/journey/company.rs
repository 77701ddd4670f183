//! Who works in the company: names that break naive systems, and time zones that do.

use entity::model::enums::Role;
use tests::rows::{Row, id, job_family, rung, topic};
use tests::world::{self, TOPIC, mail_of};

/// An employee, as HR's data has them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) number: u128,
    pub(super) name: &'static str,
    pub(super) zone: &'static str,
    /// The number of the rung, counted from the lowest.
    level: usize,
    /// As what they sign up.
    pub(super) role: Role,
    manager: Option<u128>,
}

impl Person {
    const fn member(number: u128, name: &'static str, zone: &'static str, level: usize) -> Self {
        Self {
            number,
            name,
            zone,
            level,
            role: Role::Member,
            manager: None,
        }
    }

    pub(super) fn mail(&self) -> String {
        mail_of(self.number)
    }

    pub(super) fn level(&self) -> &'static str {
        TITLES[self.level - 1]
    }

    /// "a member", as mails say it.
    pub(super) fn a_role(&self) -> &'static str {
        match self.role {
            Role::Member => "a member",
            Role::Advisor => "an advisor",
        }
    }
}

const TITLES: [&str; 5] = ["Junior", "Engineer", "Senior Engineer", "Lead", "Principal"];

pub(super) static MAYA: Person = Person::member(1, "Maya O'Connor", "Europe/London", 3);
pub(super) static SOREN: Person = Person::member(2, "Søren Kjær, PhD", "America/New_York", 4);
pub(super) static SUKARNO: Person = Person::member(3, "Sukarno", "Asia/Kolkata", 3);
pub(super) static ANA: Person = Person::member(4, "Ana-Lucía Núñez", "America/Sao_Paulo", 3);
pub(super) static NOOR: Person = Person::member(5, "نور الهدى", "Africa/Casablanca", 3);
pub(super) static WEI: Person = Person {
    role: Role::Advisor,
    ..Person::member(6, "Li Wei", "Asia/Kathmandu", 5)
};
pub(super) static KIRRA: Person = Person::member(7, "Kirra Bell", "Australia/Lord_Howe", 4);
pub(super) static LUC: Person = Person::member(8, "Jean-Luc D'Arc; Sales", "Europe/London", 3);
pub(super) static PIA: Person = Person::member(9, "Pia 🙂 Holm", "America/New_York", 2);
pub(super) static ZOE: Person = Person {
    manager: Some(KIRRA.number),
    ..Person::member(10, "Zoë", "Europe/London", 3)
};
pub(super) static WIM: Person = Person::member(11, "Wim van Dijk", "Asia/Kolkata", 3);
pub(super) static DEE: Person = Person::member(12, "Dee Klein", "America/Sao_Paulo", 3);

pub(super) static ALL: [&Person; 12] = [
    &MAYA, &SOREN, &SUKARNO, &ANA, &NOOR, &WEI, &KIRRA, &LUC, &PIA, &ZOE, &WIM, &DEE,
];

/// HR's data, and a topic.
pub(super) fn rows() -> Vec<Row> {
    let titles = (1..).zip(TITLES);
    let rungs = titles.map(|(number, title)| rung(number, 1).set("title", title));
    let people = ALL.iter().flat_map(|person| {
        world::Person::new(person.number)
            .not_opted_in()
            .set("display_name", person.name)
            .set("zone", person.zone)
            .set("job_family_id", id(1))
            .set("rung_id", id(person.level as u128))
            .set("manager_id", person.manager.map(id))
            .rows()
    });
    let lists = [topic(TOPIC), job_family(1)];
    lists.into_iter().chain(rungs).chain(people).collect()
}
