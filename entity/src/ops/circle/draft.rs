//! What proposing and updating a circle have in common: its texts and choices, checked.

use crate::model::{affinity_network, topic};
use crate::ops::error::Problems;
use crate::rules::{Policy, RuleViolation, language, text, zone};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;

/// The canonical BCP 47 tag.
pub(in crate::ops) fn language(problems: &mut Problems, field: &'static str, tag: &str) -> String {
    language::canonical(tag).unwrap_or_else(|| {
        problems.note(
            field,
            RuleViolation::InvalidInput("Give a language as a BCP 47 tag, such as en or pt-BR."),
        );
        String::new()
    })
}

pub(super) fn zone(problems: &mut Problems, field: &'static str, name: &str) -> String {
    if zone::parse(name).is_none() {
        problems.note(
            field,
            RuleViolation::InvalidInput("Give an IANA time zone, such as Europe/Berlin."),
        );
    }
    name.to_owned()
}

pub(super) fn title(problems: &mut Problems, title: &str) -> String {
    problems.text("title", &text::TITLE, title)
}

pub(super) fn description(problems: &mut Problems, description: &str) -> String {
    problems.text("description", &text::DESCRIPTION, description)
}

pub(super) fn max_people(problems: &mut Problems, policy: &Policy, max: i32) -> i32 {
    if !u32::try_from(max).is_ok_and(|max| (policy.min_people..=policy.max_people).contains(&max)) {
        let (min, max) = (policy.min_people, policy.max_people);
        problems.note("maxPeople", RuleViolation::MaximumOutOfRange { min, max });
    }
    max
}

pub(super) async fn topic(
    tx: &DatabaseTransaction,
    problems: &mut Problems,
    id: Uuid,
) -> Result<Option<topic::Model>, DbErr> {
    let topic = topic::Entity::find_by_id(id).one(tx).await?;
    if topic.is_none() {
        problems.note("topicId", RuleViolation::NotFound);
    }
    Ok(topic)
}

pub(super) async fn network(
    tx: &DatabaseTransaction,
    problems: &mut Problems,
    id: Option<Uuid>,
) -> Result<Option<Uuid>, DbErr> {
    if let Some(id) = id
        && affinity_network::Entity::find_by_id(id).one(tx).await?.is_none()
    {
        problems.note("affinityNetworkId", RuleViolation::NotFound);
    }
    Ok(id)
}
