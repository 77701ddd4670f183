//! A mail whose turn has come, and the checks that several kinds share: what is no longer true is not said.

use super::no_facts::{NoFacts, require};
use super::parts::{Alternative, PlannedMeeting};
use crate::deps::Programme;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{CircleState, JoinRequestStatus, MembershipStatus};
use entity::model::{circle, employee, join_request, membership, outbox, profile};
use entity::query::{involvement, mailing};
use entity::rules::rights::proof::Proof;
use entity::rules::schedule;
use entity::rules::zone::{self, UnknownZone};
use entity::work::Viewer;
use sea_orm::DatabaseConnection;
use uuid::Uuid;

/// A row of the outbox whose turn has come, and what its facts are read with.
#[derive(Clone, Copy)]
pub(crate) struct DueMail<'a> {
    pub(crate) db: &'a DatabaseConnection,
    pub(crate) programme: &'a Programme,
    pub(crate) now: DateTime<Utc>,
    pub(crate) row: &'a outbox::Model,
    pub(crate) recipient: &'a employee::Model,
    /// The recipient's, unless they opted out.
    pub(crate) profile: Option<&'a profile::Model>,
}

/// Requests to join that wait, in short.
pub(crate) struct Waiting {
    pub(crate) requests: i32,
    /// How long the oldest has waited, in days.
    pub(crate) days: i64,
    /// When the first expires.
    pub(crate) answer_by: Option<DateTime<Utc>>,
}

