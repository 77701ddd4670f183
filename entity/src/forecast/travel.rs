//! The clock set from one due instant to the next.

use crate::model::enums::{CircleState, Decision};
use crate::model::{circle, duty, employee, outbox, profile};
use crate::ops::OpError;
use crate::ops::Operation;
use crate::ops::circle::{Complete, Continue};
use crate::ops::clock::{PlayCircle, PlayedStep};
use crate::outbox::{MailKind, Subscription};
use crate::query::due;
use crate::rules::schedule::{CircleStep, Step};
use crate::rules::{AdvisoryCode, Policy};
use crate::work::{Actor, Cx, Viewer, Work};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// The mails of so many entries are read at once.
const ENTRIES: usize = 100;

/// What programme managers are assumed to decide, when they are reminded. Nobody else is assumed to do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assumption {
    /// Nobody decides anything.
    Nothing,
    /// Their circle goes on.
    Continue,
    /// Their circle ends with its term.
    Complete,
}

/// What happens to one circle at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// The circle.
    pub circle_id: Uuid,
    /// The circle's title.
    pub title: String,
    /// The circle's zone.
    pub zone: String,
    /// Where the circle stands afterwards.
    pub state: CircleState,
    /// Its term is over, and nobody has decided.
    pub overdue: bool,
    /// What the clock does.
    pub steps: Vec<PlayedStep>,
    /// The clock would fail here; nothing more is said of this circle.
    pub failed: bool,
    /// What the programme manager is assumed to decide then.
    pub assumed: Option<Decision>,
    /// The mails.
    pub mails: Vec<ForecastMail>,
}

/// A mail that would be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastMail {
    /// Which.
    pub kind: MailKind,
    /// To whom.
    pub recipient_id: Uuid,
    /// The recipient's name.
    pub recipient: String,
    /// The recipient has turned mails of this class off.
    pub unwanted: bool,
}

impl Entry {
    /// What administrators have to look after from then on.
    #[must_use]
    pub fn is_for_administrators(&self) -> bool {
        self.steps.iter().any(|played| {
            played.step.is_for_administrators()
                || (self.overdue && played.step == Step::Circle(CircleStep::EndTerm))
        })
    }
}

/// A journey through the due instants behind a transaction on a copy.
pub struct Travel<'a> {
    tx: &'a DatabaseTransaction,
    policy: Arc<Policy>,
    assumption: Assumption,
    people: HashMap<Uuid, (String, Option<profile::Model>)>,
}

impl<'a> Travel<'a> {
    /// Begins, with everybody who is in the copy known by name.
    pub async fn new(
        tx: &'a DatabaseTransaction,
        policy: Arc<Policy>,
        assumption: Assumption,
    ) -> Result<Self, DbErr> {
        let people = employee::Entity::find()
            .find_also_related(profile::Entity)
            .all(tx)
            .await?
            .into_iter()
            .map(|(employee, profile)| (employee.id, (employee.display_name, profile)))
            .collect();
        Ok(Self {
            tx,
            policy,
            assumption,
            people,
        })
    }

    /// Plays until `until`, and hands every entry to `see`, in the order in which they happen. What is overdue at `from` is
    /// done then. Stops when `see` answers `false`.
    ///
    /// # Errors
    /// When the database fails, or a step does.
    pub async fn until(
        &self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        mut see: impl FnMut(Entry) -> bool,
    ) -> Result<(), OpError> {
        let due = due::all(self.tx, until).await?;
        let mut due: BinaryHeap<_> = due.into_iter().map(Reverse).collect();
        let (mut now, mut entries) = (from, Vec::with_capacity(ENTRIES));
        while let Some(Reverse((at, id))) = due.pop() {
            now = now.max(at);
            let (entry, next) = self.play(now, id).await?;
            due.extend(next.filter(|next| *next <= until).map(|next| Reverse((next, id))));
            entries.extend(entry);
            if entries.len() >= ENTRIES && !self.tell(&mut entries, &mut see).await? {
                return Ok(());
            }
        }
        self.tell(&mut entries, &mut see).await.map(drop)
    }

