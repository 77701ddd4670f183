//! Change what a circle says of itself, its maximum, and whether it takes requests.

use super::{LockedCircle, draft, settle_waitlist};
use crate::model::circle;
use crate::model::enums::CircleState;
use crate::model::event::{Event, Field};
use crate::ops::Operation;
use crate::ops::error::Problems;
use crate::ops::{OpError, person};
use crate::rules::RuleViolation;
use crate::rules::rights::{Act, ActKind};
use crate::rules::search;
use crate::work::Work;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The changes to make; what is absent is left as it is.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// One line.
    pub title: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// The topic.
    pub topic_id: Option<Uuid>,
    /// The affinity network; `Some(None)` clears it.
    pub affinity_network_id: Option<Option<Uuid>>,
    /// A BCP 47 tag.
    pub language: Option<String>,
    /// An IANA zone; not once the circle is published, as its dates are of its zone.
    pub zone: Option<String>,
    /// The most people.
    pub max_people: Option<i32>,
    /// Whether an advisor is looked for.
    pub wants_advisor: Option<bool>,
    /// Whether requests are taken.
    pub recruiting_open: Option<bool>,
}

/// Changes a circle that has not ended.
#[derive(Debug, Clone)]
pub struct Update {
    /// The circle.
    pub circle_id: Uuid,
    /// What to change.
    pub change: Change,
}

impl Operation for Update {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Update).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::Update).await?;
        let fields = self.change.apply(work, &mut circle.row).await?;
        if fields.is_empty() {
            return Ok(circle.row);
        }
        let choices = Some((&circle.row).into());
        circle.record(work, Event::Updated { fields, choices });
        settle_waitlist(work, &mut circle).await?;
        Ok(circle.save(work).await?)
    }
}

impl Change {
    /// Writes the changes into `row` and answers which fields they changed.
    async fn apply(self, work: Work<'_>, row: &mut circle::Model) -> Result<BTreeSet<Field>, OpError> {
        let mut problems = Problems::default();
        let before = row.clone();
        let mut topic_words = search::topic_in(&row.search_text).to_owned();
        if let Some(title) = self.title {
            row.title = draft::title(&mut problems, &title);
        }
        if let Some(description) = self.description {
            row.description = draft::description(&mut problems, &description);
        }
        if let Some(topic) = self.topic_id {
            let found = draft::topic(work.tx, &mut problems, topic).await?;
            row.topic_id = topic;
            topic_words = found.map(|topic| topic.name).unwrap_or_default();
        }
        if let Some(network) = self.affinity_network_id {
            row.affinity_network_id = draft::network(work.tx, &mut problems, network).await?;
        }
        if let Some(language) = self.language {
            row.language = draft::language(&mut problems, "language", &language);
        }
        if let Some(zone) = self.zone {
            row.zone = draft::zone(&mut problems, "zone", &zone);
            if row.state == CircleState::Active && row.zone != before.zone {
                problems.note("zone", RuleViolation::WrongState(row.state));
            }
        }
        if let Some(max) = self.max_people {
            row.max_people = draft::max_people(&mut problems, &work.policy, max);
            let taken = row.people_count + row.offered_count;
            if row.max_people < taken {
                let taken = u32::try_from(taken).unwrap_or_default();
                problems.note("maxPeople", RuleViolation::MaximumBelowPeople { taken });
            }
        }
        row.wants_advisor = self.wants_advisor.unwrap_or(row.wants_advisor);
        row.recruiting_open = self.recruiting_open.unwrap_or(row.recruiting_open);
        // A text of an older version stays one, for the worker to make anew: it does not say where its topic is.
        row.search_text = search::stored(&row.title, &row.description, &topic_words);
        problems.check()?;
        let changed = [
            (Field::Title, row.title != before.title),
            (Field::Description, row.description != before.description),
            (Field::TopicId, row.topic_id != before.topic_id),
            (
                Field::AffinityNetworkId,
                row.affinity_network_id != before.affinity_network_id,
            ),
            (Field::Language, row.language != before.language),
            (Field::Zone, row.zone != before.zone),
            (Field::MaxPeople, row.max_people != before.max_people),
            (Field::WantsAdvisor, row.wants_advisor != before.wants_advisor),
            (
                Field::RecruitingOpen,
                row.recruiting_open != before.recruiting_open,
            ),
        ];
        Ok(changed
            .into_iter()
            .filter_map(|(field, differs)| differs.then_some(field))
            .collect())
    }
}
