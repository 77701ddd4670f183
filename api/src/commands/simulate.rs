//! `circles simulate`: the days to come, played on a copy, as a timeline.

use crate::cli::{Assume, Simulate};
use crate::settings::Settings;
use crate::{embedded, forecast};
use anyhow::bail;
use chrono::{DateTime, TimeDelta, Utc};
use entity::forecast::{Assumption, Entry, ForecastMail};
use entity::model::enums::{CircleState, Decision};
use entity::ops::clock::PlayedStep;
use entity::outbox::MailKind;
use entity::rules::schedule::{CircleStep, Step};
use entity::rules::zone;
use entity::support::clock::{Clock, SystemClock};
use migration::Schema;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

/// Circles of one simulation, at most: what is in memory at once.
const MOST_CIRCLES: usize = 200_000;

/// Prints what the clock will do, for so many days; nothing is sent, and the data are only read.
///
/// # Errors
/// When the database cannot be read, or the timeline cannot be written.
pub async fn simulate(settings: &Settings, asked: &Simulate) -> anyhow::Result<()> {
    let mut settings = settings.clone();
    settings.name_demo_administrator();
    let policy = Arc::new(settings.policy.rules());
    let from = SystemClock.now();
    let horizon = forecast::Horizon {
        from,
        until: from + TimeDelta::days(asked.days.into()),
        assumption: match asked.assume {
            Assume::Nothing => Assumption::Nothing,
            Assume::Continue => Assumption::Continue,
            Assume::Complete => Assumption::Complete,
        },
    };
    let mut timeline = Timeline::new(asked, settings.production(), horizon);
    let data = if asked.demo || nothing_stored(&settings) {
        let memory = forecast::empty_database().await?;
        embedded::load_demo(&memory, &SystemClock, Arc::clone(&policy)).await?;
        timeline.begin("the demo programme")?;
        forecast::play(&memory, &policy, horizon, |entry| timeline.see(&entry)).await?;
        "the demo programme".to_owned()
    } else {
        let db = settings.database.connect().await?;
        if let Schema::Older(_) = migration::compare(db.read()).await? {
            bail!("the database is older than this program: run `circles migrate` first");
        }
        timeline.begin("a copy of your data")?;
        let copied =
            forecast::play_copy(&db, &policy, horizon, MOST_CIRCLES, |entry| timeline.see(&entry)).await?;
        db.close().await?;
        let more = if copied.truncated {
            ", the first that are due"
        } else {
            ""
        };
        format!("{} circles{more}", copied.circles)
    };
    timeline.end(&data)
}

/// Whether the embedded service was never started here: then there is the demo programme to play.
fn nothing_stored(settings: &Settings) -> bool {
    let file = settings.database.sqlite_file();
    settings.demo() && file.is_some_and(|file| !file.exists())
}

/// The text, written as it comes.
struct Timeline<'a> {
    asked: &'a Simulate,
    /// Who is in which circle is not the operator's to know (docs/product.md §5).
    anonymous: bool,
    horizon: forecast::Horizon,
    mails: BTreeMap<&'static str, usize>,
    steps: usize,
    overtaken: usize,
    unwanted: usize,
    tasks: usize,
    failure: Option<std::io::Error>,
}

impl<'a> Timeline<'a> {
    fn new(asked: &'a Simulate, anonymous: bool, horizon: forecast::Horizon) -> Self {
        Self {
            asked,
            anonymous,
            horizon,
            mails: BTreeMap::new(),
            steps: 0,
            overtaken: 0,
            unwanted: 0,
            tasks: 0,
            failure: None,
        }
    }

    fn begin(&mut self, data: &str) -> anyhow::Result<()> {
        let assumed = match self.asked.assume {
            Assume::Nothing => "nobody does anything",
            Assume::Continue => "programme managers let their circles go on when they are reminded",
            Assume::Complete => "programme managers let their circles end when they are reminded",
        };
        self.write(&format!(
            "{} days of {data}, from {} on. Nothing is sent. Assumed: {assumed}.\n",
            self.asked.days,
            day(self.horizon.from),
        ));
        self.check()
    }

    fn end(mut self, data: &str) -> anyhow::Result<()> {
        let total: usize = self.mails.values().sum();
        let mut text = format!(
            "\nUntil {}, {data}: {} steps, {total} emails; for administrators to look after: {}.\n",
            day(self.horizon.until),
            self.steps,
            self.tasks,
        );
        for (kind, mails) in &self.mails {
            let _ = writeln!(text, "  {mails:>6}  {kind}");
        }
        if self.unwanted > 0 {
            let _ = writeln!(
                text,
                "  {:>6}  of these not sent: turned off by their readers",
                self.unwanted
            );
        }
        if self.overtaken > 0 {
            let _ = writeln!(
                text,
                "  {:>6}  left out: a later one was due as well",
                self.overtaken
            );
        }
        self.write(&text);
        self.check()
    }

