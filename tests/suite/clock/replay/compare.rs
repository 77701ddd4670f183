//! The database held against the model.

use super::*;

impl Replay {
    /// Holds everything against the model; how many mails there were.
    pub(super) async fn compare(&mut self, swept: bool) -> Result<usize, String> {
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
        self.compare_readers(&mut wrong).await;
        if wrong.is_empty() { Ok(count) } else { Err(wrong) }
    }

    /// A reader that applies the events has what a fresh read gives.
    async fn compare_readers(&mut self, wrong: &mut String) {
        for (place, id) in self.circles.iter().enumerate() {
            let reader = self.readers.entry(*id).or_default();
            let events = reader.catch_up(self.db.read(), *id).await;
            let fresh = Snapshot::read(self.db.read(), *id).await;
            if *reader != fresh {
                let _ = writeln!(
                    wrong,
                    "circle {place}: by its events {events:#?}\n{reader:#?}\nfresh {fresh:#?}"
                );
            }
        }
    }

    pub(super) fn place(&self, id: Uuid) -> Place {
        self.circles.iter().position(|circle| *circle == id).unwrap()
    }

    pub(super) async fn facts(&self, swept: bool, wrong: &mut String) -> BTreeSet<String> {
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
    pub(super) fn check_due(&self, place: Place, row: &circle::Model, swept: bool, wrong: &mut String) {
        let own = schedule::next(row, &self.policy.clock).unwrap().map(|(at, _)| at);
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

    pub(super) async fn new_mails(&self) -> Vec<String> {
        let found = self.db.transaction(async |tx| {
            let fresh = outbox::Column::Tries.eq(0);
            let found = outbox::Entity::find().filter(fresh.clone()).all(tx).await?;
            outbox::Entity::update_many()
                .col_expr(outbox::Column::Tries, Expr::value(1))
                .filter(fresh)
                .exec(tx)
                .await?;
            Ok::<_, sea_orm::DbErr>(found)
        });
        let found = found.await.unwrap();
        let line = |row: &outbox::Model| {
            let about = row
                .circle_id
                .map_or(String::new(), |id| format!(" about circle {}", self.place(id)));
            format!("{} to {}{about}", row.kind, row.recipient_id.as_u128())
        };
        found.iter().map(line).collect()
    }

    pub(super) async fn new_events(&mut self) -> Vec<String> {
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

pub(super) fn planned(row: &circle::Model, policy: &Policy) -> Option<Instant> {
    let own = schedule::next(row, &policy.clock).unwrap().map(|(at, _)| at);
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
