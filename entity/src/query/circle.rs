//! Finding circles.

use super::Place;
use super::count::{Count, count};
use crate::model::enums::CircleState;
use crate::model::{circle, join_request, membership, pm_nomination};
use crate::work::Viewer;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Which circles `viewer` may see at all: those that stand open to every eligible employee, and those that the
/// viewer has, or had, to do with. A draft is its people's alone; an archived circle is seen by administrators only.
#[must_use]
pub fn visible(viewer: &Viewer) -> Condition {
    let me = viewer.employee_id;
    let any = Condition::any()
        .add(
            circle::COLUMN
                .state
                .is_in([CircleState::Proposed, CircleState::Active, CircleState::Lapsed]),
        )
        .add(
            circle::COLUMN.id.in_subquery(
                Query::select()
                    .column(membership::Column::CircleId)
                    .from(membership::Entity)
                    .and_where(membership::COLUMN.employee_id.eq(me))
                    .take(),
            ),
        )
        .add(
            circle::COLUMN.id.in_subquery(
                Query::select()
                    .column(join_request::Column::CircleId)
                    .from(join_request::Entity)
                    .and_where(join_request::COLUMN.employee_id.eq(me))
                    .take(),
            ),
        )
        .add(
            circle::COLUMN.id.in_subquery(
                Query::select()
                    .column(pm_nomination::Column::CircleId)
                    .from(pm_nomination::Entity)
                    .and_where(pm_nomination::COLUMN.nominee_id.eq(me))
                    .and_where(pm_nomination::pending())
                    .take(),
            ),
        );
    if viewer.administrator {
        return any.add(circle::COLUMN.state.ne(CircleState::Draft));
    }
    Condition::all()
        .add(any)
        .add(circle::COLUMN.archived_at.is_null())
}

/// The circles among `ids` that `viewer` may see.
pub async fn find_many(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<circle::Model>, DbErr> {
    circle::Entity::find()
        .filter(circle::COLUMN.id.is_in(ids.iter().copied()))
        .filter(visible(viewer))
        .all(db)
        .await
}

/// What to look for among the circles that can be asked to join.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OpenFilter {
    /// All of these occur in the title, the description or the topic's name: [`search::terms`](crate::rules::search::terms).
    pub terms: BTreeSet<String>,
    /// The topic.
    pub topic_id: Option<Uuid>,
    /// The affinity network.
    pub affinity_network_id: Option<Uuid>,
    /// The language, a BCP 47 tag.
    pub language: Option<String>,
    /// One of these zones.
    pub zones: Option<Vec<&'static str>>,
    /// At least so many free seats.
    pub min_free_seats: Option<i32>,
    /// An advisor is looked for, or not.
    pub wants_advisor: Option<bool>,
}

/// The first `limit` open circles after `after`, newest first by when they were proposed. They are visible to every eligible employee; the caller has made
/// sure that the viewer is one.
pub async fn open_page(
    db: &impl ConnectionTrait,
    filter: &OpenFilter,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<circle::Model>, DbErr> {
    let mut find = open(db.get_database_backend(), filter);
    if let Some(after) = after {
        find = find.filter(after.then_older(circle::Column::ProposedAt, circle::Column::Id));
    }
    find.order_by_desc(circle::Column::ProposedAt)
        .order_by_desc(circle::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Counts the open circles.
pub async fn open_count(db: &impl ConnectionTrait, filter: &OpenFilter) -> Result<Count, DbErr> {
    count(db, open(db.get_database_backend(), filter)).await
}

fn open(backend: DbBackend, filter: &OpenFilter) -> Select<circle::Entity> {
    let mut find = circle::Entity::find().filter(circle::OPEN_TO_REQUESTS.expr());
    if let Some(topic) = filter.topic_id {
        find = find.filter(circle::COLUMN.topic_id.eq(topic));
    }
    if let Some(network) = filter.affinity_network_id {
        find = find.filter(circle::COLUMN.affinity_network_id.eq(network));
    }
    if let Some(language) = &filter.language {
        find = find.filter(circle::COLUMN.language.eq(language.as_str()));
    }
    if let Some(zones) = &filter.zones {
        find = find.filter(circle::COLUMN.zone.is_in(zones.iter().copied()));
    }
    if let Some(seats) = filter.min_free_seats {
        let column = |column| Expr::col((circle::Entity, column));
        let taken = column(circle::Column::PeopleCount).add(column(circle::Column::OfferedCount));
        find = find.filter(taken.add(seats).lte(column(circle::Column::MaxPeople)));
    }
    if let Some(wants_advisor) = filter.wants_advisor {
        find = find.filter(circle::COLUMN.wants_advisor.eq(wants_advisor));
    }
    for term in &filter.terms {
        find = find.filter(contains(backend, term));
    }
    find
}

/// That a term occurs, which has at least three characters and none that LIKE takes for a wildcard; served by a trigram
/// index on either database.
fn contains(backend: DbBackend, term: &str) -> Condition {
    let pattern = format!("%{term}%");
    if backend == DbBackend::Sqlite {
        let found = Query::select()
            .expr(Expr::cust("circle_id"))
            .from("circle_search")
            .and_where(Expr::cust_with_values("search_text LIKE ?", [pattern]))
            .take();
        return Condition::all().add(circle::COLUMN.id.in_subquery(found));
    }
    Condition::all().add(Expr::col((circle::Entity, circle::Column::SearchText)).like(pattern))
}
