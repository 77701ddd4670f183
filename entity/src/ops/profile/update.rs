//! Change what a person says of themselves, and which mail they want.

use crate::model::enums::Digest;
use crate::model::{
    affinity_network, profile, profile_affinity_network, profile_language, profile_topic, topic,
};
use crate::ops::Operation;
use crate::ops::circle::language;
use crate::ops::error::Problems;
use crate::ops::{OpError, person};
use crate::rules::{RuleViolation, text};
use crate::work::Work;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The most topics, networks or languages of one person.
const MAX_CHOICES: usize = 20;

/// The changes to make; what is absent is left as it is, a list that is there replaces the old one.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// What the person says of themselves.
    pub about: Option<String>,
    /// Topics.
    pub topic_ids: Option<Vec<Uuid>>,
    /// Affinity networks. Sensitive: shown to the person alone.
    pub affinity_network_ids: Option<Vec<Uuid>>,
    /// Languages, as BCP 47 tags.
    pub languages: Option<Vec<String>>,
    /// Whether reminders are sent.
    pub wants_reminders: Option<bool>,
    /// Whether news of one's circles is sent.
    pub wants_news: Option<bool>,
    /// How often a digest of them is sent.
    pub digest: Option<Digest>,
}

/// Changes the acting person's profile.
#[derive(Debug, Clone)]
pub struct Update {
    /// What to change.
    pub change: Change,
}

impl Operation for Update {
    type Output = profile::Model;

    async fn run(self, work: Work<'_>) -> Result<profile::Model, OpError> {
        let person = person::acting(work).await?;
        let me = person.employee.id;
        let profile = person.profile.ok_or(RuleViolation::NotEligible)?;
        let Change {
            about,
            topic_ids,
            affinity_network_ids,
            languages,
            wants_reminders,
            wants_news,
            digest,
        } = self.change;

        let mut problems = Problems::default();
        let about = about.map(|about| problems.text("about", &text::ABOUT, &about));
        let topics = distinct(&mut problems, "topicIds", topic_ids);
        let networks = distinct(&mut problems, "affinityNetworkIds", affinity_network_ids);
        let languages: Option<Vec<String>> = languages.map(|tags| {
            tags.iter()
                .map(|tag| language(&mut problems, "languages", tag))
                .collect()
        });
        let languages = distinct(&mut problems, "languages", languages);
        if let Some(ids) = &topics {
            let found = topic::Entity::find()
                .filter(topic::COLUMN.id.is_in(ids.iter().copied()))
                .count(work.tx)
                .await?;
            note_missing(&mut problems, "topicIds", found, ids.len());
        }
        if let Some(ids) = &networks {
            let filter = affinity_network::COLUMN.id.is_in(ids.iter().copied());
            let found = affinity_network::Entity::find()
                .filter(filter)
                .count(work.tx)
                .await?;
            note_missing(&mut problems, "affinityNetworkIds", found, ids.len());
        }
        problems.check()?;

        let mut row = profile.into_active_model();
        if let Some(about) = about {
            row.about = Set(about);
        }
        if let Some(wants_reminders) = wants_reminders {
            row.wants_reminders = Set(wants_reminders);
        }
        if let Some(wants_news) = wants_news {
            row.wants_news = Set(wants_news);
        }
        if let Some(digest) = digest {
            row.digest = Set(digest);
        }
        row.updated_at = Set(work.now);
        // First the row, under whose lock the lists are replaced: of two changes at once the later one's stand.
        let profile = row.update(work.tx).await?;
        replace_topics(work.tx, me, topics).await?;
        replace_networks(work.tx, me, networks).await?;
        replace_languages(work.tx, me, languages).await?;
        Ok(profile)
    }
}

fn distinct<T: Ord>(
    problems: &mut Problems,
    field: &'static str,
    list: Option<Vec<T>>,
) -> Option<BTreeSet<T>> {
    let set: BTreeSet<T> = list?.into_iter().collect();
    if set.len() > MAX_CHOICES {
        problems.note(field, RuleViolation::InvalidInput("Choose 20 at most."));
    }
    Some(set)
}

fn note_missing(problems: &mut Problems, field: &'static str, found: u64, asked: usize) {
    if usize::try_from(found).ok() != Some(asked) {
        problems.note(field, RuleViolation::NotFound);
    }
}

async fn replace_topics(
    tx: &DatabaseTransaction,
    me: Uuid,
    topics: Option<BTreeSet<Uuid>>,
) -> Result<(), DbErr> {
    let Some(topics) = topics else { return Ok(()) };
    profile_topic::Entity::delete_many()
        .filter(profile_topic::COLUMN.employee_id.eq(me))
        .exec(tx)
        .await?;
    let rows = topics.into_iter().map(|topic| profile_topic::ActiveModel {
        employee_id: Set(me),
        topic_id: Set(topic),
    });
    profile_topic::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn replace_networks(
    tx: &DatabaseTransaction,
    me: Uuid,
    networks: Option<BTreeSet<Uuid>>,
) -> Result<(), DbErr> {
    let Some(networks) = networks else { return Ok(()) };
    profile_affinity_network::Entity::delete_many()
        .filter(profile_affinity_network::COLUMN.employee_id.eq(me))
        .exec(tx)
        .await?;
    let rows = networks
        .into_iter()
        .map(|network| profile_affinity_network::ActiveModel {
            employee_id: Set(me),
            affinity_network_id: Set(network),
        });
    profile_affinity_network::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn replace_languages(
    tx: &DatabaseTransaction,
    me: Uuid,
    languages: Option<BTreeSet<String>>,
) -> Result<(), DbErr> {
    let Some(languages) = languages else { return Ok(()) };
    profile_language::Entity::delete_many()
        .filter(profile_language::COLUMN.employee_id.eq(me))
        .exec(tx)
        .await?;
    let rows = languages
        .into_iter()
        .map(|language| profile_language::ActiveModel {
            employee_id: Set(me),
            language: Set(language),
        });
    profile_language::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
