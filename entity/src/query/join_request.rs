//! Finds join requests. The requester and those who decide may see them.

use super::{Place, batch};
use crate::model::enums::{JoinRequestStatus, MembershipStatus};
use crate::model::{circle_tie, join_request, membership};
use crate::rules::rights::proof::{Deciding, Proof};
use crate::rules::rights::{AskedBefore, Sealed};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Finds the join requests with these ids: sealed, until it is shown that the viewer may see them.
pub async fn by_id(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Sealed<join_request::Model>>, DbErr> {
    let rows = batch::by_id::<join_request::Entity>(db, join_request::Column::Id, ids, |row| row.id).await?;
    Ok(rows.into_iter().map(|(id, row)| (id, Sealed::new(row))).collect())
}

/// Finds the first `limit` requests for a circle after `after`, oldest first: those in `statuses`, or all. For
/// who may see them.
pub async fn of_circle(
    db: &impl ConnectionTrait,
    deciding: Deciding,
    statuses: Option<&[JoinRequestStatus]>,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<join_request::Model>, DbErr> {
    let mut find = join_request::Entity::find().filter(join_request::COLUMN.circle_id.eq(deciding.circle()));
    if let Some(statuses) = statuses {
        find = find.filter(join_request::COLUMN.status.is_in(statuses.iter().copied()));
    }
    if let Some(after) = after {
        find = find.filter(after.then_newer(join_request::Column::CreatedAt, join_request::Column::Id));
    }
    find.order_by_asc(join_request::Column::CreatedAt)
        .order_by_asc(join_request::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The last `limit` requests of `person`, newest first.
pub async fn of_person(
    db: &impl ConnectionTrait,
    person: Uuid,
    limit: u64,
) -> Result<Vec<join_request::Model>, DbErr> {
    join_request::Entity::find()
        .filter(join_request::COLUMN.employee_id.eq(person))
        .order_by_desc(join_request::Column::CreatedAt)
        .order_by_desc(join_request::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Finds what `person` asked of each of `circles` before.
pub async fn asked_before(
    db: &impl ConnectionTrait,
    person: Uuid,
    circles: &[Uuid],
) -> Result<HashMap<Uuid, AskedBefore>, DbErr> {
    let theirs = || join_request::Entity::find().filter(join_request::COLUMN.employee_id.eq(person));
    let of_circles = theirs()
        .filter(join_request::COLUMN.circle_id.is_in(circles.iter().copied()))
        .all(db);
    let open = theirs().filter(join_request::open()).all(db);
    let (of_circles, open) = futures::try_join!(of_circles, open)?;
    let slots: BTreeSet<i32> = open.iter().filter_map(|request| request.open_slot).collect();
    let nothing = || AskedBefore {
        slots: slots.clone(),
        ..AskedBefore::default()
    };
    let mut found: HashMap<Uuid, AskedBefore> = circles.iter().map(|id| (*id, nothing())).collect();
    for request in of_circles {
        let Some(before) = found.get_mut(&request.circle_id) else {
            continue;
        };
        if request.status == JoinRequestStatus::Declined {
            before.declined_at = Ord::max(before.declined_at, request.resolved_at);
        }
        if request.open_slot.is_some() {
            before.open = Some(request);
        }
    }
    Ok(found)
}

/// Finds the circles that each of `people` has an open request to or takes part in.
pub async fn ties(
    db: &impl ConnectionTrait,
    people: &[Uuid],
) -> Result<HashMap<Uuid, Vec<circle_tie::Model>>, DbErr> {
    let find =
        circle_tie::Entity::find().filter(circle_tie::COLUMN.employee_id.is_in(people.iter().copied()));
    Ok(batch::grouped(find.all(db).await?, |tie| tie.employee_id))
}

/// When the person of each of these requests was removed from its circle last, with the proof that the circle is the viewer's
/// to decide in.
pub async fn removed_at(
    db: &impl ConnectionTrait,
    requests: &[(Deciding, Uuid)],
) -> Result<HashMap<Uuid, DateTime<Utc>>, DbErr> {
    let rows: Vec<(Uuid, Uuid, Option<DateTime<Utc>>)> = join_request::Entity::find()
        .join(JoinType::InnerJoin, memberships())
        .filter(join_request::COLUMN.id.is_in(requests.iter().map(|(_, id)| *id)))
        .filter(membership::COLUMN.status.eq(MembershipStatus::Removed))
        .select_only()
        .column(join_request::Column::Id)
        .column(join_request::Column::CircleId)
        .column(membership::Column::EndedAt)
        .into_tuple()
        .all(db)
        .await?;
    let mut found = HashMap::new();
    for (id, circle, at) in rows {
        let proven = requests
            .iter()
            .any(|(proof, of)| *of == id && proof.circle() == circle);
        if let Some(at) = at.filter(|_| proven) {
            let last = found.entry(id).or_insert(at);
            *last = Ord::max(*last, at);
        }
    }
    Ok(found)
}

/// From a request to the memberships of the same person in the same circle.
fn memberships() -> RelationDef {
    join_request::Entity::belongs_to(membership::Entity)
        .from((join_request::Column::CircleId, join_request::Column::EmployeeId))
        .to((membership::Column::CircleId, membership::Column::EmployeeId))
        .into()
}

/// The place in line, from 1, of each of these requests that is waitlisted.
pub async fn places_in_line(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>, DbErr> {
    // Each is ahead of itself, so that the first counts one.
    let place = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from_as(join_request::Entity, "ahead")
        .and_where(join_request::WAITLISTED.expr())
        .and_where(Expr::cust(
            "ahead.circle_id = mine.circle_id AND (ahead.waitlisted_at, ahead.id) <= (mine.waitlisted_at, mine.id)",
        ))
        .take();
    let id = || Expr::col(("mine", join_request::Column::Id));
    let places = Query::select()
        .expr_as(id(), "id")
        .expr_as(Expr::SubQuery(None, Box::new(place.into())), "place")
        .from_as(join_request::Entity, "mine")
        .and_where(id().is_in(ids.iter().copied()))
        .and_where(join_request::WAITLISTED.expr())
        .take();
    let rows = db.query_all(&places).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "id")?, row.try_get("", "place")?)))
        .collect()
}
