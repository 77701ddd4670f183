//! Samples of the administrators' week: mail 32.

use super::super::content::*;
use super::{Sample, Samples};
use chrono::TimeDelta;
use entity::query::administrator_tasks::TaskKind;

impl Samples<'_> {
    pub(super) fn administrators_weekly(&self) -> Vec<Sample> {
        let task = |title: &String, days| Task {
            title: title.clone(),
            since: self.now - TimeDelta::days(days),
            url: "https://circles.example.com/open/circle/one".to_owned(),
        };
        let list = |kind, more: u64, circles: Vec<Task>| TaskList {
            kind,
            count: more + u64::try_from(circles.len()).unwrap_or(u64::MAX),
            circles,
        };
        let title = &self.texts.title;
        let others = self.texts.more.iter().map(|(_, title)| task(title, 12));
        let others = [task(title, 31)].into_iter().chain(others).collect();
        let full = AdministratorsWeekly {
            lists: vec![
                list(TaskKind::RequestsUnanswered, 2, others),
                list(TaskKind::ProgrammeManagerVacant, 0, vec![task(title, 40)]),
                list(TaskKind::BelowMinimum, 1, vec![task(title, 33)]),
                list(TaskKind::DecisionOverdue, 0, vec![task(title, 2)]),
            ],
        };
        let one = AdministratorsWeekly {
            lists: vec![list(TaskKind::DecisionOverdue, 0, vec![task(title, 1)])],
        };
        vec![("full", full.into()), ("one", one.into())]
    }
}
