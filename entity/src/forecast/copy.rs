//! What will be due, copied with everything that the clock looks at: in proportion to that, and not to what exists.

use crate::model::register::{self, Event};
use crate::model::{
    affinity_network, circle, circle_tie, duty, employee, join_request, meeting, membership, pm_nomination,
    profile, stay_answer, topic,
};
use crate::rules::Policy;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseConnection, DatabaseTransaction, DbErr, EntityName, EntityTrait,
    IdenStatic, IntoActiveModel, Iterable, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Circles whose rows are read and written in one go. So many that no statement has more parameters than SQLite takes.
const CHUNK: usize = 300;

/// What was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// How many circles.
    pub circles: usize,
    /// There are more that will be due; those that are due first were copied.
    pub truncated: bool,
}

/// Copies the circles of which something is due until `until`, `limit` at most, into the empty tables behind `to`.
///
/// # Errors
/// When a database fails.
pub async fn copy(
    from: &DatabaseConnection,
    to: &DatabaseTransaction,
    policy: &Policy,
    until: DateTime<Utc>,
    limit: usize,
) -> Result<Copied, DbErr> {
    insert(to, topic::Entity::find().all(from).await?).await?;
    insert(to, affinity_network::Entity::find().all(from).await?).await?;
    let administrators = employee::Entity::find()
        .filter(employee::COLUMN.mail_key.is_in(policy.administrator_keys()))
        .all(from)
        .await?;
    let mut known: BTreeSet<Uuid> = BTreeSet::new();
    people(
        from,
        to,
        &mut known,
        administrators.into_iter().map(|person| person.id).collect(),
    )
    .await?;

    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut circles = circle::Entity::find()
        .filter(circle::COLUMN.due_at.lte(until))
        .order_by_asc(circle::Column::DueAt)
        .order_by_asc(circle::Column::Id)
        .limit(most)
        .all(from)
        .await?;
    let truncated = circles.len() > limit;
    circles.truncate(limit);
    let copied = Copied {
        circles: circles.len(),
        truncated,
    };
    while !circles.is_empty() {
        let rest = circles.split_off(circles.len().min(CHUNK));
        chunk(from, to, &mut known, circles).await?;
        circles = rest;
    }
    Ok(copied)
}

async fn chunk(
    from: &DatabaseConnection,
    to: &DatabaseTransaction,
    known: &mut BTreeSet<Uuid>,
    circles: Vec<circle::Model>,
) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = circles.iter().map(|circle| circle.id).collect();
    let (ties, memberships, duties, nominations, requests, meetings, answers) = futures::try_join!(
        in_circles::<circle_tie::Entity>(&ids, circle_tie::Column::CircleId).all(from),
        in_circles::<membership::Entity>(&ids, membership::Column::CircleId)
            .filter(membership::open())
            .all(from),
        in_circles::<duty::Entity>(&ids, duty::Column::CircleId)
            .filter(duty::open())
            .all(from),
        in_circles::<pm_nomination::Entity>(&ids, pm_nomination::Column::CircleId)
            .filter(pm_nomination::pending())
            .all(from),
        in_circles::<join_request::Entity>(&ids, join_request::Column::CircleId)
            .filter(join_request::open())
            .all(from),
        in_circles::<meeting::Entity>(&ids, meeting::Column::CircleId).all(from),
        in_circles::<stay_answer::Entity>(&ids, stay_answer::Column::CircleId).all(from),
    )?;
    let mut concerned: BTreeSet<Uuid> = circles.iter().map(|circle| circle.proposed_by).collect();
    concerned.extend(ties.iter().map(|tie| tie.employee_id));
    concerned.extend(
        nominations
            .iter()
            .flat_map(|one| [one.nominee_id, one.nominated_by]),
    );
    concerned.extend(requests.iter().filter_map(|request| request.pre_approved_by));
    concerned.extend(answers.iter().map(|answer| answer.employee_id));
    people(from, to, known, concerned).await?;
    insert(to, circles).await?;
    insert(to, ties).await?;
    insert(to, memberships).await?;
    insert(to, duties).await?;
    insert(to, nominations).await?;
    insert(to, requests).await?;
    insert(to, meetings).await?;
    insert(to, answers).await
}

fn in_circles<E: EntityTrait>(ids: &[Uuid], column: E::Column) -> Select<E> {
    E::find().filter(column.is_in(ids.iter().copied()))
}

/// Copies those of `concerned` who are not there yet.
async fn people(
    from: &DatabaseConnection,
    to: &DatabaseTransaction,
    known: &mut BTreeSet<Uuid>,
    concerned: BTreeSet<Uuid>,
) -> Result<(), DbErr> {
    let missing: Vec<Uuid> = concerned.difference(known).copied().collect();
    for ids in missing.chunks(CHUNK) {
        let (employees, profiles) = futures::try_join!(
            employee::Entity::find()
                .filter(employee::COLUMN.id.is_in(ids.iter().copied()))
                .all(from),
            profile::Entity::find()
                .filter(profile::COLUMN.employee_id.is_in(ids.iter().copied()))
                .all(from),
        )?;
        insert(to, employees).await?;
        insert(to, profiles).await?;
    }
    known.extend(missing);
    Ok(())
}

/// Writes the rows into the copy, without what the register leaves blank in a forecast.
async fn insert<M>(to: &DatabaseTransaction, rows: Vec<M>) -> Result<(), DbErr>
where
    M: sea_orm::ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    let table = M::Entity::default();
    let blanked = <M::Entity as EntityTrait>::Column::iter()
        .filter(|column| register::is_blanked(Event::Forecast, table.table_name(), column.as_str()))
        .collect::<Vec<_>>();
    let mut rows = rows
        .into_iter()
        .map(|row| {
            let mut row = row.into_active_model().reset_all();
            for column in &blanked {
                let value = row.get(*column).into_value();
                let null = value
                    .filter(|_| column.def().is_null())
                    .map(|value| value.as_null());
                row.set(*column, null.unwrap_or_else(|| "".into()));
            }
            row
        })
        .peekable();
    while rows.peek().is_some() {
        M::Entity::insert_many(rows.by_ref().take(CHUNK))
            .exec_without_returning(to)
            .await?;
    }
    Ok(())
}
