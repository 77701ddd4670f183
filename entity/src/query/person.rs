//! People. By ids that a visible thing led to; how much of a person is shown is the caller's to decide by it.

use crate::model::enums::{MembershipStatus, Role};
use crate::model::{
    affinity_network, duty, employee, job_family, ladder_rung, membership, profile, profile_affinity_network,
    profile_language, profile_topic, topic,
};
use crate::query::circle as circles;
use crate::rules::advice::Participant;
use crate::rules::ladder::Standing;
use crate::support::cx::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A person with what HR and they themselves say.
#[derive(Debug, Clone)]
pub struct Person {
    /// The HR record.
    pub employee: employee::Model,
    /// The profile, if the person opted in.
    pub profile: Option<profile::Model>,
}

/// The people with these ids, in one statement.
///
/// # Errors
/// When the database fails.
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
///
/// # Errors
/// When the database fails.
pub async fn rungs(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, (ladder_rung::Model, job_family::Model)>, DbErr> {
    let rungs = ladder_rung::Entity::find()
        .filter(ladder_rung::COLUMN.id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let families: HashMap<Uuid, job_family::Model> = job_family::Entity::find()
        .filter(
            job_family::COLUMN
                .id
                .is_in(rungs.iter().map(|rung| rung.job_family_id)),
        )
        .all(db)
        .await?
        .into_iter()
        .map(|family| (family.id, family))
        .collect();
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
///
/// # Errors
/// When the database fails.
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
///
/// # Errors
/// When the database fails.
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
///
/// # Errors
/// When the database fails.
pub async fn own_networks(
    db: &impl ConnectionTrait,
    me: Uuid,
) -> Result<Vec<affinity_network::Model>, DbErr> {
    let mine = Query::select()
        .column(profile_affinity_network::Column::AffinityNetworkId)
        .from(profile_affinity_network::Entity)
        .and_where(profile_affinity_network::Column::EmployeeId.eq(me))
        .take();
    affinity_network::Entity::find()
        .filter(affinity_network::Column::Id.in_subquery(mine))
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
}

/// How `viewer` and `person` are connected.
///
/// # Errors
/// When the database fails.
pub async fn connection(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    person: Uuid,
) -> Result<Connection, DbErr> {
    let in_circles_of = |employee: Uuid| {
        Query::select()
            .column(membership::Column::CircleId)
            .from(membership::Entity)
            .and_where(membership::Column::EmployeeId.eq(employee))
            .and_where(membership::Column::Status.is_in([MembershipStatus::Active, MembershipStatus::Paused]))
            .take()
    };
    let shared = membership::Entity::find()
        .filter(membership::COLUMN.employee_id.eq(viewer.employee_id))
        .filter(membership::Column::Status.is_in([MembershipStatus::Active, MembershipStatus::Paused]))
        .filter(membership::Column::CircleId.in_subquery(in_circles_of(person)))
        .one(db)
        .await?;
    let managed = duty::Entity::find()
        .filter(duty::COLUMN.employee_id.eq(viewer.employee_id))
        .filter(duty::COLUMN.slot.eq(0))
        .filter(duty::COLUMN.ended_at.is_null())
        .filter(duty::Column::CircleId.in_subquery(in_circles_of(person)))
        .one(db)
        .await?;
    let manager = duty::Entity::find()
        .filter(duty::COLUMN.employee_id.eq(person))
        .filter(duty::COLUMN.slot.eq(0))
        .filter(duty::COLUMN.ended_at.is_null())
        .join(JoinType::InnerJoin, duty::Relation::Circle.def())
        .filter(circles::visible(viewer))
        .one(db)
        .await?;
    Ok(Connection {
        shares_circle: shared.is_some(),
        manages_circle: managed.is_some(),
        is_visible_manager: manager.is_some(),
    })
}

/// The people with these ids and roles, as advice looks at them, in one statement.
///
/// # Errors
/// When the database fails.
pub async fn participants(
    db: &impl ConnectionTrait,
    roles: &[(Uuid, Role)],
) -> Result<Vec<Participant>, DbErr> {
    let roles: HashMap<Uuid, Role> = roles.iter().copied().collect();
    let people = employee::Entity::find()
        .filter(employee::Column::Id.is_in(roles.keys().copied()))
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
