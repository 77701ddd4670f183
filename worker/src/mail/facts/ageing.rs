//! What waits too long: mails 6, 10, 11 and 24.

use super::super::content::{
    CircleQuiet, NothingPlanned, ProposalWaiting, RequestExpired, RequestsEscalated, RequestsWaiting,
};
use super::{NoFacts, Reader, Said, find, is_alive, still, zone_of};
use chrono::{DateTime, Utc};
use entity::model::enums::{CircleState, Decision, JoinRequestStatus};
use entity::model::{circle, join_request};
use entity::rules::plan;
use entity::rules::policy::days;

/// How many dates are proposed to a circle that has planned none.
const PROPOSED_DATES: usize = 3;

/// Requests to join that wait, in short.
struct Waiting {
    requests: i32,
    /// How long the oldest has waited, in days.
    days: i64,
    /// When the first expires.
    answer_by: Option<DateTime<Utc>>,
}

impl Reader<'_> {
    pub(super) async fn proposal_waiting(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(
            circle.state == CircleState::Proposed,
            "the circle is not waiting to start",
        )?;
        self.recipient_manages(&circle).await?;
        let since = circle.ageing_from.or(circle.proposed_at);
        let since = since.ok_or(NoFacts::Skip("the circle is not waiting to start"))?;
        let policy = &self.programme.policy;
        let content = ProposalWaiting {
            circle: circle.title.clone(),
            people: circle.people_count,
            needed: policy.min_people,
            days: self.days_since(circle.proposed_at.unwrap_or(since)),
            expires_at: since + days(policy.clock.proposal_days),
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn requests_waiting(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(is_alive(&circle), "the circle takes nobody in")?;
        let duty = find::duty_of(self.db, circle.id, self.row.recipient_id).await?;
        still(duty.is_some(), "it is for those who decide only")?;
        let waiting = self.waiting(&circle, |_| true).await?;
        let content = RequestsWaiting {
            circle: circle.title.clone(),
            requests: waiting.requests,
            days: waiting.days,
            answer_by: waiting.answer_by,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn requests_escalated(&self) -> Result<Said, NoFacts> {
        self.recipient_administrates()?;
        let circle = self.circle().await?;
        still(is_alive(&circle), "the circle takes nobody in")?;
        let waiting = self
            .waiting(&circle, |request| request.escalated_at.is_some())
            .await?;
        let content = RequestsEscalated {
            circle: circle.title.clone(),
            requests: waiting.requests,
            days: waiting.days,
            answer_by: waiting.answer_by,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    /// The requests that wait for an answer, of those that are meant; skips when there are none.
    async fn waiting(
        &self,
        circle: &circle::Model,
        meant: impl Fn(&join_request::Model) -> bool,
    ) -> Result<Waiting, NoFacts> {
        let mut requests = find::pending_requests(self.db, circle.id).await?;
        requests.retain(meant);
        let since = requests
            .iter()
            .map(|request| request.pending_since.unwrap_or(request.created_at));
        let since = since.min();
        let since = since.ok_or(NoFacts::Skip("no request waits for an answer"))?;
        Ok(Waiting {
            requests: i32::try_from(requests.len()).unwrap_or(i32::MAX),
            days: self.days_since(since),
            answer_by: requests
                .iter()
                .filter_map(|request| request.answer_by.filter(|by| *by > self.now))
                .min(),
        })
    }

    pub(super) async fn request_expired(&self) -> Result<Said, NoFacts> {
        let (_, circle) = self
            .request(JoinRequestStatus::Expired, "the request has not expired")
            .await?;
        let links = &self.programme.links;
        let alternatives = find::alternatives(self.db, links, &circle, self.row.recipient_id).await?;
        let action = alternatives
            .first()
            .map_or_else(|| links.guide(), |other| other.url.clone());
        let content = RequestExpired {
            circle: circle.title.clone(),
            may_ask_again: circle.recruiting_open && is_alive(&circle),
            alternatives,
        };
        Ok(Said::new(content, action))
    }

    /// Goes on if the circle runs and has no meeting to come.
    async fn has_nothing_planned(&self, circle: &circle::Model) -> Result<(), NoFacts> {
        still(circle.state == CircleState::Active, "the circle is not active")?;
        let ahead = find::has_meeting_from(self.db, circle.id, self.today(circle)).await?;
        still(!ahead, "a meeting is planned")
    }

    pub(super) async fn nothing_planned(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        self.recipient_manages(&circle).await?;
        self.has_nothing_planned(&circle).await?;
        let tomorrow = self.today(&circle).succ_opt();
        let dates = circle.started_on.zip(tomorrow).map(|(started_on, from)| {
            let mut dates = plan::next_dates(started_on, from, PROPOSED_DATES);
            // Dates after the term are of use only if there is another.
            let goes_on = circle.decision == Some(Decision::Continue);
            dates.retain(|on| goes_on || circle.term_ends_on.is_none_or(|end| *on < end));
            dates
        });
        let content = NothingPlanned {
            circle: circle.title.clone(),
            last_on: circle.last_meeting_on,
            proposed: dates.unwrap_or_default(),
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn circle_quiet(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        self.has_nothing_planned(&circle).await?;
        let content = CircleQuiet {
            circle: circle.title.clone(),
            last_on: circle.last_meeting_on,
            to_administrator: self.reads_as_administrator(&circle).await?,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }
}