    /// Writes one entry; whether to go on.
    fn see(&mut self, entry: &Entry) -> bool {
        if let Some(title) = &self.asked.circle
            && !entry.title.to_lowercase().contains(&title.to_lowercase())
        {
            return true;
        }
        self.steps += entry.steps.len();
        self.overtaken += entry.steps.iter().filter(|played| played.overtaken).count();
        self.tasks += usize::from(entry.is_for_administrators());
        for mail in &entry.mails {
            *self.mails.entry(mail.kind.name()).or_default() += 1;
            self.unwanted += usize::from(mail.unwanted);
        }
        if !self.asked.summary {
            let text = self.text(entry);
            self.write(&text);
        }
        self.failure.is_none()
    }

    fn text(&self, entry: &Entry) -> String {
        let at = match zone::stored(&entry.zone) {
            Ok(zone) => format!(
                "{} ({zone})",
                entry.at.with_timezone(&zone).format("%Y-%m-%d %H:%M")
            ),
            Err(unknown) => format!("{} ({unknown})", entry.at.format("%Y-%m-%d %H:%M UTC")),
        };
        let title = if self.anonymous {
            entry.circle_id.to_string()
        } else {
            entry.title.clone()
        };
        let mut text = format!("\n{at}  {title}\n");
        for (line, times) in lines(entry) {
            let times = if times > 1 {
                format!(" ({times} times)")
            } else {
                String::new()
            };
            let _ = writeln!(text, "  {line}{times}");
        }
        if entry.failed {
            text.push_str("  ! the clock fails here: see `circles clock failures` when it does\n");
        }
        match entry.assumed {
            Some(Decision::Continue) => text.push_str("  the programme manager decides: it goes on\n"),
            Some(Decision::Disband) => {
                text.push_str("  the programme manager decides: it ends with the term\n")
            }
            None => {}
        }
        for (kind, mails) in by_kind(&entry.mails) {
            let _ = writeln!(text, "    mail {} → {}", kind.name(), self.recipients(&mails));
        }
        if entry.is_for_administrators() {
            text.push_str("    ! for administrators to look after\n");
        }
        text
    }

    fn recipients(&self, mails: &[&ForecastMail]) -> String {
        if self.anonymous {
            return match mails.len() {
                1 => "one person".to_owned(),
                people => format!("{people} people"),
            };
        }
        let name = |mail: &&ForecastMail| {
            let unwanted = if mail.unwanted { " (turned off)" } else { "" };
            format!("{}{unwanted}", mail.recipient)
        };
        mails.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn write(&mut self, text: &str) {
        if self.failure.is_none() {
            self.failure = std::io::stdout().write_all(text.as_bytes()).err();
        }
    }

    fn check(&mut self) -> anyhow::Result<()> {
        match self.failure.take() {
            Some(error) => super::written(Err(error)),
            None => Ok(()),
        }
    }
}

fn day(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d").to_string()
}

/// The mails by kind, in the order in which they were written.
fn by_kind(mails: &[ForecastMail]) -> Vec<(MailKind, Vec<&ForecastMail>)> {
    let mut kinds: Vec<(MailKind, Vec<&ForecastMail>)> = Vec::new();
    for mail in mails {
        match kinds.iter_mut().find(|(kind, _)| *kind == mail.kind) {
            Some((_, of_kind)) => of_kind.push(mail),
            None => kinds.push((mail.kind, vec![mail])),
        }
    }
    kinds
}

/// What the clock does, each thing once with how often.
fn lines(entry: &Entry) -> Vec<(String, usize)> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for played in &entry.steps {
        let left_out = if played.overtaken {
            ": its email is left out"
        } else {
            ""
        };
        let line = format!("{}{left_out}", line(played, entry));
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, times)) => *times += 1,
            None => lines.push((line, 1)),
        }
    }
    lines
}

/// Says in words what the clock does.
fn line(played: &PlayedStep, entry: &Entry) -> String {
    match played.step {
        Step::Circle(CircleStep::AdviseAfterTwelveMonths(0)) => {
            "twelve months are over: advice to disband".to_owned()
        }
        step @ Step::Circle(CircleStep::EndTerm) => {
            let then = if entry.state == CircleState::Completed {
                ", and so is the circle"
            } else if entry.overdue || played.overtaken {
                ", and nobody has decided"
            } else {
                ", and the next one begins"
            };
            step.text() + then
        }
        step => step.text(),
    }
}
