//! Publish: start the six-month connection (docs/product.md §1). Not "make visible".

use super::plan::plan_meetings;
use super::{LockedCircle, programme_manager};
use crate::model::circle;
use crate::model::event::Event;
use crate::ops::Operation;
use crate::ops::{OpError, person};
use crate::outbox::{self, MailKind};
use crate::query;
use crate::rules::advice::{self, AdvisoryCode};
use crate::rules::rights::{self, Act, ActKind, Crew};
use crate::rules::{plan, term, zone};
use crate::work::Work;
use uuid::Uuid;

/// PROPOSED → ACTIVE: the first term starts today in the circle's zone, with six planned meetings.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The circle.
    pub circle_id: Uuid,
    /// The advisories that the caller has read.
    pub acknowledge: Vec<AdvisoryCode>,
}

impl Operation for Publish {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Publish).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        let people = circle.people(work.tx).await?;
        let manager = programme_manager(work.tx, &circle).await?;
        let person = match manager {
            Some(manager) => person::find(work.tx, manager).await?,
            None => None,
        };
        let crew = Crew::of(&people, manager, person.as_ref(), &work.policy);
        circle.may(work, Act::Publish(&crew)).await?;

        let roles: Vec<_> = people
            .iter()
            .map(|person| (person.employee_id, person.role))
            .collect();
        let advisories = advice::of_circle(&query::person::participants(work.tx, &roles).await?);
        LockedCircle::must_acknowledge(&advisories, &self.acknowledge)?;

        let started_on = zone::today(rights::zone_of(&circle.row)?, work.now);
        circle.advance(ActKind::Publish)?;
        circle.row.published_at = Some(work.now);
        circle.row.started_on = Some(started_on);
        circle.row.term = 1;
        circle.row.term_ends_on = Some(term::end_of_term(started_on, 1));
        circle.row.ageing_from = None;
        let published = Event::Published {
            acknowledged: advisories,
            started_on: circle.row.started_on,
            term_ends_on: circle.row.term_ends_on,
            meetings: plan_meetings(work, &mut circle.row, &plan::first_term(started_on)).await?,
        };
        let event = circle.record(work, published);
        let readers = circle.readers(work.tx).await?;
        outbox::enqueue(work, circle.mail(MailKind::CircleStarted, event).to(readers)).await?;
        Ok(circle.save(work).await?)
    }
}
