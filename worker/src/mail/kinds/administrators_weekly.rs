//! Mail 32, to the administrators: "To administrators: what waits for them."

use super::*;
use chrono::TimeDelta;
use entity::query::administrator_tasks::{self, TaskKind};

/// How many circles of each list are named.
const NAMED: u64 = 10;

/// The lists, in the order of docs/product.md §4.
const LISTS: [TaskKind; 4] = [
    TaskKind::RequestsUnanswered,
    TaskKind::ProgrammeManagerVacant,
    TaskKind::BelowMinimum,
    TaskKind::DecisionOverdue,
];

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct AdministratorsWeekly {
    lists: Vec<TaskList>,
}

/// One of the administrators' lists.
#[derive(Clone, Debug)]
struct TaskList {
    kind: TaskKind,
    /// How many there are in all.
    count: u64,
    /// The first of them.
    circles: Vec<Task>,
}

/// A circle that waits for an administrator.
#[derive(Clone, Debug)]
struct Task {
    title: String,
    since: DateTime<Utc>,
    url: String,
}

impl Kind for AdministratorsWeekly {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        mail.require_administrator()?;
        let mut lists = Vec::new();
        for kind in LISTS {
            let circles = administrator_tasks::circles(mail.db, kind, None, NAMED).await?;
            if circles.is_empty() {
                continue;
            }
            let circles = circles.into_iter().map(|(since, circle)| Task {
                title: circle.title,
                since,
                url: mail.programme.links.circle(circle.id),
            });
            lists.push(TaskList {
                kind,
                count: administrator_tasks::count(mail.db, kind).await?.counted,
                circles: circles.collect(),
            });
        }
        let first = lists.first().and_then(|list| list.circles.first());
        let action = first.map(|first| first.url.clone());
        let action = action.ok_or(NoFacts::Skip("nothing waits for administrators"))?;
        Ok(Draft::new(Self { lists }, action))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let total: u64 = self.lists.iter().map(|list| list.count).sum();
        let first = self.lists.first().and_then(|list| list.circles.first());
        let first = first.map_or("", |task| task.title.as_str());
        let mut blocks = vec![paragraph(Words::new("administrators-weekly.body"))];
        for list in &self.lists {
            let words = Words::new(name(list.kind)).number("circles", number(list.count));
            blocks.push(heading(words));
            blocks.push(Block::Points(circles(list, reader)));
        }
        Letter {
            subject: Words::new("administrators-weekly.subject"),
            preheader: Words::new("administrators-weekly.preheader").number("tasks", number(total)),
            blocks,
            // It leads to the first; the others' titles are links.
            action: Words::new("digest.action").text("circle", first),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let task = |title: &String, days| Task {
            title: title.clone(),
            since: data.now - TimeDelta::days(days),
            url: "https://circles.example.com/open/circle/one".to_owned(),
        };
        let list = |kind, more: u64, circles: Vec<Task>| TaskList {
            kind,
            count: more + u64::try_from(circles.len()).unwrap_or(u64::MAX),
            circles,
        };
        let title = &data.texts.title;
        let others = data.texts.more.iter().map(|(_, title)| task(title, 12));
        let others = [task(title, 31)].into_iter().chain(others).collect();
        let full = Self {
            lists: vec![
                list(TaskKind::RequestsUnanswered, 2, others),
                list(TaskKind::ProgrammeManagerVacant, 0, vec![task(title, 40)]),
                list(TaskKind::BelowMinimum, 1, vec![task(title, 33)]),
                list(TaskKind::DecisionOverdue, 0, vec![task(title, 2)]),
            ],
        };
        let one = Self {
            lists: vec![list(TaskKind::DecisionOverdue, 0, vec![task(title, 1)])],
        };
        vec![("full", full), ("one", one)]
    }
}

/// The circles that are named, and how many there are beside.
fn circles(list: &TaskList, reader: &Reader) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for task in &list.circles {
        let since = task.since.with_timezone(&reader.zone).date_naive();
        let words = Words::new("administrators-weekly.since").text("circle", &task.title);
        lines.push(Line::link(words.day("day", since), task.url.clone()));
    }
    let more = number(list.count) - i64::try_from(list.circles.len()).unwrap_or(i64::MAX);
    if more > 0 {
        lines.push(
            Words::new("administrators-weekly.more")
                .number("more", more)
                .into(),
        );
    }
    lines
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What stands over a list.
fn name(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::RequestsUnanswered => "administrators-weekly.requests",
        TaskKind::ProgrammeManagerVacant => "administrators-weekly.vacant",
        TaskKind::BelowMinimum => "administrators-weekly.below",
        TaskKind::DecisionOverdue => "administrators-weekly.overdue",
    }
}
