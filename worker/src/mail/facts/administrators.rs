//! The administrators' week: mail 32.

use super::super::content::{AdministratorsWeekly, Task, TaskList};
use super::{NoFacts, Reader, Said};
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

impl Reader<'_> {
    pub(super) async fn administrators_weekly(&self) -> Result<Said, NoFacts> {
        self.recipient_administrates()?;
        let mut lists = Vec::new();
        for kind in LISTS {
            let circles = administrator_tasks::circles(self.db, kind, None, NAMED).await?;
            if circles.is_empty() {
                continue;
            }
            let circles = circles.into_iter().map(|(since, circle)| Task {
                title: circle.title,
                since,
                url: self.programme.links.circle(circle.id),
            });
            lists.push(TaskList {
                kind,
                count: administrator_tasks::count(self.db, kind).await?,
                circles: circles.collect(),
            });
        }
        let first = lists.first().and_then(|list| list.circles.first());
        let action = first.map(|first| first.url.clone());
        let action = action.ok_or(NoFacts::Skip("nothing waits for administrators"))?;
        Ok(Said::new(AdministratorsWeekly { lists }, action))
    }
}
