//! The people of a drill, and mails written for them past the operations.

use api::auth::Embedded;
use chrono::{DateTime, Utc};
use entity::support::clock::{Clock, SystemClock};
use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::{collections::BTreeMap, ops::Range, path::Path};
use tests::rows::{self, employee, profile, topic};

/// A person, by the number of their row.
pub type Person = u128;

/// Who proposes, asks and answers.
pub const MEMBERS: Range<Person> = 1..401;

/// Who only gets mails, at the domain of the same place in a list: a hundred at each.
pub fn at_domain(place: usize) -> Range<Person> {
    let first = 1000 + 100 * place as Person;
    first..first + 100
}

/// Writes all people: [`MEMBERS`] at `example.org`, and those at each of the other domains.
pub async fn seed(db: &Db, domains: &[&str]) {
    let mut rows = vec![topic(1)];
    rows.extend(MEMBERS.flat_map(|person| [employee(person), profile(person)]));
    for (place, domain) in domains.iter().enumerate() {
        for person in at_domain(place) {
            let mail = format!("person{person}@{domain}");
            let someone = employee(person).set("mail", mail.clone()).set("mail_key", mail);
            rows.extend([someone, profile(person)]);
        }
    }
    rows::seed(db, rows).await;
}

/// Tokens of all members, signed with the secret that the API keeps in `directory`.
pub fn tokens(directory: &Path) -> anyhow::Result<BTreeMap<Person, String>> {
    let (sign_in, now) = (Embedded::open(directory)?, SystemClock.now());
    let token = |person| {
        Ok((
            person,
            sign_in.issue(&format!("person{person}@example.org"), now)?.token,
        ))
    };
    MEMBERS.map(token).collect()
}

/// Mails to be written into the outbox, all due at `at`: so many of one kind, in turn to these people.
#[derive(Clone, Debug)]
pub struct Post<'a> {
    /// The kind.
    pub kind: &'a str,
    /// How many.
    pub mails: usize,
    /// To whom.
    pub to: Range<Person>,
    /// When they are due, and were written.
    pub at: DateTime<Utc>,
}

impl Post<'_> {
    /// Writes them in one statement, and so in one transaction.
    pub async fn write(&self, db: &Db) -> Result<(), DbErr> {
        let sql = "INSERT INTO outbox (id, kind, kind_version, recipient_id, dedup_key, status, attempt, available_at, \
                   created_at) SELECT id, $1, 1, lpad(to_hex($2 + n % $3), 32, '0')::uuid, 'drill:' || id, 'PENDING', \
                   0, $5, $5 FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(0, $4 - 1) AS n) AS rows";
        let number = |number: u128| i64::try_from(number).expect("a small number");
        let values = [
            self.kind.into(),
            number(self.to.start).into(),
            number(self.to.end - self.to.start).into(),
            number(self.mails as u128).into(),
            self.at.into(),
        ];
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        db.read().execute_raw(statement).await.map(drop)
    }
}
