//! Play a circle's clock: everything that is due there, in the order in which it is due.

use super::sources::{self, PlayedStep, Source};
use crate::model::circle;
use crate::ops::OpError;
use crate::ops::Operation;
use crate::ops::circle::LockedCircle;
use crate::rules::schedule;
use crate::work::Work;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Steps of one transaction, at most; what is left is still due, and comes with the next one.
const MOST_STEPS: usize = 200;

/// Plays one circle up to now. The clock's: safe to run twice, late, and by several replicas at once.
#[derive(Debug, Clone, Copy)]
pub struct PlayCircle {
    /// The circle.
    pub circle_id: Uuid,
}

/// What came of playing a circle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Played {
    /// The steps, in order. Empty where somebody else was faster, or holds the circle.
    pub steps: Vec<PlayedStep>,
    /// The circle afterwards, where it was played.
    pub circle: Option<circle::Model>,
}

impl Operation for PlayCircle {
    type Output = Played;

    async fn run(self, work: Work<'_>) -> Result<Played, OpError> {
        let Some(mut circle) = LockedCircle::unless_held(work.tx, self.circle_id).await? else {
            return Ok(Played::default());
        };
        let is_outdated = circle.row.due_basis != schedule::basis(&work.policy);
        if !is_outdated && circle.row.due_at.is_none_or(|due| due > work.now) {
            return Ok(Played::default());
        }
        let mut sources = sources::all();
        if is_outdated {
            for source in &mut sources {
                source.reschedule(work, &circle).await?;
            }
            // No row was due before there was the circle: all are read.
            circle.row.joining_due_at = Some(circle.row.created_at);
        }
        let mut steps = Vec::new();
        while steps.len() < MOST_STEPS
            && let Some(source) = first_due(work, &mut circle, &mut sources).await?
        {
            steps.extend(source.play(work, &mut circle).await?);
        }
        Ok(Played {
            steps,
            circle: Some(circle.save(work).await?),
        })
    }
}

/// Finds the source of which a step is due first. Rows are read only where one may be due before what is found already; the
/// circle's `joining_due_at` is exact then.
async fn first_due<'a>(
    work: Work<'_>,
    circle: &mut LockedCircle,
    sources: &'a mut [Box<dyn Source>],
) -> Result<Option<&'a mut Box<dyn Source>>, OpError> {
    let rows_from = circle.row.joining_due_at;
    let (mut rows_due_at, mut has_read) = (None, false);
    let mut first: Option<(DateTime<Utc>, usize)> = None;
    for (place, source) in sources.iter_mut().enumerate() {
        let is_sooner = |at: &DateTime<Utc>| *at <= work.now && first.is_none_or(|(first, _)| *at < first);
        if source.has_rows() && rows_from.filter(is_sooner).is_none() {
            continue;
        }
        let next = source.next(work, circle).await?;
        if source.has_rows() {
            rows_due_at = rows_due_at.into_iter().chain(next).min();
            has_read = true;
        }
        if let Some(at) = next.filter(is_sooner) {
            first = Some((at, place));
        }
    }
    if has_read {
        circle.row.joining_due_at = rows_due_at;
    }
    Ok(first.and_then(|(_, place)| sources.get_mut(place)))
}
