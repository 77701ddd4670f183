//! The aggregate's root row, locked: every operation on a circle starts here, so that they happen one after another.

use crate::model::enums::{MembershipStatus, Role};
use crate::model::event::Event;
use crate::model::{circle, membership};
use crate::ops::OpError;
use crate::ops::history;
use crate::outbox::{MailKind, Unaddressed};
use crate::query;
use crate::rules::advice::{self, AdvisoryCode, Participant};
use crate::rules::rights::{self, Act, ActKind, Involvement, life_cycle};
use crate::rules::{RuleViolation, schedule, zone::UnknownZone};
use crate::work::{Actor, Work};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, Iterable, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A circle whose row this transaction holds: `FOR UPDATE` on PostgreSQL; on SQLite the one writer holds it all.
pub(in crate::ops) struct LockedCircle {
    pub(in crate::ops) row: circle::Model,
    /// The row as the database has it.
    stored: circle::Model,
    /// What happened to it, to be written with the row.
    happened: Vec<history::Entry>,
    /// Whether the actor acts as an administrator, for the history.
    as_administrator: bool,
}

impl LockedCircle {
    /// Locks the circle `id`, if the actor may see it; what one may not see answers like what does not exist.
    pub(in crate::ops) async fn visible(work: Work<'_>, id: Uuid) -> Result<Self, OpError> {
        let mut find = circle::Entity::find_by_id(id);
        if let Actor::Employee(viewer) = work.actor {
            find = find.filter(query::circle::visible(&viewer));
        }
        Self::lock(work.tx, find)
            .await?
            .ok_or_else(|| RuleViolation::NotFound.into())
    }

    /// Locks the circle `id`, for callers that have established their right by other facts.
    pub(in crate::ops) async fn by_id(tx: &DatabaseTransaction, id: Uuid) -> Result<Self, OpError> {
        Self::lock(tx, circle::Entity::find_by_id(id))
            .await?
            .ok_or_else(|| RuleViolation::NotFound.into())
    }

    /// Locks the circle `id` for the clock; `None` while somebody else holds it, who may be another replica's clock.
    pub(in crate::ops) async fn unless_held(
        tx: &DatabaseTransaction,
        id: Uuid,
    ) -> Result<Option<Self>, DbErr> {
        let find =
            circle::Entity::find_by_id(id).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        Ok(find.one(tx).await?.map(Self::new))
    }

    async fn lock(
        tx: &DatabaseTransaction,
        find: sea_orm::Select<circle::Entity>,
    ) -> Result<Option<Self>, DbErr> {
        Ok(find.lock_exclusive().one(tx).await?.map(Self::new))
    }

    /// A circle whose row, as it is, this transaction holds or has inserted.
    pub(in crate::ops) fn new(row: circle::Model) -> Self {
        Self {
            stored: row.clone(),
            row,
            happened: Vec::new(),
            as_administrator: false,
        }
    }

    /// Fails unless the actor may do `act`; answers what the actor is to the circle. Remembers for the history whether the
    /// right is an administrator's only.
    pub(in crate::ops) async fn may(&mut self, work: Work<'_>, act: Act<'_>) -> Result<Involvement, OpError> {
        let mut who = Involvement::new(self.row.id, work.actor_id(), work.is_administrator());
        if let Actor::Employee(viewer) = work.actor {
            let found = query::involvement::of_viewer(work.tx, &viewer, &[self.row.id], work.now).await?;
            who = found.into_values().next().unwrap_or(who);
        }
        rights::may(act, &who, &self.row, &work.policy, work.now)?;
        self.as_administrator = !act.is_ones_own() && who.is_only_administrator();
        Ok(who)
    }

    /// Fails unless the actor may do `act`, which hangs on nothing but who they are: about their own request or nomination.
    pub(in crate::ops) fn may_for_oneself(&self, work: Work<'_>, act: Act<'_>) -> Result<(), RuleViolation> {
        let who = Involvement::new(self.row.id, work.actor_id(), work.is_administrator());
        rights::may(act, &who, &self.row, &work.policy, work.now)
    }

    /// Brings the circle where `act` leads: the one place where its state changes.
    pub(in crate::ops) fn advance(&mut self, act: ActKind) -> Result<(), RuleViolation> {
        self.row.state = life_cycle::circle(act, self.row.state)?;
        Ok(())
    }

    /// Whether the actor acts as an administrator only.
    pub(in crate::ops) fn is_by_administrator(&self) -> bool {
        self.as_administrator
    }