impl DueMail<'_> {
    /// Reads the circle that the mail is about.
    pub(crate) async fn circle(&self) -> Result<circle::Model, NoFacts> {
        let id = self.row.circle_id.ok_or(NoFacts::Skip("no circle is named"))?;
        let circle = mailing::circle(self.db, id).await?;
        circle.ok_or(NoFacts::Skip("the circle is gone"))
    }

    /// Returns the id of what the mail is about, beside the circle.
    pub(crate) fn subject(&self) -> Result<Uuid, NoFacts> {
        self.row.subject_id.ok_or(NoFacts::Skip("no subject is named"))
    }

    /// Reads the join request that the mail is about, if it still stands at `status`, and its circle.
    pub(crate) async fn join_request(
        &self,
        status: JoinRequestStatus,
        otherwise: &'static str,
    ) -> Result<(join_request::Model, circle::Model), NoFacts> {
        let request = mailing::join_request(self.db, self.subject()?).await?;
        let request = request.ok_or(NoFacts::Skip("the request is gone"))?;
        require(request.status == status, otherwise)?;
        Ok((request, self.circle().await?))
    }

    /// Reads the membership that the mail is about, and its circle.
    pub(crate) async fn membership(&self) -> Result<(membership::Model, circle::Model), NoFacts> {
        let membership = mailing::membership(self.db, self.subject()?).await?;
        let membership = membership.ok_or(NoFacts::Skip("the membership is gone"))?;
        Ok((membership, self.circle().await?))
    }

    /// Reads the name of a person.
    pub(crate) async fn name_of(&self, person: Uuid) -> Result<String, NoFacts> {
        let name = mailing::name(self.db, person).await?;
        name.ok_or(NoFacts::Skip("the person is gone"))
    }

    /// Returns the recipient's time zone.
    pub(crate) fn zone(&self) -> Result<Tz, NoFacts> {
        let zone = self.recipient.zone();
        zone.map_err(|UnknownZone(zone)| NoFacts::unreadable_zone("employee", self.recipient.id, &zone))
    }

    /// Returns the date in the circle's zone.
    pub(crate) fn today(&self, circle: &circle::Model) -> Result<NaiveDate, NoFacts> {
        Ok(zone::today(zone_of(circle)?, self.now))
    }

    /// Counts whole days from `at` to now.
    pub(crate) fn days_since(&self, at: DateTime<Utc>) -> i64 {
        (self.now - at).num_days().max(0)
    }

    /// Skips the mail unless the recipient is still an administrator.
    pub(crate) fn require_administrator(&self) -> Result<(), NoFacts> {
        let keys = self.programme.policy.administrator_keys();
        require(
            keys.contains(&self.recipient.mail_key),
            "it is for administrators only",
        )
    }

    /// Skips the mail unless the recipient is the circle's programme manager.
    pub(crate) async fn require_programme_manager(&self, circle: &circle::Model) -> Result<(), NoFacts> {
        let manager = mailing::programme_manager(self.db, circle.id).await?;
        require(
            manager == Some(self.recipient.id),
            "it is for the programme manager only",
        )
    }

    /// Reads the membership of the recipient; skips the mail unless they are in the circle, and not on leave (docs/product.md
    /// §3: no mail then).
    pub(crate) async fn require_participant(
        &self,
        circle: &circle::Model,
    ) -> Result<membership::Model, NoFacts> {
        let own = mailing::open_membership(self.db, circle.id, self.recipient.id).await?;
        let own = own.filter(|own| own.status == MembershipStatus::Active);
        own.ok_or(NoFacts::Skip("it is for participants only"))
    }

    /// Makes the proof that the recipient may see something of the circle, if they may as one of its people.
    pub(crate) async fn proof<P: Proof>(&self, circle: &circle::Model) -> Result<Option<P>, NoFacts> {
        let recipient = Viewer {
            employee_id: self.recipient.id,
            eligible: true,
            administrator: false,
        };
        let found = involvement::of_viewer(self.db, &recipient, &[circle.id], self.now).await?;
        let who = found.get(&circle.id);
        Ok(who.and_then(|who| P::of(who, circle, &self.programme.policy, self.now)))
    }

    /// Says whether the recipient of a mail to participants and administrators gets it as one of the latter: who takes part,
    /// too, gets what participants get.
    pub(crate) async fn reads_as_administrator(&self, circle: &circle::Model) -> Result<bool, NoFacts> {
        match self.require_participant(circle).await {
            Ok(_) => Ok(false),
            Err(NoFacts::Skip(_)) => self.require_administrator().map(|()| true),
            Err(other) => Err(other),
        }
    }

    /// Counts the people who are still needed to start the circle.
    pub(crate) fn missing(&self, circle: &circle::Model) -> i32 {
        let needed = i32::try_from(self.programme.policy.min_people).unwrap_or(i32::MAX);
        (needed - circle.people_count).max(0)
    }

    /// Reads the requests that wait for an answer, of those that are meant; skips when there are none.
    pub(crate) async fn waiting_requests(
        &self,
        circle: &circle::Model,
        meant: impl Fn(&join_request::Model) -> bool,
    ) -> Result<Waiting, NoFacts> {
        let mut requests = mailing::pending_requests(self.db, circle.id).await?;
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

    /// Skips the mail unless the circle runs and has no meeting to come.
    pub(crate) async fn require_nothing_planned(&self, circle: &circle::Model) -> Result<(), NoFacts> {
        require(circle.state == CircleState::Active, "the circle is not active")?;
        let ahead = mailing::has_meeting_from(self.db, circle.id, self.today(circle)?).await?;
        require(!ahead, "a meeting is planned")
    }

    /// Reads the meetings of the circle that are still to come, soonest first.
    pub(crate) async fn coming_meetings(
        &self,
        circle: &circle::Model,
    ) -> Result<Vec<PlannedMeeting>, NoFacts> {
        let meetings = mailing::planned_meetings(self.db, circle.id, self.today(circle)?).await?;
        let planned = meetings.into_iter().map(|meeting| PlannedMeeting {
            id: meeting.id,
            on: meeting.planned_on,
            format: meeting.format,
        });
        Ok(planned.collect())
    }

    /// Reads other open circles on the same topic that the recipient has no tie with.
    pub(crate) async fn alternatives(&self, circle: &circle::Model) -> Result<Vec<Alternative>, NoFacts> {
        let others = mailing::alternatives(self.db, circle, self.recipient.id).await?;
        let alternatives = others.into_iter().map(|other| Alternative {
            free_seats: other.free_seats(),
            url: self.programme.links.circle(other.id),
            title: other.title,
        });
        Ok(alternatives.collect())
    }

    /// Returns where a button leads that leads elsewhere: to the first alternative, or to the guide if there is none.
    pub(crate) fn elsewhere(&self, alternatives: &[Alternative]) -> String {
        let first = alternatives.first().map(|other| other.url.clone());
        first.unwrap_or_else(|| self.programme.links.guide())
    }

    /// Skips the mail unless the decision about the running term can be taken: not in the term after it.
    pub(crate) fn require_may_decide(&self, circle: &circle::Model) -> Result<(), NoFacts> {
        require(
            schedule::may_decide(circle, &self.programme.policy.clock, self.now),
            "there is nothing to decide",
        )
    }

    /// Returns when the running term ends, and when the circle lapses that nobody decides about.
    pub(crate) fn term_ends(&self, circle: &circle::Model) -> Result<(NaiveDate, NaiveDate), NoFacts> {
        let lapses_on = schedule::grace_ends_on(circle, &self.programme.policy.clock);
        let dates = circle.term_ends_on.zip(lapses_on);
        dates.ok_or(NoFacts::Skip("the circle has no term"))
    }

    /// Returns the page where the recipient has their say about the term, until the circle lapses.
    pub(crate) fn term_page(&self, circle: &circle::Model, lapses_on: NaiveDate) -> Result<String, NoFacts> {
        let expires_at = zone::start_of_day(zone_of(circle)?, lapses_on);
        let (links, person) = (&self.programme.links, self.recipient.id);
        Ok(links.term(circle.id, person, self.link_epoch(), expires_at))
    }

    /// Returns the recipient's epoch of links that act: those of an earlier one are revoked.
    pub(crate) fn link_epoch(&self) -> i32 {
        self.profile.map_or(0, |profile| profile.mail_epoch)
    }
}

/// Returns whose clock the circle's dates and times are of.
pub(crate) fn zone_of(circle: &circle::Model) -> Result<Tz, NoFacts> {
    let zone = circle.zone();
    zone.map_err(|UnknownZone(zone)| NoFacts::unreadable_zone("circle", circle.id, &zone))
}

/// Says whether a membership lasts; on leave it does too.
pub(crate) fn is_open(membership: &membership::Model) -> bool {
    matches!(
        membership.status,
        MembershipStatus::Active | MembershipStatus::Paused
    )
}
