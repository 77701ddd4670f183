//! A circle (docs/product.md §1, §3).

use super::enums::*;
use super::index::IndexCondition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle")]
#[expect(missing_docs, reason = "the migration describes the columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub title: String,
    pub description: String,
    pub search_text: String,
    pub search_version: i32,
    pub topic_id: Uuid,
    pub affinity_network_id: Option<Uuid>,
    pub language: String,
    pub zone: String,
    pub state: CircleState,
    pub recruiting_open: bool,
    pub wants_advisor: bool,
    pub max_people: i32,
    pub people_count: i32,
    pub offered_count: i32,
    pub proposed_by: Uuid,
    pub proposed_at: Option<DateTimeUtc>,
    pub published_at: Option<DateTimeUtc>,
    pub started_on: Option<Date>,
    pub term: i32,
    pub term_ends_on: Option<Date>,
    pub ended_at: Option<DateTimeUtc>,
    pub pm_vacant_since: Option<DateTimeUtc>,
    pub below_minimum_since: Option<DateTimeUtc>,
    pub last_seq: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub ageing_from: Option<DateTimeUtc>,
    pub decision: Option<Decision>,
    pub overdue_since: Option<DateTimeUtc>,
    pub lapsed_at: Option<DateTimeUtc>,
    pub end_reason: Option<String>,
    pub last_meeting_on: Option<Date>,
    pub archived_at: Option<DateTimeUtc>,
    pub played_until: Option<DateTimeUtc>,
    pub joining_due_at: Option<DateTimeUtc>,
    pub due_at: Option<DateTimeUtc>,
    pub due_basis: String,
    #[sea_orm(has_many)]
    pub duties: HasMany<super::duty::Entity>,
}

/// The circles that search finds: they can be asked to join.
pub const OPEN_TO_REQUESTS: IndexCondition = IndexCondition {
    sql: "recruiting_open AND state IN ('PROPOSED', 'ACTIVE')",
    indexes: &[
        "circle_open",
        "circle_open_topic",
        "circle_open_network",
        "circle_open_language",
        "circle_open_zone",
        // On PostgreSQL; on SQLite a table for text search has this name.
        "circle_search",
    ],
};

/// Selects circles that people can come into: [`Model::takes_people`] in a query.
#[must_use]
pub fn takes_people() -> Expr {
    COLUMN.state.is_in([CircleState::Proposed, CircleState::Active])
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Counts the seats that are neither taken nor offered.
    #[must_use]
    pub fn free_seats(&self) -> i32 {
        self.max_people - self.people_count - self.offered_count
    }

    /// Says whether people can come in and be given duties: not before it is proposed, and not once it has lapsed or ended.
    #[must_use]
    pub fn takes_people(&self) -> bool {
        matches!(self.state, CircleState::Proposed | CircleState::Active)
    }

    /// Says whether it has ended, in whichever state.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.ended_at.is_some()
    }
}
