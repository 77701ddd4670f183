//! The programme's own lists, open to everybody who is signed in.

use super::batch::{by_id, grouped};
use crate::model::{affinity_network, job_family, ladder_rung, topic};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// All topics, by name.
pub async fn topics(db: &impl ConnectionTrait) -> Result<Vec<topic::Model>, DbErr> {
    topic::Entity::find()
        .order_by_asc(topic::Column::Name)
        .all(db)
        .await
}

/// The topics with these ids.
pub async fn topics_by_id(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, topic::Model>, DbErr> {
    by_id::<topic::Entity>(db, topic::Column::Id, ids, |row| row.id).await
}

/// All affinity networks, by name.
pub async fn affinity_networks(db: &impl ConnectionTrait) -> Result<Vec<affinity_network::Model>, DbErr> {
    affinity_network::Entity::find()
        .order_by_asc(affinity_network::Column::Name)
        .all(db)
        .await
}

/// The affinity networks with these ids.
pub async fn affinity_networks_by_id(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, affinity_network::Model>, DbErr> {
    by_id::<affinity_network::Entity>(db, affinity_network::Column::Id, ids, |row| row.id).await
}

/// All job families by name, each with its ladder from the lowest rung.
pub async fn ladders(
    db: &impl ConnectionTrait,
) -> Result<Vec<(job_family::Model, Vec<ladder_rung::Model>)>, DbErr> {
    let families = job_family::Entity::find()
        .order_by_asc(job_family::Column::Name)
        .all(db)
        .await?;
    let rungs = ladder_rung::Entity::find()
        .order_by_asc(ladder_rung::Column::Position)
        .all(db)
        .await?;
    let mut rungs = grouped(rungs, |rung| rung.job_family_id);
    Ok(families
        .into_iter()
        .map(|family| {
            let ladder = rungs.remove(&family.id).unwrap_or_default();
            (family, ladder)
        })
        .collect())
}
