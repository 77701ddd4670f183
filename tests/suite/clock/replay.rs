//! Plays a schedule through the operations and the sweep, and holds the database against the model after every step.

mod acts;
mod compare;

use super::model::{Act, Human, Instant, Person, Place, Role, World};
use super::schedule::{ADMINISTRATORS, Schedule, Step};
use crate::events::reader::Snapshot;
use entity::model::enums;
use entity::model::{
    circle, circle_event, duty, employee, join_request, membership, outbox, pm_nomination, profile,
};
use entity::ops::Operation;
use entity::ops::clock::PlayCircle;
use entity::ops::{
    OpError, circle as circles, join_request as joining, membership as memberships, nomination,
    profile as profiles,
};
use entity::query::due;
use entity::rules::{AdvisoryCode, Policy, schedule};
use entity::support::db::Db;
use entity::work::{Actor, Cx, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;
use tests::TestDatabase;
use tests::{invariants, rows};
use uuid::Uuid;

/// A difference between the model and the database, with what was done before.
pub(super) struct Difference {
    pub what: String,
    pub log: String,
}

/// What a replay went through.
#[derive(Default)]
pub(super) struct Tally {
    pub steps: usize,
    pub done: usize,
    pub refused: usize,
    pub mails: usize,
    pub rung: BTreeMap<&'static str, usize>,
    /// What people did, by name.
    pub acts: BTreeMap<String, usize>,
}

/// Replays the schedule on a database of its own.
pub(super) async fn replay(schedule: &Schedule) -> Result<Tally, Difference> {
    let database = TestDatabase::migrated().await;
    let mut replay = Replay::new(database.connect().await, schedule).await;
    let mut tally = Tally::default();
    let mut log = String::new();
    for (number, step) in schedule.steps.iter().enumerate() {
        let _ = write!(log, "{number:4} {} {step:?}", replay.world.now.format("%F %T"));
        let outcome = replay.step(step, number).await;
        match outcome {
            Ok((done, mails)) => {
                let _ = writeln!(log, "{}", if done { "" } else { " - refused" });
                let counted = if done { &mut tally.done } else { &mut tally.refused };
                *counted += 1;
                if let (Step::Try(act), true) = (step, done) {
                    *tally.acts.entry(name(act)).or_default() += 1;
                }
                tally.mails += mails;
            }
            Err(what) => return Err(Difference { what, log }),
        }
        tally.steps += 1;
    }
    tally.rung = replay.world.rung;
    Ok(tally)
}

struct Replay {
    db: Db,
    world: World,
    policy: Arc<Policy>,
    circles: Vec<Uuid>,
    requests: BTreeMap<(Place, Person), Uuid>,
    nominations: BTreeMap<Place, Uuid>,
    /// The number of each circle's last event that was looked at.
    seen: BTreeMap<Uuid, i32>,
    /// Who applies the events of each circle.
    readers: BTreeMap<Uuid, Snapshot>,
}

impl Replay {
    async fn new(db: Db, schedule: &Schedule) -> Self {
        let mut all = vec![rows::topic(1)];
        for (person, Human { member, advisor, .. }) in &schedule.people {
            let person = tests::world::Person::new(*person)
                .says("signed_up_as_member", *member)
                .says("signed_up_as_advisor", *advisor);
            all.extend(person.rows());
        }
        rows::seed(&db, all).await;
        let administrator_mails = ADMINISTRATORS.map(mail).to_vec();
        Self {
            db,
            world: World::new(schedule.begins, schedule.people.clone()),
            policy: Arc::new(Policy {
                administrator_mails,
                ..Policy::default()
            }),
            circles: Vec::new(),
            requests: BTreeMap::new(),
            nominations: BTreeMap::new(),
            seen: BTreeMap::new(),
            readers: BTreeMap::new(),
        }
    }

    /// Whether it was done, and how many mails came of it.
    async fn step(&mut self, step: &Step, number: usize) -> Result<(bool, usize), String> {
        let allowed = step.play(&mut self.world);
        let mut swept = false;
        match step {
            Step::Try(act) => {
                let done = self.act(act).await?;
                if done != allowed {
                    return Err(format!("the model says {allowed}, the operation {done}"));
                }
            }
            Step::Pass { sweep: true, .. } => {
                self.sweep().await?;
                swept = true;
            }
            Step::Pass { .. } => {}
        }
        let mails = self.compare(swept).await?;
        if swept && number.is_multiple_of(5) {
            // Everything is done once: another sweep of the same instant finds nothing.
            self.sweep().await?;
            self.compare(true).await?;
        }
        if number.is_multiple_of(20) {
            let mut broken = invariants::broken(self.db.read()).await;
            // It compares a joining with its request, between which the clock may have been put back here.
            broken.retain(|broken| broken.rule != "approved_is_in");
            if !broken.is_empty() {
                return Err(format!("broken: {broken:#?}"));
            }
        }
        Ok((allowed, mails))
    }

    fn cx(&self, actor: Actor) -> Cx {
        Cx {
            now: self.world.now,
            actor,
            policy: Arc::clone(&self.policy),
        }
    }

    /// Runs the operation as `by`; `None` is a refusal.
    async fn run<O: Operation>(&self, by: Person, operation: O) -> Result<Option<O::Output>, String> {
        let human = &self.world.people[&by];
        let viewer = Viewer {
            employee_id: rows::id(by),
            eligible: human.eligible,
            administrator: human.administrator,
        };
        match self.db.write(&self.cx(Actor::Employee(viewer)), operation).await {
            Ok(output) => Ok(Some(output)),
            Err(OpError::Refused(_)) => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The worker's sweep: first those whose employment changed, then circles, then removals.
    async fn sweep(&self) -> Result<(), String> {
        let (now, cx) = (self.world.now, self.cx(Actor::System));
        for employee_id in due::reviews(self.db.read(), now, 100).await.unwrap() {
            self.db
                .write(&cx, profiles::Review { employee_id })
                .await
                .map_err(|error| error.to_string())?;
        }
        loop {
            let due = due::circles(self.db.read(), now, 100).await.unwrap();
            if due.is_empty() {
                break;
            }
            for circle_id in due {
                self.db
                    .write(&cx, PlayCircle { circle_id })
                    .await
                    .map_err(|error| error.to_string())?;
            }
        }
        for employee_id in due::erasures(self.db.read(), now, 100).await.unwrap() {
            self.db
                .write(&cx, profiles::Erase { employee_id })
                .await
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}

fn name(act: &Act) -> String {
    let all = format!("{act:?}");
    all.split(' ').next().unwrap_or_default().to_owned()
}

fn mail(person: Person) -> String {
    format!("person{person}@example.org")
}

fn to_role(role: Role) -> enums::Role {
    match role {
        Role::Member => enums::Role::Member,
        Role::Advisor => enums::Role::Advisor,
    }
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.steps += other.steps;
        self.done += other.done;
        self.refused += other.refused;
        self.mails += other.mails;
        for (what, count) in other.rung {
            *self.rung.entry(what).or_default() += count;
        }
        for (what, count) in other.acts {
            *self.acts.entry(what).or_default() += count;
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            steps,
            done,
            refused,
            mails,
            rung,
            acts,
        } = self;
        write!(
            f,
            "{steps} steps ({done} done, {refused} refused), {mails} mails; rung: {rung:?}; done: {acts:?}"
        )
    }
}