    /// Hands the entries over, with their mails; whether to go on.
    async fn tell(
        &self,
        entries: &mut Vec<Entry>,
        see: &mut impl FnMut(Entry) -> bool,
    ) -> Result<bool, OpError> {
        let mut mails = self.mails(entries).await?;
        for mut entry in entries.drain(..) {
            entry.mails = mails.remove(&(entry.circle_id, entry.at)).unwrap_or_default();
            if !see(entry) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Plays the circle: what there is to say of it, but for the mails, and when it is due next.
    async fn play(
        &self,
        now: DateTime<Utc>,
        circle_id: Uuid,
    ) -> Result<(Option<Entry>, Option<DateTime<Utc>>), OpError> {
        let cx = self.cx(now, Actor::System);
        let played = PlayCircle { circle_id }.run(Work { tx: self.tx, cx: &cx }).await;
        let failed = played.is_err();
        let played = played.unwrap_or_default();
        let mut circle = played.circle;
        if failed {
            // It is not due again: nothing more is said of it.
            circle = circle::Entity::find_by_id(circle_id).one(self.tx).await?;
            if let Some(circle) = &mut circle {
                circle.due_at = None;
            }
        }
        let Some(mut circle) = circle else {
            return Ok((None, None));
        };
        if played.steps.is_empty() && !failed {
            return Ok((None, circle.due_at));
        }
        let reminded = played
            .steps
            .iter()
            .any(|played| matches!(played.step, Step::Circle(CircleStep::RemindToDecide(_))));
        let mut assumed = None;
        if reminded && let Some((decision, decided)) = self.decide(now, circle_id).await? {
            (assumed, circle) = (Some(decision), decided);
        }
        let entry = Entry {
            at: now,
            circle_id,
            title: circle.title,
            zone: circle.zone,
            state: circle.state,
            overdue: circle.overdue_since.is_some(),
            steps: played.steps,
            failed,
            assumed,
            mails: Vec::new(),
        };
        Ok((Some(entry), circle.due_at))
    }

    /// The programme manager decides as assumed, by the operation that people use.
    async fn decide(
        &self,
        now: DateTime<Utc>,
        circle_id: Uuid,
    ) -> Result<Option<(Decision, circle::Model)>, OpError> {
        if self.assumption == Assumption::Nothing {
            return Ok(None);
        }
        let Some(employee_id) = self.manager(circle_id).await? else {
            return Ok(None);
        };
        let viewer = Viewer {
            employee_id,
            eligible: true,
            administrator: false,
        };
        let cx = self.cx(now, Actor::Employee(viewer));
        let (decision, done) = match self.assumption {
            Assumption::Continue => {
                let operation = Continue {
                    circle_id,
                    acknowledge: vec![AdvisoryCode::TwelveMonths],
                    reason: Some("Assumed by the forecast".to_owned()),
                };
                (
                    Decision::Continue,
                    operation.run(Work { tx: self.tx, cx: &cx }).await,
                )
            }
            _ => (
                Decision::Disband,
                Complete { circle_id }.run(Work { tx: self.tx, cx: &cx }).await,
            ),
        };
        match done {
            Ok(circle) => Ok(Some((decision, circle))),
            // Who may not decide any more, or has decided, does not.
            Err(OpError::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn manager(&self, circle_id: Uuid) -> Result<Option<Uuid>, DbErr> {
        let duty = duty::Entity::find()
            .filter(duty::COLUMN.circle_id.eq(circle_id))
            .filter(duty::of_programme_manager())
            .one(self.tx)
            .await?;
        Ok(duty.map(|duty| duty.employee_id))
    }

    /// The mails of the entries, by circle and instant.
    async fn mails(
        &self,
        entries: &[Entry],
    ) -> Result<HashMap<(Uuid, DateTime<Utc>), Vec<ForecastMail>>, DbErr> {
        let Some(first) = entries.first() else {
            return Ok(HashMap::new());
        };
        let circles = entries.iter().map(|entry| entry.circle_id);
        let rows: Vec<(Option<Uuid>, DateTime<Utc>, String, Uuid)> = outbox::Entity::find()
            .filter(outbox::COLUMN.circle_id.is_in(circles))
            .filter(outbox::COLUMN.created_at.gte(first.at))
            .select_only()
            .columns([
                outbox::Column::CircleId,
                outbox::Column::CreatedAt,
                outbox::Column::Kind,
                outbox::Column::RecipientId,
            ])
            .into_tuple()
            .all(self.tx)
            .await?;
        let mut mails: HashMap<_, Vec<ForecastMail>> = HashMap::new();
        for (circle, at, kind, recipient) in rows {
            if let (Some(circle), Some(mail)) = (circle, self.mail(&kind, recipient)) {
                mails.entry((circle, at)).or_default().push(mail);
            }
        }
        for mails in mails.values_mut() {
            mails.sort_by(|a, b| (a.kind.name(), &a.recipient).cmp(&(b.kind.name(), &b.recipient)));
        }
        Ok(mails)
    }

    fn mail(&self, kind: &str, recipient_id: Uuid) -> Option<ForecastMail> {
        let kind = MailKind::parse(kind)?;
        let (name, profile) = self.people.get(&recipient_id)?;
        let wanted = |wants: fn(&profile::Model) -> bool| profile.as_ref().is_some_and(wants);
        let unwanted = match kind.class().subscription() {
            None => false,
            Some(Subscription::Reminders) => !wanted(|profile| profile.wants_reminders),
            Some(Subscription::News) => !wanted(|profile| profile.wants_news),
        };
        Some(ForecastMail {
            kind,
            recipient_id,
            recipient: name.clone(),
            unwanted,
        })
    }

    fn cx(&self, now: DateTime<Utc>, actor: Actor) -> Cx {
        Cx {
            now,
            actor,
            policy: Arc::clone(&self.policy),
        }
    }
}