    /// The open memberships, in the order of joining.
    pub(in crate::ops) async fn people(
        &self,
        tx: &DatabaseTransaction,
    ) -> Result<Vec<membership::Model>, DbErr> {
        membership::Entity::find()
            .filter(membership::COLUMN.circle_id.eq(self.row.id))
            .filter(membership::open())
            .order_by_asc(membership::Column::JoinedAt)
            .order_by_asc(membership::Column::Id)
            .all(tx)
            .await
    }

    /// Fails with the advisories among `found` that the caller has not acknowledged.
    pub(in crate::ops) fn must_acknowledge(
        found: &BTreeSet<AdvisoryCode>,
        acknowledge: &[AdvisoryCode],
    ) -> Result<(), OpError> {
        let missing = advice::unacknowledged(found, acknowledge);
        if missing.is_empty() {
            Ok(())
        } else {
            Err(RuleViolation::AdvisoriesNotAcknowledged(missing).at("acknowledge"))
        }
    }

    /// What advice says when `joiner` comes in as `role`.
    pub(in crate::ops) async fn advice_on_joining(
        &self,
        tx: &DatabaseTransaction,
        joiner: Uuid,
        role: Role,
    ) -> Result<BTreeSet<AdvisoryCode>, DbErr> {
        let mut roles: Vec<(Uuid, Role)> = self
            .people(tx)
            .await?
            .into_iter()
            .map(|person| (person.employee_id, person.role))
            .collect();
        roles.retain(|(id, _)| *id != joiner);
        roles.push((joiner, role));
        let (joining, before): (Vec<Participant>, Vec<Participant>) = query::person::participants(tx, &roles)
            .await?
            .into_iter()
            .partition(|person| person.employee_id == joiner);
        Ok(joining
            .first()
            .map(|joiner| advice::of_joining(&before, joiner))
            .unwrap_or_default())
    }

    /// Says that a request or nomination of this circle is due at `at`.
    pub(in crate::ops) fn expect_due(&mut self, at: Option<DateTime<Utc>>) {
        let due = &mut self.row.joining_due_at;
        *due = due.iter().copied().chain(at).min();
    }

    /// The people who get mails about the circle: not those who are on leave (docs/product.md §3).
    pub(in crate::ops) async fn readers(
        &self,
        tx: &DatabaseTransaction,
    ) -> Result<Vec<membership::Model>, DbErr> {
        let mut people = self.people(tx).await?;
        people.retain(|person| person.status == MembershipStatus::Active);
        Ok(people)
    }

    /// Appends to the circle's history, and answers the event's id. It is written by [`Self::save`].
    pub(in crate::ops) fn record(&mut self, work: Work<'_>, event: Event) -> Uuid {
        self.row.last_seq += 1;
        let id = work.new_id();
        self.happened.push(history::Entry {
            seq: self.row.last_seq,
            id,
            event,
            as_administrator: self.as_administrator,
        });
        id
    }

    /// Begins a mail about this circle.
    pub(in crate::ops) fn mail(&self, kind: MailKind, cause: Uuid) -> Unaddressed {
        Unaddressed::new(kind, cause).of_circle(self.row.id)
    }

    /// Writes what happened, and back what changed of the row, with when the clock has something to do here next; the last thing that an
    /// operation does to its circle.
    pub(in crate::ops) async fn save(mut self, work: Work<'_>) -> Result<circle::Model, DbErr> {
        history::write(work, self.row.id, self.happened).await?;
        self.row.updated_at = work.now;
        let own = match schedule::next(&self.row, &work.policy.clock) {
            Ok(next) => next.map(|(at, _)| at),
            // The clock fails at it at once, which shows it to the operator.
            Err(UnknownZone(_)) => Some(work.now),
        };
        self.row.due_at = own.into_iter().chain(self.row.joining_due_at).min();
        self.row.due_basis = schedule::basis(&work.policy);
        let row = self.row.clone().into_active_model();
        let mut changed = self.stored.into_active_model();
        for column in circle::Column::iter() {
            match row.get(column).into_value() {
                Some(value) if changed.get(column).into_value().as_ref() != Some(&value) => {
                    changed.set(column, value);
                }
                _ => {}
            }
        }
        if changed.is_changed() {
            let written = circle::Entity::update_many()
                .set(changed)
                .filter(circle::COLUMN.id.eq(self.row.id))
                .exec(work.tx)
                .await?;
            if written.rows_affected != 1 {
                return Err(DbErr::RecordNotUpdated);
            }
        }
        Ok(self.row)
    }
}
