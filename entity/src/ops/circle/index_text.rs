//! Search texts that another version of the folding made, or whose topic was renamed, are made anew.

use crate::model::{circle, topic};
use crate::ops::{OpError, Operation};
use crate::rules::search;
use crate::work::Work;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// Makes a batch of them; answers how many.
#[derive(Debug, Clone, Copy)]
pub struct IndexTexts {
    /// How many at most.
    pub limit: u64,
}

impl Operation for IndexTexts {
    type Output = u64;

    async fn run(self, work: Work<'_>) -> Result<u64, OpError> {
        // Locked, so that nobody changes a title between its reading and its writing; who is at it is left for the next time.
        let stale = circle::Entity::find()
            .filter(circle::COLUMN.search_version.lt(search::VERSION))
            .limit(self.limit)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(work.tx)
            .await?;
        if stale.is_empty() {
            return Ok(0);
        }
        let topics: BTreeSet<_> = stale.iter().map(|row| row.topic_id).collect();
        let topics = topic::Entity::find()
            .filter(topic::COLUMN.id.is_in(topics))
            .all(work.tx)
            .await?;
        let mut done = 0;
        for row in stale {
            let topic = topics.iter().find(|topic| topic.id == row.topic_id);
            let topic = topic.map(|topic| topic.name.as_str()).unwrap_or_default();
            circle::Entity::update_many()
                .set(circle::ActiveModel {
                    search_text: Set(search::stored(&row.title, &row.description, topic)),
                    search_version: Set(search::VERSION),
                    ..Default::default()
                })
                .filter(circle::COLUMN.id.eq(row.id))
                .exec(work.tx)
                .await?;
            done += 1;
        }
        Ok(done)
    }
}
