//! People. By ids that a visible thing led to; how much of a person is shown is the caller's to decide by it.

use super::batch::by_id;
use crate::model::enums::Role;
use crate::model::{
    affinity_network, duty, employee, job_family, ladder_rung, membership, profile, profile_affinity_network,
    profile_language, profile_topic, topic,
};
use crate::query::{administrator, circle as circles};
use crate::rules::advice::Participant;
use crate::rules::ladder::Standing;
use crate::rules::person::Person;
use crate::work::Viewer;
use chrono::{DateTime, Utc};
use futures::try_join;
use sea_orm::sea_query::Query;
use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The people with these ids, in one statement.
pub async fn people(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, Person>, DbErr> {
    let rows = employee::Entity::find()
        .filter(employee::COLUMN.id.is_in(ids.iter().copied()))
        .find_also_related(profile::Entity)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(employee, profile)| (employee.id, Person { employee, profile }))
        .collect())
}

/// The rungs with these ids, each with its family.
pub async fn rungs(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, (ladder_rung::Model, job_family::Model)>, DbErr> {
    let rungs = ladder_rung::Entity::find()
        .filter(ladder_rung::COLUMN.id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let families: Vec<Uuid> = rungs.iter().map(|rung| rung.job_family_id).collect();
    let families = by_id::<job_family::Entity>(db, job_family::Column::Id, &families, |row| row.id).await?;
    Ok(rungs
        .into_iter()
        .filter_map(|rung| {
            families
                .get(&rung.job_family_id)
                .cloned()
                .map(|family| (rung.id, (rung, family)))
        })
        .collect())
}

/// The topics of each person.
pub async fn topics(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<topic::Model>>, DbErr> {
    let chosen = profile_topic::Entity::find()
        .filter(profile_topic::COLUMN.employee_id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let topics = topic::Entity::find()
        .filter(topic::COLUMN.id.is_in(chosen.iter().map(|row| row.topic_id)))
        .order_by_asc(topic::Column::Name)
        .all(db)
        .await?;
    let mut by_person: HashMap<Uuid, Vec<topic::Model>> = HashMap::new();
    for topic in topics {
        for row in chosen.iter().filter(|row| row.topic_id == topic.id) {
            by_person.entry(row.employee_id).or_default().push(topic.clone());
        }
    }
    Ok(by_person)
}

/// The languages of each person.
pub async fn languages(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<String>>, DbErr> {
    let rows = profile_language::Entity::find()
        .filter(profile_language::COLUMN.employee_id.is_in(ids.iter().copied()))
        .order_by_asc(profile_language::Column::Language)
        .all(db)
        .await?;
    let mut by_person: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in rows {
        by_person.entry(row.employee_id).or_default().push(row.language);
    }
    Ok(by_person)
}

/// The affinity networks of one person: for the person's own eyes.
pub async fn own_networks(
    db: &impl ConnectionTrait,
    me: Uuid,
) -> Result<Vec<affinity_network::Model>, DbErr> {
    let mine = Query::select()
        .column(profile_affinity_network::Column::AffinityNetworkId)
        .from(profile_affinity_network::Entity)
        .and_where(profile_affinity_network::COLUMN.employee_id.eq(me))
        .take();
    affinity_network::Entity::find()
        .filter(affinity_network::COLUMN.id.in_subquery(mine))
        .order_by_asc(affinity_network::Column::Name)
        .all(db)
        .await
}

/// In which way two people are connected, from the viewer's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Connection {
    /// Both are in one circle.
    pub shares_circle: bool,
    /// The viewer is programme manager of a circle that the person is in.
    pub manages_circle: bool,
    /// The person is programme manager of a circle that the viewer may see.
    pub is_visible_manager: bool,
    /// The viewer is an administrator who opened the person for a logged reason.
    pub has_access: bool,
}

/// How `viewer` is connected with each of `people`, in a fixed number of statements.
pub async fn connections(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    people: &[Uuid],
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, Connection>, DbErr> {
    let mine = Query::select()
        .column(membership::Column::CircleId)
        .from(membership::Entity)
        .and_where(membership::COLUMN.employee_id.eq(viewer.employee_id))
        .and_where(membership::open())
        .take();
    let managed = Query::select()
        .column(duty::Column::CircleId)
        .from(duty::Entity)
        .and_where(duty::COLUMN.employee_id.eq(viewer.employee_id))
        .cond_where(duty::of_programme_manager())
        .take();
    let inside = |circles| {
        membership::Entity::find()
            .filter(membership::COLUMN.employee_id.is_in(people.iter().copied()))
            .filter(membership::open())
            .filter(membership::COLUMN.circle_id.in_subquery(circles))
            .select_only()
            .column(membership::Column::EmployeeId)
            .distinct()
            .into_tuple::<Uuid>()
            .all(db)
    };
    let managers = duty::Entity::find()
        .filter(duty::COLUMN.employee_id.is_in(people.iter().copied()))
        .filter(duty::of_programme_manager())
        .join(JoinType::InnerJoin, duty::Relation::Circle.def())
        .filter(circles::visible(viewer))
        .select_only()
        .column(duty::Column::EmployeeId)
        .distinct()
        .into_tuple::<Uuid>()
        .all(db);
    let (shared, managed, managers, opened) = try_join!(
        inside(mine),
        inside(managed),
        managers,
        administrator::accessible(db, viewer, people, now),
    )?;
    Ok(people
        .iter()
        .map(|person| {
            let connection = Connection {
                shares_circle: shared.contains(person),
                manages_circle: managed.contains(person),
                is_visible_manager: managers.contains(person),
                has_access: opened.contains(person),
            };
            (*person, connection)
        })
        .collect())
}

/// The people with these ids and roles, as advice looks at them, in one statement.
pub async fn participants(
    db: &impl ConnectionTrait,
    roles: &[(Uuid, Role)],
) -> Result<Vec<Participant>, DbErr> {
    let roles: HashMap<Uuid, Role> = roles.iter().copied().collect();
    let people = employee::Entity::find()
        .filter(employee::COLUMN.id.is_in(roles.keys().copied()))
        .find_also_related(ladder_rung::Entity)
        .all(db)
        .await?;
    Ok(people
        .into_iter()
        .filter_map(|(person, rung)| {
            Some(Participant {
                employee_id: person.id,
                role: roles.get(&person.id).copied()?,
                standing: rung.map(|rung| Standing {
                    family: rung.job_family_id,
                    position: rung.position,
                }),
                manager_id: person.manager_id,
            })
        })
        .collect())
}
