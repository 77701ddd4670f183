//! What several mails' facts are made of.

use chrono::{DateTime, NaiveDate, Utc};
use entity::model::enums::{MeetingFormat, Role};
use entity::query::administrator_tasks::TaskKind;

/// Someone who takes part.
#[derive(Clone, Debug)]
pub(crate) struct Participant {
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) programme_manager: bool,
}

/// A planned meeting.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlannedMeeting {
    pub(crate) on: NaiveDate,
    pub(crate) format: MeetingFormat,
}

/// Another circle that is open.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(crate) title: String,
    pub(crate) free_seats: i32,
    pub(crate) url: String,
}

/// How often somebody gets a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// Every morning with news.
    Daily,
    /// Every Monday with news.
    Weekly,
}

/// What is new in one circle.
#[derive(Clone, Debug)]
pub(crate) struct DigestCircle {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) items: Vec<DigestItem>,
}

/// One piece of news.
#[derive(Clone, Debug)]
pub(crate) enum DigestItem {
    /// Somebody came.
    Joined { name: String, role: Role },
    /// Somebody went.
    Left { name: String },
}

/// How many of a circle's participants want to stay after the term: counts, never who (docs/product.md §6).
#[derive(Clone, Copy, Debug)]
pub(crate) struct StayCounts {
    pub(crate) stay: i32,
    pub(crate) leave: i32,
    pub(crate) unanswered: i32,
}

/// One of the administrators' lists.
#[derive(Clone, Debug)]
pub(crate) struct TaskList {
    pub(crate) kind: TaskKind,
    /// How many there are in all.
    pub(crate) count: u64,
    /// The first of them.
    pub(crate) circles: Vec<Task>,
}

/// A circle that waits for an administrator.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) title: String,
    pub(crate) since: DateTime<Utc>,
    pub(crate) url: String,
}

/// Who is asked to take a vacant programme manager's place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Asked {
    /// Deputies and advisors, until everybody is.
    First { everybody_at: DateTime<Utc> },
    /// Everybody; until administrators are told, if that is still to come.
    Everybody {
        administrators_at: Option<DateTime<Utc>>,
    },
    /// Administrators are told: since when it is vacant, in days.
    Administrators { days: i64 },
}
