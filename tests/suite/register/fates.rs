//! What is stored is emptied, removed and changed as the register says, and all else is as it was.

use super::scene;
use super::stored::{self, Row, Stored};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::register::{self, Event, Table};
use entity::ops::clock::PlayCircle;
use entity::ops::profile::{Erase, Review};
use entity::rules::Policy;
use entity::support::db::Db;
use entity::work::{Actor, Cx};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use std::sync::Arc;
use tests::rows::id;
use tests::{TestDatabase, contents};
use uuid::Uuid;

/// Holds what operations did against what the register says that an event does.
struct Ledger {
    event: Event,
    /// Tables and columns where something was to be emptied, removed or changed, and was.
    seen: BTreeSet<(&'static str, &'static str)>,
    wrong: Vec<String>,
}

/// Stands for the whole row.
const ROW: &str = "*";

impl Ledger {
    fn of(event: Event) -> Self {
        Self {
            event,
            seen: BTreeSet::new(),
            wrong: Vec::new(),
        }
    }

    /// `is_subject` picks the rows that the event is about; in those that `is_near` picks, too, values may change.
    fn compare(
        &mut self,
        before: &Stored,
        after: &Stored,
        is_subject: impl Fn(&Table, &Row) -> bool,
        is_near: impl Fn(&Table, &Row) -> bool,
    ) {
        for table in register::tables() {
            for (key, row) in before.get(table.name).into_iter().flatten() {
                let subject = is_subject(table, row);
                let removed = subject && table.removed_by.contains(&self.event);
                match after[table.name].get(key) {
                    None if removed => drop(self.seen.insert((table.name, ROW))),
                    None => self.wrong.push(format!("a row of {} is gone", table.name)),
                    Some(_) if removed => self.wrong.push(format!("a row of {} is still there", table.name)),
                    Some(later) => {
                        self.compare_row(table, row, later, subject, subject || is_near(table, row))
                    }
                }
            }
        }
    }

    fn compare_row(&mut self, table: &Table, row: &Row, later: &Row, subject: bool, near: bool) {
        for columns in table.columns {
            let blanked = subject && columns.blanked_by.contains(&self.event);
            let may_change = blanked || (near && columns.changed_by.contains(&self.event));
            for name in columns.names {
                let (was, is) = (row[name].as_ref(), later[name].as_ref());
                if blanked && !stored::is_blank(is) {
                    self.wrong.push(format!("{}.{name} is still {is:?}", table.name));
                }
                if was == is {
                    continue;
                }
                if may_change {
                    self.seen.insert((table.name, name));
                } else {
                    self.wrong
                        .push(format!("{}.{name} was {was:?}, is {is:?}", table.name));
                }
            }
        }
    }

    /// Nothing was wrong, and everything that the register says of the event was seen.
    fn end(mut self) {
        for table in register::tables() {
            let mut says: Vec<&str> = Vec::new();
            if table.removed_by.contains(&self.event) {
                says.push(ROW);
            }
            for columns in table.columns {
                if columns.blanked_by.contains(&self.event) || columns.changed_by.contains(&self.event) {
                    says.extend(columns.names);
                }
            }
            let unseen = says
                .into_iter()
                .filter(|name| !self.seen.contains(&(table.name, *name)));
            self.wrong
                .extend(unseen.map(|name| format!("{}.{name} is not exercised", table.name)));
        }
        assert!(
            self.wrong.is_empty(),
            "{:?}:\n{}",
            self.event,
            self.wrong.join("\n")
        );
    }
}

fn at(now: DateTime<Utc>) -> Cx {
    Cx {
        now,
        actor: Actor::System,
        policy: Arc::default(),
    }
}

async fn stage() -> (TestDatabase, Db) {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    scene::write(&db).await;
    (database, db)
}

#[tokio::test]
async fn archiving_a_circle_removes_what_people_wrote_there() {
    let (_database, db) = stage().await;
    let (archived, before) = (id(5), stored::read(&db).await);
    let cx = at(scene::end() + TimeDelta::days(Policy::default().clock.archive_days.into()));
    let played = db.write(&cx, PlayCircle { circle_id: archived }).await.unwrap();
    assert_eq!(played.circle.unwrap().archived_at, Some(cx.now));
    let after = stored::read(&db).await;
    let of_circle = |table: &Table, row: &Row| stored::is_of_circle(table, row, archived);
    let mut ledger = Ledger::of(Event::Archive);
    ledger.compare(&before, &after, of_circle, |_, _| false);
    ledger.end();
    // Nor has it gone anywhere else: into the history, a mail, an index.
    let everything = contents::of(db.read()).await;
    for text in ["Everybody of 5", "let me into 5", "topic than 5", "came to 5"] {
        let twin = text.replace('5', "6");
        assert!(everything.values().all(|rows| !rows.contains(text)), "{text}");
        assert!(everything.values().any(|rows| rows.contains(&twin)), "{twin}");
    }
}

/// The circles that the person is in, asks to join, or was named for.
fn circles_of(before: &Stored, person: Uuid) -> Vec<Uuid> {
    let numbers = (7..=10).map(id);
    let tied = |circle: &Uuid| {
        let rows = ["circle_tie", "pm_nomination"]
            .into_iter()
            .flat_map(|table| before[table].values());
        rows.clone().any(|row| {
            stored::is(row, "circle_id", *circle)
                && (stored::is(row, "employee_id", person) || stored::is(row, "nominee_id", person))
        })
    };
    numbers.filter(tied).collect()
}

#[tokio::test]
async fn who_loses_eligibility_leaves_and_is_forgotten() {
    let (_database, db) = stage().await;
    let (mut left, mut erased) = (Ledger::of(Event::Offboarding), Ledger::of(Event::Erasure));
    let forgotten = scene::now() + TimeDelta::days(Policy::default().clock.offboarded_days.into());
    for person in [701, 751, 801, 851, 951, 902, 1001] {
        let quit = format!("UPDATE employee SET employment_type = 'contractor' WHERE hr_id = '{person}'");
        db.read().execute_unprepared(&quit).await.unwrap();
        let employee_id = id(person);
        let is_about = |table: &Table, row: &Row| stored::is_about(table, row, employee_id);

        let before = stored::read(&db).await;
        assert!(db.write(&at(scene::now()), Review { employee_id }).await.unwrap());
        let after = stored::read(&db).await;
        let circles = circles_of(&before, employee_id);
        assert!(!circles.is_empty(), "{person} is in nothing");
        left.compare(&before, &after, is_about, |table, row| {
            circles
                .iter()
                .any(|circle| stored::is_of_circle(table, row, *circle))
        });

        assert!(db.write(&at(forgotten), Erase { employee_id }).await.unwrap());
        erased.compare(&after, &stored::read(&db).await, is_about, |_, _| false);
    }
    left.end();
    erased.end();
}
