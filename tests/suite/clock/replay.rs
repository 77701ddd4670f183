//! Plays a schedule through the operations and the sweep, and holds the database against the model after every step.

use super::model::{Act, Human, Instant, Person, Place, Role, World};
use super::schedule::{ADMINISTRATORS, Schedule, Step};
use entity::model::enums;
use entity::model::{
    circle, circle_event, duty, employee, join_request, membership, outbox, pm_nomination, profile,
};
use entity::ops::clock::PlayCircle;
use entity::ops::{
    OpError, circle as circles, join_request as joining, membership as memberships, nomination,
    profile as profiles,
};
use entity::query::due;
use entity::rules::{AdvisoryCode, Policy, schedule};
use entity::support::cx::{Actor, Cx, Viewer};
use entity::support::db::{Db, Operation};
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
}

impl Replay {
    async fn new(db: Db, schedule: &Schedule) -> Self {
        let mut all = vec![rows::topic(1)];
        for (person, Human { member, advisor, .. }) in &schedule.people {
            let profile = rows::profile(*person)
                .set("signed_up_as_member", *member)
                .set("signed_up_as_advisor", *advisor);
            all.extend([rows::employee(*person), profile]);
        }
        rows::insert_all(&db, &all).await.unwrap();
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
        for employee_id in due::reviews(self.db.read(), 100).await.unwrap() {
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

    /// Whether it was done.
    async fn act(&mut self, act: &Act) -> Result<bool, String> {
        let acknowledge = vec![AdvisoryCode::NoAdvisor, AdvisoryCode::AdvisorCount];
        Ok(match *act {
            Act::Propose {
                by,
                role,
                zone,
                max,
                named,
            } => {
                let proposed = self.run(
                    by,
                    circles::Propose {
                        title: "Model".into(),
                        description: "Held against a model".into(),
                        topic_id: rows::id(1),
                        affinity_network_id: None,
                        language: "en".into(),
                        zone: Some(zone.name().to_owned()),
                        max_people: Some(i32::try_from(max).unwrap()),
                        wants_advisor: false,
                        role: to_role(role),
                        programme_manager_mail: named.map(mail),
                        draft: false,
                    },
                );
                let proposed = proposed.await?;
                if let Some(proposed) = &proposed {
                    if let Some(nomination) = &proposed.nomination {
                        self.nominations.insert(self.circles.len(), nomination.id);
                    }
                    self.circles.push(proposed.circle.id);
                }
                proposed.is_some()
            }
            Act::Ask { by, circle, role } => {
                let Some(circle_id) = self.circle(circle) else {
                    return Ok(false);
                };
                let asked = self
                    .run(
                        by,
                        joining::Ask {
                            circle_id,
                            role: to_role(role),
                            message: String::new(),
                        },
                    )
                    .await?;
                if let Some(asked) = &asked {
                    self.requests.insert((circle, by), asked.id);
                }
                asked.is_some()
            }
            Act::Approve { by, circle, of } => match self.request(circle, of) {
                Some(join_request_id) => self
                    .run(
                        by,
                        joining::Approve {
                            join_request_id,
                            acknowledge,
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Decline { by, circle, of } => match self.request(circle, of) {
                Some(join_request_id) => self
                    .run(
                        by,
                        joining::Decline {
                            join_request_id,
                            reason: None,
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::PreApprove { by, circle, of } => match self.request(circle, of) {
                Some(join_request_id) => self
                    .run(
                        by,
                        joining::PreApprove {
                            join_request_id,
                            acknowledge,
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::WithdrawRequest { by, circle } => match self.request(circle, by) {
                Some(join_request_id) => self
                    .run(by, joining::Withdraw { join_request_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::TakeSeat { by, circle } => match self.request(circle, by) {
                Some(join_request_id) => self
                    .run(by, joining::TakeSeat { join_request_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::PassSeat { by, circle } => match self.request(circle, by) {
                Some(join_request_id) => self
                    .run(by, joining::PassSeat { join_request_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Remove { by, circle, of } => match self.membership(circle, of).await {
                Some(membership_id) => self
                    .run(
                        by,
                        memberships::Remove {
                            membership_id,
                            reason: "So".into(),
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Appoint { by, circle, of } => match self.membership(circle, of).await {
                Some(membership_id) => self
                    .run(by, memberships::AppointDeputy { membership_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Dismiss { by, circle, of } => match self.membership(circle, of).await {
                Some(membership_id) => self
                    .run(by, memberships::DismissDeputy { membership_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::AcceptNomination { by, circle } => match self.nominations.get(&circle) {
                Some(id) => self
                    .run(by, nomination::Accept { nomination_id: *id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::DeclineNomination { by, circle } => match self.nominations.get(&circle) {
                Some(id) => self
                    .run(by, nomination::Decline { nomination_id: *id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::WithdrawNomination { by, circle } => match self.nominations.get(&circle) {
                Some(id) => self
                    .run(by, nomination::Withdraw { nomination_id: *id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Employ { of, kind } => {
                self.employ(of, kind).await;
                true
            }
            Act::Pause { of, circle, away } => match self.membership(circle, of).await {
                Some(id) => self.pause(id, away).await,
                None => false,
            },
            _ => self.act_on_circle(act).await?,
        })
    }

    async fn act_on_circle(&mut self, act: &Act) -> Result<bool, String> {
        let place = match *act {
            Act::Publish { circle, .. }
            | Act::WithdrawProposal { circle, .. }
            | Act::Maximum { circle, .. }
            | Act::Recruit { circle, .. }
            | Act::Continue { circle, .. }
            | Act::Complete { circle, .. }
            | Act::Disband { circle, .. }
            | Act::Reopen { circle, .. }
            | Act::Stay { circle, .. }
            | Act::TakeOver { circle, .. }
            | Act::Leave { circle, .. }
            | Act::Name { circle, .. }
            | Act::Meet { circle, .. } => circle,
            _ => unreachable!(),
        };
        let Some(circle_id) = self.circle(place) else {
            return Ok(false);
        };
        let read = |reason: bool| match reason {
            true => (vec![AdvisoryCode::TwelveMonths], Some("It goes on".to_owned())),
            false => (Vec::new(), None),
        };
        Ok(match *act {
            Act::Publish { by, .. } => {
                let acknowledge = vec![AdvisoryCode::NoAdvisor, AdvisoryCode::AdvisorCount];
                self.run(
                    by,
                    circles::Publish {
                        circle_id,
                        acknowledge,
                    },
                )
                .await?
                .is_some()
            }
            Act::WithdrawProposal { by, .. } => {
                self.run(by, circles::Withdraw { circle_id }).await?.is_some()
            }
            Act::Maximum { by, max, .. } => {
                let change = circles::Change {
                    max_people: i32::try_from(max).ok(),
                    ..Default::default()
                };
                self.run(by, circles::Update { circle_id, change })
                    .await?
                    .is_some()
            }
            Act::Recruit { by, open, .. } => {
                let change = circles::Change {
                    recruiting_open: Some(open),
                    ..Default::default()
                };
                self.run(by, circles::Update { circle_id, change })
                    .await?
                    .is_some()
            }
            Act::Continue { by, reason, .. } => {
                let (acknowledge, reason) = read(reason);
                self.run(
                    by,
                    circles::Continue {
                        circle_id,
                        acknowledge,
                        reason,
                    },
                )
                .await?
                .is_some()
            }
            Act::Complete { by, .. } => self.run(by, circles::Complete { circle_id }).await?.is_some(),
            Act::Disband { by, .. } => self
                .run(
                    by,
                    circles::Disband {
                        circle_id,
                        reason: "So".into(),
                    },
                )
                .await?
                .is_some(),
            Act::Reopen { by, reason, .. } => {
                let (acknowledge, reason) = read(reason);
                self.run(
                    by,
                    circles::Reopen {
                        circle_id,
                        acknowledge,
                        reason,
                    },
                )
                .await?
                .is_some()
            }
            Act::Stay { by, leave, .. } => {
                let answer = if leave {
                    enums::StayAnswer::Leave
                } else {
                    enums::StayAnswer::Stay
                };
                self.run(by, circles::AnswerStay { circle_id, answer })
                    .await?
                    .is_some()
            }
            Act::TakeOver { by, .. } => self.run(by, circles::TakeOver { circle_id }).await?.is_some(),
            Act::Leave { by, vacant, .. } => self
                .run(
                    by,
                    memberships::Leave {
                        circle_id,
                        leave_vacant: vacant,
                    },
                )
                .await?
                .is_some(),
            Act::Name { by, of, .. } => {
                let nominee = nomination::Nominee::Colleague {
                    mail: mail(of),
                    role: enums::Role::Member,
                };
                let named = self.run(by, nomination::Name { circle_id, nominee }).await?;
                if let Some(named) = &named {
                    self.nominations.insert(place, named.id);
                }
                named.is_some()
            }
            Act::Meet { last, .. } => self.meet(circle_id, last).await,
            _ => unreachable!(),
        })
    }

    fn circle(&self, place: Place) -> Option<Uuid> {
        self.circles.get(place).copied()
    }

    fn request(&self, place: Place, person: Person) -> Option<Uuid> {
        self.requests.get(&(place, person)).copied()
    }

    async fn membership(&self, place: Place, person: Person) -> Option<Uuid> {
        let found = membership::Entity::find()
            .filter(membership::Column::CircleId.eq(self.circle(place)?))
            .filter(membership::Column::EmployeeId.eq(rows::id(person)))
            .filter(membership::Column::EndedAt.is_null())
            .one(self.db.read())
            .await;
        found.unwrap().map(|membership| membership.id)
    }

    /// As the import of HR's data does.
    async fn employ(&self, person: Person, kind: &'static str) {
        let tx = self.db.begin().await.unwrap();
        employee::Entity::update_many()
            .col_expr(employee::Column::EmploymentType, Expr::value(kind))
            .filter(employee::Column::Id.eq(rows::id(person)))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// There is no operation for it yet.
    async fn pause(&self, id: Uuid, away: bool) -> bool {
        use enums::MembershipStatus::{Active, Paused};
        let (from, to) = if away { (Active, Paused) } else { (Paused, Active) };
        let tx = self.db.begin().await.unwrap();
        let row = membership::Entity::find_by_id(id)
            .one(&tx)
            .await
            .unwrap()
            .unwrap();
        let fits = row.status == from;
        if fits {
            let row = membership::Model { status: to, ..row };
            row.into_active_model().reset_all().update(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        fits
    }

    /// Nor for this.
    async fn meet(&self, id: Uuid, last: chrono::NaiveDate) -> bool {
        let tx = self.db.begin().await.unwrap();
        let mut row = circle::Entity::find_by_id(id).one(&tx).await.unwrap().unwrap();
        let runs = row.state == enums::CircleState::Active;
        if runs {
            row.last_meeting_on = Some(last);
            row.due_at = planned(&row, &self.policy);
            row.into_active_model().reset_all().update(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        runs
    }

    /// Holds everything against the model; how many mails there were.
    async fn compare(&mut self, swept: bool) -> Result<usize, String> {
        let mut wrong = String::new();
        let facts = self.facts(swept, &mut wrong).await;
        differ("facts", &self.world.facts(), &facts, &mut wrong);
        let mails = self.new_mails().await;
        let count = mails.len();
        let expected = std::mem::take(&mut self.world.mails);
        differ("mails", &counted(expected), &counted(mails), &mut wrong);
        let events = self.new_events().await;
        let expected = std::mem::take(&mut self.world.events);
        differ("history", &counted(expected), &counted(events), &mut wrong);
        if wrong.is_empty() { Ok(count) } else { Err(wrong) }
    }

    fn place(&self, id: Uuid) -> Place {
        self.circles.iter().position(|circle| *circle == id).unwrap()
    }

    async fn facts(&self, swept: bool, wrong: &mut String) -> BTreeSet<String> {
        let db = self.db.read();
        let mut facts = BTreeSet::new();
        for row in circle::Entity::find().all(db).await.unwrap() {
            let place = self.place(row.id);
            circle_facts(place, &row, &mut facts);
            self.check_due(place, &row, swept, wrong);
        }
        for row in membership::Entity::find().all(db).await.unwrap() {
            let (place, person) = (self.place(row.circle_id), row.employee_id.as_u128());
            facts.insert(format!(
                "circle {place}: person {person} {:?} {:?} since {}",
                row.role, row.status, row.joined_at
            ));
        }
        for row in duty::Entity::find()
            .filter(duty::Column::EndedAt.is_null())
            .all(db)
            .await
            .unwrap()
        {
            let (place, person) = (self.place(row.circle_id), row.employee_id.as_u128());
            facts.insert(match row.slot {
                0 => format!("circle {place}: manager {person}"),
                slot => format!("circle {place}: deputy {slot} {person}"),
            });
        }
        for row in join_request::Entity::find().all(db).await.unwrap() {
            facts.insert(request_fact(self.place(row.circle_id), &row));
        }
        let open = pm_nomination::Column::Status.eq(enums::NominationStatus::Pending);
        for row in pm_nomination::Entity::find().filter(open).all(db).await.unwrap() {
            let (place, nominee) = (self.place(row.circle_id), row.nominee_id.as_u128());
            facts.insert(format!(
                "circle {place}: named {nominee} as {:?} until {}",
                row.role, row.expires_at
            ));
        }
        let mut without: BTreeSet<Person> = self.world.people.keys().copied().collect();
        for row in profile::Entity::find().all(db).await.unwrap() {
            let person = row.employee_id.as_u128();
            without.remove(&person);
            facts.extend(row.erase_at.map(|at| format!("person {person}: erased at {at}")));
        }
        facts.extend(
            without
                .into_iter()
                .map(|person| format!("person {person}: no profile")),
        );
        facts
    }

    /// The instant in the row is the one that the rules say and the one that the model says.
    fn check_due(&self, place: Place, row: &circle::Model, swept: bool, wrong: &mut String) {
        let own = schedule::next(row, &self.policy.clock).map(|(at, _)| at);
        let circle = &self.world.circles[place];
        if row.due_at != planned(row, &self.policy) {
            let _ = writeln!(
                wrong,
                "circle {place}: due at {:?}, planned {:?}",
                row.due_at,
                planned(row, &self.policy)
            );
        }
        if own != circle.next_alarm() {
            let _ = writeln!(
                wrong,
                "circle {place}: its own clock next at {:?}, in the model {:?}",
                own,
                circle.next_alarm()
            );
        }
        let missed = |at: Instant| row.joining_due_at.is_none_or(|due| due > at);
        if let Some(at) = circle.next_joining().filter(|at| missed(*at)) {
            let _ = writeln!(
                wrong,
                "circle {place}: joining is due at {:?}, in the model {at}",
                row.joining_due_at
            );
        }
        if swept && row.due_at.is_some_and(|due| due <= self.world.now) {
            let _ = writeln!(wrong, "circle {place}: still due after the sweep");
        }
    }

    async fn new_mails(&self) -> Vec<String> {
        let tx = self.db.begin().await.unwrap();
        let fresh = outbox::Column::Tries.eq(0);
        let found = outbox::Entity::find()
            .filter(fresh.clone())
            .all(&tx)
            .await
            .unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::Tries, Expr::value(1))
            .filter(fresh)
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let line = |row: &outbox::Model| {
            let about = row
                .circle_id
                .map_or(String::new(), |id| format!(" about circle {}", self.place(id)));
            format!("{} to {}{about}", row.kind, row.recipient_id.as_u128())
        };
        found.iter().map(line).collect()
    }

    async fn new_events(&mut self) -> Vec<String> {
        let mut events = Vec::new();
        for (place, id) in self.circles.iter().enumerate() {
            let last = self.seen.entry(*id).or_default();
            let found: Vec<(i32, String)> = circle_event::Entity::find()
                .filter(circle_event::Column::CircleId.eq(*id))
                .filter(circle_event::Column::Seq.gt(*last))
                .order_by_asc(circle_event::Column::Seq)
                .select_only()
                .column(circle_event::Column::Seq)
                .column(circle_event::Column::Kind)
                .into_tuple()
                .all(self.db.read())
                .await
                .unwrap();
            for (seq, kind) in found {
                *last = seq;
                events.push(format!("circle {place}: {kind}"));
            }
        }
        events
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

fn planned(row: &circle::Model, policy: &Policy) -> Option<Instant> {
    let own = schedule::next(row, &policy.clock).map(|(at, _)| at);
    own.into_iter().chain(row.joining_due_at).min()
}

fn circle_facts(place: Place, row: &circle::Model, facts: &mut BTreeSet<String>) {
    let mut fact = |text: String| {
        facts.insert(format!("circle {place}: {text}"));
    };
    fact(format!(
        "{:?} recruiting {} max {} people {} offered {}",
        row.state, row.recruiting_open, row.max_people, row.people_count, row.offered_count
    ));
    fact(format!(
        "term {} from {:?} until {:?} decision {:?}",
        row.term, row.started_on, row.term_ends_on, row.decision
    ));
    for (name, at) in [
        ("ageing from", row.ageing_from),
        ("overdue since", row.overdue_since),
        ("lapsed at", row.lapsed_at),
        ("ended at", row.ended_at),
        ("archived at", row.archived_at),
        ("vacant since", row.pm_vacant_since),
        ("below the minimum since", row.below_minimum_since),
    ] {
        fact(format!("{name} {at:?}"));
    }
    fact(format!("last meeting {:?}", row.last_meeting_on));
}

fn request_fact(place: Place, row: &join_request::Model) -> String {
    let mut fact = format!(
        "circle {place}: request of {} as {:?} at {}: {:?} resolved {:?} escalated {:?} pre-approved {}",
        row.employee_id.as_u128(),
        row.role,
        row.created_at,
        row.status,
        row.resolved_at,
        row.escalated_at,
        row.pre_approved_at.is_some()
    );
    match row.status {
        enums::JoinRequestStatus::Pending => fact += &format!(" since {:?}", row.pending_since),
        enums::JoinRequestStatus::Waitlisted => fact += &format!(" since {:?}", row.waitlisted_at),
        enums::JoinRequestStatus::Offered => fact += &format!(" until {:?}", row.offer_expires_at),
        _ => {}
    }
    fact
}

/// Each line with how often it is there.
fn counted(lines: Vec<String>) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(line, count)| format!("{count} × {line}"))
        .collect()
}

fn differ(what: &str, model: &BTreeSet<String>, database: &BTreeSet<String>, wrong: &mut String) {
    for line in model.difference(database) {
        let _ = writeln!(wrong, "{what}, in the model only:    {line}");
    }
    for line in database.difference(model) {
        let _ = writeln!(wrong, "{what}, in the database only: {line}");
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
