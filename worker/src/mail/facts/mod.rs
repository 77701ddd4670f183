//! The facts of a mail, read again when it is sent: what is no longer true is not said (docs/architecture.md).

mod administrators;
mod ageing;
mod digest;
mod duty;
mod find;
mod joining;
mod offboarding;
mod participation;
mod proposal;
mod term;
mod wanted;

use super::content::{Content, PlannedMeeting, Welcome};
use crate::deps::Programme;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{CircleState, MembershipStatus};
use entity::model::{circle, employee, meeting, outbox, profile};
use entity::outbox::MailKind;
use entity::rules::zone;
use sea_orm::{DatabaseConnection, DbErr, EntityTrait};
use uuid::Uuid;

/// All that is needed to write the mail.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// To whom.
    pub(crate) recipient: employee::Model,
    /// What it says.
    pub(crate) content: Content,
    /// Where its button leads.
    pub(crate) action: String,
    /// The meetings to attach as a calendar file.
    pub(crate) calendar: Vec<CalendarEntry>,
    /// Where this class of mail is turned off, if it can be.
    pub(crate) unsubscribe: Option<String>,
}

/// A planned meeting in the attached calendar.
#[derive(Clone, Debug)]
pub(crate) struct CalendarEntry {
    pub(crate) id: Uuid,
    pub(crate) circle: String,
    pub(crate) meeting: PlannedMeeting,
}

/// Why there are no facts.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoFacts {
    /// It is no longer true, or not wanted.
    #[error("{0}")]
    Skip(&'static str),
    /// It waits for the person's digest, which is due then.
    #[error("kept for the digest")]
    Keep(DateTime<Utc>),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Goes on only while `fact` holds.
fn still(fact: bool, otherwise: &'static str) -> Result<(), NoFacts> {
    if fact {
        Ok(())
    } else {
        Err(NoFacts::Skip(otherwise))
    }
}

/// What a kind of mail says and where it leads, before the recipient is added.
struct Said {
    content: Content,
    action: String,
    calendar: Vec<CalendarEntry>,
}

impl Said {
    fn new(content: impl Into<Content>, action: String) -> Self {
        Self {
            content: content.into(),
            action,
            calendar: Vec::new(),
        }
    }
}

/// Reads the facts of the mail in `row`.
///
/// # Errors
/// [`NoFacts::Skip`] when it is no longer true or not wanted, [`NoFacts::Db`] when the database fails.
pub(crate) async fn load(
    db: &DatabaseConnection,
    programme: &Programme,
    now: DateTime<Utc>,
    kind: MailKind,
    row: &outbox::Model,
) -> Result<Facts, NoFacts> {
    let (recipient, profile) = tokio::try_join!(
        employee::Entity::find_by_id(row.recipient_id).one(db),
        profile::Entity::find_by_id(row.recipient_id).one(db)
    )?;
    let recipient = recipient.ok_or(NoFacts::Skip("the person is gone"))?;
    wanted::at_all(kind, profile.as_ref())?;
    let epoch = profile.as_ref().map_or(0, |profile| profile.mail_epoch);
    let subscription = kind.class().subscription();
    let unsubscribe = subscription.map(|what| programme.links.unsubscribe(what, recipient.id, epoch));

    let reader = Reader {
        db,
        programme,
        now,
        row,
        recipient: &recipient,
        epoch,
    };
    let said = match kind {
        MailKind::Welcome => reader.welcome(profile.as_ref())?,
        MailKind::Offboarded => reader.offboarded(profile.as_ref()).await?,
        MailKind::ParticipantOffboarded => reader.participant_offboarded().await?,
        MailKind::ProposalRecorded => reader.proposal_recorded().await?,
        MailKind::NamedProgrammeManager => reader.named_programme_manager().await?,
        MailKind::ProposalWaiting => reader.proposal_waiting().await?,
        MailKind::WillNotStart => reader.will_not_start().await?,
        MailKind::NewJoinRequest => reader.new_join_request().await?,
        MailKind::RequestReceived => reader.request_received().await?,
        MailKind::RequestsWaiting => reader.requests_waiting().await?,
        MailKind::RequestsEscalated => reader.requests_escalated().await?,
        MailKind::RequestExpired => reader.request_expired().await?,
        MailKind::Approved => reader.approved().await?,
        MailKind::Declined => reader.declined().await?,
        MailKind::Waitlisted => reader.waitlisted().await?,
        MailKind::SeatOffered => reader.seat_offered().await?,
        MailKind::OfferLapsed => reader.offer_lapsed().await?,
        MailKind::ParticipantJoined => reader.participant_joined().await?,
        MailKind::ParticipantLeft => reader.participant_left().await?,
        MailKind::RoleChanged => reader.role_changed().await?,
        MailKind::DutyChanged => reader.duty_changed().await?,
        MailKind::Removed => reader.removed().await?,
        MailKind::ReadyToPublish => reader.ready_to_publish().await?,
        MailKind::CircleStarted => reader.circle_started().await?,
        MailKind::NothingPlanned => reader.nothing_planned().await?,
        MailKind::CircleQuiet => reader.circle_quiet().await?,
        MailKind::DecideTerm => reader.decide_term().await?,
        MailKind::TwelveMonths => reader.twelve_months().await?,
        MailKind::DecisionTaken => reader.decision_taken().await?,
        MailKind::DecisionOverdue => reader.decision_overdue().await?,
        MailKind::CircleLapsed => reader.circle_lapsed().await?,
        MailKind::CircleClosed => reader.circle_closed().await?,
        MailKind::ManagerWanted => reader.manager_wanted().await?,
        MailKind::NewManager => reader.new_manager().await?,
        MailKind::BelowMinimum => reader.below_minimum().await?,
        MailKind::Digest => reader.digest(profile.as_ref()).await?,
        MailKind::AdministratorsWeekly => reader.administrators_weekly().await?,
    };
    wanted::on_its_own(kind, &recipient, profile.as_ref(), now)?;
    Ok(Facts {
        recipient,
        content: said.content,
        action: said.action,
        calendar: said.calendar,
        unsubscribe,
    })
}

/// Reads the facts of one row. The methods are in the modules beside this one, by what they are about.
struct Reader<'a> {
    db: &'a DatabaseConnection,
    programme: &'a Programme,
    now: DateTime<Utc>,
    row: &'a outbox::Model,
    recipient: &'a employee::Model,
    /// The recipient's, for links that act.
    epoch: i32,
}

