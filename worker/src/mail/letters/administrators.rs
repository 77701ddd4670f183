//! The administrators' week: mail 32.

use super::super::content::{AdministratorsWeekly, TaskList};
use super::{heading, paragraph};
use crate::mail::letter::{Block, Letter, Line, Words};
use crate::mail::sheet::Reader;
use entity::query::administrator_tasks::TaskKind;

impl AdministratorsWeekly {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
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
