//! The ends of circles' terms: what was decided, and how many want to stay. By ids of circles that the viewer may look
//! into; [`find`] sees to that itself.

use super::batch::grouped;
use super::involvement;
use crate::model::enums::{MembershipStatus, StayAnswer};
use crate::model::{circle, circle_decision, membership, stay_answer};
use crate::rules::Policy;
use crate::rules::rights::Involvement;
use crate::rules::rights::proof::{self, Counting, Inside, Proof};
use crate::work::Viewer;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Query};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, TryGetable};
use std::collections::HashMap;
use uuid::Uuid;

/// The end of a circle's running term, as one of its participants sees it.
#[derive(Debug, Clone)]
pub struct EndOfTerm {
    /// The circle.
    pub circle: circle::Model,
    /// What the participant has to do with it. Without a membership where that ended with a term, or with the circle.
    pub who: Involvement,
    /// How many want to stay, for those who see it.
    pub counts: Option<StayCounts>,
    /// What the participant answered in the running term.
    pub own: Option<StayAnswer>,
}

/// The end of the running term of the circle `id`, if `viewer` takes part in it, or did until a term or the circle ended.
pub async fn find(
    db: &DatabaseConnection,
    viewer: &Viewer,
    policy: &Policy,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<EndOfTerm>, DbErr> {
    let (me, ids) = (viewer.employee_id, [id]);
    let (mut found, mut involvements, mut answers) = futures::try_join!(
        super::circle::find_many(db, viewer, &ids),
        involvement::of_viewer(db, viewer, &ids, now),
        own_answers(db, me, &ids)
    )?;
    let circle = found.pop().filter(|circle| circle.term_ends_on.is_some());
    let (Some(circle), Some(who)) = (circle, involvements.remove(&id)) else {
        return Ok(None);
    };
    if who.membership().is_none() && !stayed_to_the_end(db, me, id).await? {
        return Ok(None);
    }
    let counts = match Counting::of(&who, &circle, policy, now) {
        Some(counting) => stay_counts(db, &[counting]).await?.remove(&id),
        None => None,
    };
    let mut answers = answers.remove(&id).unwrap_or_default().into_iter();
    let own = answers.find(|answer| answer.term == circle.term);
    Ok(Some(EndOfTerm {
        circle,
        who,
        counts,
        own: own.map(|own| own.answer),
    }))
}

/// Whether `person` was in the circle until a term or the circle itself ended.
async fn stayed_to_the_end(db: &DatabaseConnection, person: Uuid, circle: Uuid) -> Result<bool, DbErr> {
    let last = membership::Entity::find()
        .filter(membership::COLUMN.circle_id.eq(circle))
        .filter(membership::COLUMN.employee_id.eq(person))
        .order_by_desc(membership::Column::JoinedAt)
        .one(db)
        .await?;
    Ok(last.is_some_and(|last| last.status == MembershipStatus::Ended))
}

/// What was decided about the terms of each circle, the oldest first: one decision for each term that has come near its
/// end.
pub async fn decisions(
    db: &impl ConnectionTrait,
    circles: &[Inside],
) -> Result<HashMap<Uuid, Vec<circle_decision::Model>>, DbErr> {
    let rows = circle_decision::Entity::find()
        .filter(circle_decision::COLUMN.circle_id.is_in(proof::circles(circles)))
        .order_by_asc(circle_decision::Column::CircleId)
        .order_by_asc(circle_decision::Column::Term)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.circle_id))
}

/// What `person` answered in each circle, in the terms that are still remembered.
pub async fn own_answers(
    db: &impl ConnectionTrait,
    person: Uuid,
    circles: &[Uuid],
) -> Result<HashMap<Uuid, Vec<stay_answer::Model>>, DbErr> {
    let rows = stay_answer::Entity::find()
        .filter(stay_answer::COLUMN.employee_id.eq(person))
        .filter(stay_answer::COLUMN.circle_id.is_in(circles.iter().copied()))
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.circle_id))
}

/// How many of those who are in want to stay after the running term. It does not say who.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StayCounts {
    /// Want to stay.
    pub stay: i32,
    /// Want to leave.
    pub leave: i32,
    /// Have not answered.
    pub unanswered: i32,
}

/// Counts how many want to stay in each circle, for who may see it.
pub async fn stay_counts(
    db: &impl ConnectionTrait,
    circles: &[Counting],
) -> Result<HashMap<Uuid, StayCounts>, DbErr> {
    let circle_id = || Expr::col((membership::Entity, membership::Column::CircleId));
    let answer = || Expr::col((stay_answer::Entity, stay_answer::Column::Answer));
    let running = circle_id().equals((circle::Entity, circle::Column::Id));
    let theirs = Expr::cust(
        "stay_answer.circle_id = circle.id AND stay_answer.term = circle.term \
         AND stay_answer.employee_id = membership.employee_id",
    );
    let counted = Query::select()
        .expr_as(circle_id(), Alias::new("id"))
        .expr_as(answer(), Alias::new("answer"))
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("people"))
        .from(membership::Entity)
        .join(JoinType::InnerJoin, circle::Entity, running)
        .join(JoinType::LeftJoin, stay_answer::Entity, theirs)
        .and_where(circle_id().is_in(proof::circles(circles)))
        .and_where(membership::open())
        .add_group_by([circle_id(), answer()])
        .to_owned();
    let mut counts: HashMap<Uuid, StayCounts> = HashMap::new();
    for row in db.query_all(&counted).await? {
        let people: i64 = row.try_get("", "people")?;
        let people = i32::try_from(people).unwrap_or(i32::MAX);
        let counts = counts.entry(row.try_get("", "id")?).or_default();
        match Option::<StayAnswer>::try_get_by(&row, "answer")? {
            Some(StayAnswer::Stay) => counts.stay = people,
            Some(StayAnswer::Leave) => counts.leave = people,
            None => counts.unanswered = people,
        }
    }
    Ok(counts)
}
