//! The history of a circle: each event goes to those whom its kind names (docs/product.md §5).

use crate::model::event::{Audience, EventKind};
use crate::model::{circle, circle_event, membership};
use crate::rules::Policy;
use crate::rules::rights::Involvement;
use crate::rules::rights::proof::{Deciding, Inside, Proof};
use chrono::{DateTime, Utc};
use sea_orm::{Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;
use strum::IntoEnumIterator;
use uuid::Uuid;

/// Who reads the history of a circle. Only somebody inside can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reader {
    circle: Uuid,
    eyes: Eyes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Eyes {
    /// Decides about join requests: sees everything, also what this program does not know.
    Deciding,
    /// Takes part.
    Inside { me: Uuid, since: DateTime<Utc> },
}

impl Proof for Reader {
    fn of(who: &Involvement, circle: &circle::Model, policy: &Policy, now: DateTime<Utc>) -> Option<Self> {
        let inside = Inside::of(who, circle, policy, now)?;
        let eyes = match Deciding::of(who, circle, policy, now) {
            Some(_) => Eyes::Deciding,
            None => {
                let membership = who.membership()?;
                Eyes::Inside {
                    me: membership.employee_id,
                    since: membership.joined_at,
                }
            }
        };
        let circle = inside.circle();
        Some(Self { circle, eyes })
    }

    fn circle(self) -> Uuid {
        self.circle
    }
}

/// Finds the first `limit` events after number `after` of the reader's circle that are for the reader. What they name of people who were gone
/// before the reader came is left out.
pub async fn page(
    db: &impl ConnectionTrait,
    Reader { circle, eyes }: Reader,
    after: i32,
    limit: u64,
) -> Result<Vec<circle_event::Model>, DbErr> {
    let find = circle_event::Entity::find()
        .filter(circle_event::COLUMN.circle_id.eq(circle))
        .filter(circle_event::COLUMN.seq.gt(after))
        .order_by_asc(circle_event::Column::Seq)
        .limit(limit);
    let Eyes::Inside { me, since } = eyes else {
        return find.all(db).await;
    };
    let then = circle_event::COLUMN.at.gte(since);
    let about_me = || circle_event::COLUMN.subject_employee_id.eq(me);
    let seen = Condition::any()
        .add(of_kinds(Audience::Inside))
        .add(of_kinds(Audience::InsideThen).add(Condition::any().add(then).add(about_me())))
        .add(of_kinds(Audience::Person).add(about_me()));
    let mut rows = find.filter(seen).all(db).await?;
    if rows.iter().all(|row| row.at >= since) {
        return Ok(rows);
    }
    let inside = people_inside(db, circle).await?;
    for row in rows.iter_mut().filter(|row| row.at < since) {
        row.actor_id = row.actor_id.filter(|actor| inside.contains(actor));
    }
    Ok(rows)
}

/// The events for `audience`, of the kinds and versions that this program knows.
fn of_kinds(audience: Audience) -> Condition {
    let mut known = Condition::any();
    for version in 1..=EventKind::LATEST_VERSION {
        let kinds = EventKind::iter().filter(|kind| kind.audience() == audience && kind.version() == version);
        let kinds = circle_event::COLUMN.kind.is_in(kinds.map(EventKind::name));
        let readable = circle_event::COLUMN.version.lte(version);
        known = known.add(Condition::all().add(kinds).add(readable));
    }
    Condition::all().add(known)
}

async fn people_inside(db: &impl ConnectionTrait, circle: Uuid) -> Result<HashSet<Uuid>, DbErr> {
    let people: Vec<Uuid> = membership::Entity::find()
        .filter(membership::COLUMN.circle_id.eq(circle))
        .filter(membership::open())
        .select_only()
        .column(membership::Column::EmployeeId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(people.into_iter().collect())
}