impl Reader<'_> {
    fn welcome(&self, profile: Option<&profile::Model>) -> Result<Said, NoFacts> {
        let profile = profile.ok_or(NoFacts::Skip("the person opted out"))?;
        let content = Welcome {
            consent_version: profile.consent_version.clone(),
            as_member: profile.signed_up_as_member,
            as_advisor: profile.signed_up_as_advisor,
        };
        Ok(Said::new(content, self.programme.links.preferences()))
    }

    /// The circle that the mail is about.
    async fn circle(&self) -> Result<circle::Model, NoFacts> {
        let id = self.row.circle_id.ok_or(NoFacts::Skip("no circle is named"))?;
        let circle = circle::Entity::find_by_id(id).one(self.db).await?;
        circle.ok_or(NoFacts::Skip("the circle is gone"))
    }

    /// The id of what the mail is about, beside the circle.
    fn subject(&self) -> Result<Uuid, NoFacts> {
        self.row.subject_id.ok_or(NoFacts::Skip("no subject is named"))
    }

    /// The date in the circle's zone.
    fn today(&self, circle: &circle::Model) -> NaiveDate {
        zone::today(zone_of(circle), self.now)
    }

    /// Whole days from `at` to now.
    fn days_since(&self, at: DateTime<Utc>) -> i64 {
        (self.now - at).num_days().max(0)
    }

    /// Goes on if the recipient is an administrator still.
    fn recipient_administrates(&self) -> Result<(), NoFacts> {
        let keys = self.programme.policy.administrator_keys();
        still(
            keys.contains(&self.recipient.mail_key),
            "it is for administrators only",
        )
    }

    /// Goes on if the recipient is the circle's programme manager.
    async fn recipient_manages(&self, circle: &circle::Model) -> Result<(), NoFacts> {
        let manager = find::programme_manager(self.db, circle.id).await?;
        still(
            manager == Some(self.row.recipient_id),
            "it is for the programme manager only",
        )
    }

    /// Whether the recipient of a mail to participants and administrators gets it as one of the latter: who takes part, too,
    /// gets what participants get.
    async fn reads_as_administrator(&self, circle: &circle::Model) -> Result<bool, NoFacts> {
        let own = find::open_membership(self.db, circle.id, self.row.recipient_id).await?;
        if own.is_some_and(|own| own.status == MembershipStatus::Active) {
            return Ok(false);
        }
        self.recipient_administrates()?;
        Ok(true)
    }

    /// The meetings of the circle that are still to come, soonest first.
    async fn coming_meetings(&self, circle: &circle::Model) -> Result<Vec<meeting::Model>, NoFacts> {
        Ok(find::planned_meetings(self.db, circle.id, self.today(circle)).await?)
    }
}

/// Whose clock the circle's dates and times are of.
fn zone_of(circle: &circle::Model) -> Tz {
    zone::parse(&circle.zone).unwrap_or(Tz::UTC)
}

/// Whether it is proposed or runs: people can ask to join, and act.
fn is_alive(circle: &circle::Model) -> bool {
    matches!(circle.state, CircleState::Proposed | CircleState::Active)
}

/// Seats that nobody has and nobody was offered.
fn free_seats(circle: &circle::Model) -> i32 {
    circle.max_people - circle.people_count - circle.offered_count
}

/// Whether a membership lasts; on leave it does too.
fn is_open(status: MembershipStatus) -> bool {
    matches!(status, MembershipStatus::Active | MembershipStatus::Paused)
}

fn planned(meeting: &meeting::Model) -> PlannedMeeting {
    PlannedMeeting {
        on: meeting.planned_on,
        format: meeting.format,
    }
}

fn calendar(circle: &circle::Model, meetings: &[meeting::Model]) -> Vec<CalendarEntry> {
    let entry = |meeting: &meeting::Model| CalendarEntry {
        id: meeting.id,
        circle: circle.title.clone(),
        meeting: planned(meeting),
    };
    meetings.iter().map(entry).collect()
}
