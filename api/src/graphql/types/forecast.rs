//! What the programme's clock will do.

use super::{Circle, CircleState, MailKind};
use crate::document::limits;
use crate::forecast::{self, Horizon};
use crate::graphql::error;
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::session::Session;
use async_graphql::{Context, Enum, Error, Object, Result, SimpleObject};
use chrono::{DateTime, TimeDelta, Utc};
use entity::forecast::{Assumption, Copied, Entry};
use entity::outbox as kinds;
use entity::rules::schedule;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// What programme managers are assumed to do when they are reminded to decide. Nobody else is assumed to do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "Assumption")]
pub enum ForecastAssumption {
    /// They do nothing at all.
    Nothing,
    /// They let their circles go on.
    Continue,
    /// They let their circles end with the term.
    Complete,
}

/// Makes the schema's enum of the list of steps.
macro_rules! schema_enum {
    ($(
        $(#[doc = $about:tt])+
        $source:ident($enum:ident) {
            $($(#[doc = $doc:tt])+ $name:ident$(($days:ident: $type:ty))? = $text:literal;)+
        }
    )+) => {
        /// Something that the clock does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
        pub enum ClockStep {
            $($($(#[doc = $doc])+ $name,)+)+
        }

        impl From<schedule::Step> for ClockStep {
            fn from(step: schedule::Step) -> Self {
                match step {
                    $($(schedule::Step::$source(schedule::$enum::$name { .. }) => Self::$name,)+)+
                }
            }
        }
    };
}

entity::clock_steps!(schema_enum);

/// How many emails of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SimpleObject)]
pub struct ForecastMails {
    /// Which email it is.
    kind: MailKind,
    /// How many, each to one person.
    count: usize,
    /// How many of these are not sent, because their readers turned them off.
    turned_off: usize,
}

/// What happens to one circle at one instant.
pub struct ForecastEntry(Entry);

/// What happens to one circle at one instant.
#[Object]
impl ForecastEntry {
    /// When it will happen.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// The circle as it stands today, if the viewer can see it.
    async fn circle(&self, ctx: &Context<'_>) -> Nullable<Circle> {
        nullable(Circle::load(ctx, self.0.circle_id)).await
    }

    /// What the clock does, in order.
    async fn steps(&self) -> Vec<ClockStep> {
        self.0.steps.iter().map(|played| played.step.into()).collect()
    }

    /// Where the circle stands afterwards.
    async fn state(&self) -> CircleState {
        self.0.state.into()
    }

    /// The emails, by kind.
    async fn mails(&self) -> Vec<ForecastMails> {
        let mut counts = Counts::default();
        counts.add(&self.0);
        counts.mails()
    }

    /// Whether administrators have to look after the circle from then on.
    async fn for_administrators(&self) -> bool {
        self.0.is_for_administrators()
    }
}

/// Emails by kind.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, (kinds::MailKind, usize, usize)>);

impl Counts {
    fn add(&mut self, entry: &Entry) {
        for mail in &entry.mails {
            let (_, count, turned_off) = self.0.entry(mail.kind.name()).or_insert((mail.kind, 0, 0));
            *count += 1;
            *turned_off += usize::from(mail.unwanted);
        }
    }

    fn mails(&self) -> Vec<ForecastMails> {
        let counts = self.0.values();
        let mails = counts.map(|(kind, count, turned_off)| ForecastMails {
            kind: (*kind).into(),
            count: *count,
            turned_off: *turned_off,
        });
        mails.collect()
    }
}

/// Why there is no forecast.
#[derive(Debug, thiserror::Error)]
#[error("{0:#}")]
struct Failed(anyhow::Error);

/// What the clock will do in the days to come, played on a copy. Nothing is sent, and nothing is changed.
#[derive(SimpleObject)]
pub struct ProgrammeForecast {
    /// The instant that it begins with.
    from: DateTime<Utc>,
    /// The instant that it ends with.
    until: DateTime<Utc>,
    /// How many circles were played: those of which something will be due.
    circles: usize,
    /// Whether that was too much for one forecast: more circles will be due, or more happens, than is shown. What comes first
    /// is complete.
    truncated: bool,
    /// What happens, in order, 1,000 entries at most.
    entries: Vec<ForecastEntry>,
    /// All emails of the entries, by kind.
    mails: Vec<ForecastMails>,
    /// How often administrators get something to look after.
    administrator_tasks: usize,
}

/// One forecast at a time in a process: each is a database in memory.
static FORECASTS: Semaphore = Semaphore::const_new(1);

/// How long a forecast waits for another to end.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

impl ProgrammeForecast {
    /// Makes the forecast. The caller has made sure that the viewer administers the programme.
    ///
    /// # Errors
    /// When `days` is out of range, another forecast is being made, or a database fails.
    pub(in crate::graphql) async fn of(
        session: &Session,
        days: i32,
        assume: ForecastAssumption,
    ) -> Result<Self> {
        let days = u16::try_from(days)
            .ok()
            .filter(|days| (1..=limits::FORECAST_DAYS).contains(days))
            .ok_or_else(|| error::bad_input(&format!("days is between 1 and {}.", limits::FORECAST_DAYS)))?;
        let horizon = Horizon {
            from: session.now,
            until: session.now + TimeDelta::days(days.into()),
            assumption: assume.into(),
        };
        let Ok(_alone) = timeout(QUEUE_TIMEOUT, FORECASTS.acquire()).await else {
            return Err(error::bad_input(
                "Another forecast is being made. Ask again in a moment.",
            ));
        };
        let (mut entries, mut cut) = (Vec::new(), false);
        let see = |entry| {
            cut = entries.len() >= limits::FORECAST_ENTRIES;
            if !cut {
                entries.push(entry);
            }
            !cut
        };
        let copied = forecast::play_copy(
            &session.db,
            &session.policy,
            horizon,
            limits::FORECAST_CIRCLES,
            see,
        )
        .await;
        let copied = copied.map_err(|error| Error::new_with_source(Failed(error)))?;
        Ok(Self::new(horizon.from, horizon.until, copied, entries, cut))
    }

    /// Puts it together; `cut`: there were more entries.
    fn new(
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        copied: Copied,
        entries: Vec<Entry>,
        cut: bool,
    ) -> Self {
        let mut counts = Counts::default();
        entries.iter().for_each(|entry| counts.add(entry));
        Self {
            from,
            until,
            circles: copied.circles,
            truncated: copied.truncated || cut,
            mails: counts.mails(),
            administrator_tasks: entries
                .iter()
                .filter(|entry| entry.is_for_administrators())
                .count(),
            entries: entries.into_iter().map(ForecastEntry).collect(),
        }
    }
}
