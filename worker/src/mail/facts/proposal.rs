//! From proposal to start: mails 4, 5, 7, 18 and 19.

use super::super::content::{
    CircleStarted, NamedProgrammeManager, PlannedMeeting, ProposalRecorded, ReadyToPublish, WillNotStart,
};
use super::{NoFacts, Reader, Said, calendar, find, planned, still, zone_of};
use entity::model::enums::{CircleState, MembershipStatus, NominationStatus, Role};
use entity::model::{circle, pm_nomination, topic};
use entity::query;
use entity::rules::{advice, plan, term};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Reader<'_> {
    /// How many people are still needed to start.
    fn missing(&self, circle: &circle::Model) -> i32 {
        let needed = i32::try_from(self.programme.policy.min_people).unwrap_or(i32::MAX);
        (needed - circle.people_count).max(0)
    }

    pub(super) async fn proposal_recorded(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        let waiting = matches!(circle.state, CircleState::Draft | CircleState::Proposed);
        still(waiting, "the circle is past its proposal")?;
        let nomination = pm_nomination::Entity::find()
            .filter(pm_nomination::Column::CircleId.eq(circle.id))
            .filter(pm_nomination::Column::Status.eq(NominationStatus::Pending))
            .one(self.db)
            .await?;
        let nominee = match nomination {
            Some(nomination) => find::name(self.db, nomination.nominee_id).await?,
            None => None,
        };
        let content = ProposalRecorded {
            circle: circle.title.clone(),
            people: circle.people_count,
            max_people: circle.max_people,
            missing: self.missing(&circle),
            nominee,
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn named_programme_manager(&self) -> Result<Said, NoFacts> {
        let nomination = pm_nomination::Entity::find_by_id(self.subject()?)
            .one(self.db)
            .await?;
        let nomination = nomination.ok_or(NoFacts::Skip("the nomination is gone"))?;
        let open = nomination.status == NominationStatus::Pending && nomination.expires_at > self.now;
        still(open, "the nomination is no longer open")?;
        let circle = self.circle().await?;
        let topic = topic::Entity::find_by_id(circle.topic_id);
        let (by, topic) = tokio::try_join!(find::name(self.db, nomination.nominated_by), topic.one(self.db))?;
        let content = NamedProgrammeManager {
            circle: circle.title.clone(),
            topic: topic.ok_or(NoFacts::Skip("the topic is gone"))?.name,
            by: by.ok_or(NoFacts::Skip("the nominator is gone"))?,
            role: nomination.role,
            expires_at: nomination.expires_at,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.nomination(nomination.id)))
    }

    pub(super) async fn will_not_start(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        let ended = matches!(circle.state, CircleState::Withdrawn | CircleState::Expired);
        still(ended, "the circle is not withdrawn or expired")?;
        let links = &self.programme.links;
        let alternatives = find::alternatives(self.db, links, &circle, self.row.recipient_id).await?;
        let action = alternatives
            .first()
            .map_or_else(|| links.guide(), |other| other.url.clone());
        let content = WillNotStart {
            circle: circle.title.clone(),
            expired: circle.state == CircleState::Expired,
            days: self.programme.policy.clock.proposal_days,
            requested: self.row.subject_id.is_some(),
            alternatives,
        };
        Ok(Said::new(content, action))
    }

    pub(super) async fn ready_to_publish(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(
            circle.state == CircleState::Proposed,
            "the circle is not waiting to start",
        )?;
        still(self.missing(&circle) == 0, "there are too few people again")?;
        self.recipient_manages(&circle).await?;
        let roles = find::roles(self.db, circle.id).await?;
        still(
            roles.iter().any(|(_, role)| *role == Role::Member),
            "there is no member any more",
        )?;
        let people = query::person::participants(self.db, &roles).await?;
        let starts_on = self.today(&circle);
        let meetings = plan::first_term(starts_on);
        let content = ReadyToPublish {
            circle: circle.title.clone(),
            people: circle.people_count,
            advice: advice::of_circle(&people).into_iter().collect(),
            starts_on,
            ends_on: term::end_of_term(starts_on, 1),
            planned: meetings
                .iter()
                .map(|one| PlannedMeeting {
                    on: one.on,
                    format: one.format,
                })
                .collect(),
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn circle_started(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(circle.state == CircleState::Active, "the circle is not active")?;
        let (Some(started_on), Some(ends_on)) = (circle.started_on, circle.term_ends_on) else {
            return Err(NoFacts::Skip("the circle has no term"));
        };
        let own = find::open_membership(self.db, circle.id, self.row.recipient_id).await?;
        let own = own.filter(|own| own.status == MembershipStatus::Active);
        let own = own.ok_or(NoFacts::Skip("it is for participants only"))?;
        let meetings = self.coming_meetings(&circle).await?;
        let content = CircleStarted {
            circle: circle.title.clone(),
            role: own.role,
            started_on,
            ends_on,
            meetings: meetings.iter().map(planned).collect(),
            people: find::participants(self.db, circle.id).await?,
            zone: zone_of(&circle),
        };
        let said = Said::new(content, self.programme.links.circle(circle.id));
        Ok(Said {
            calendar: calendar(&circle, &meetings),
            ..said
        })
    }
}
