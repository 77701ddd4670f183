//! The history of a circle.

use super::{Person, Scope};
use crate::graphql::loaders::MembershipsOf;
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::rights::proof_in;
use crate::graphql::session::Session;
use async_graphql::{Context, Enum, Object, Result};
use chrono::{DateTime, Utc};
use entity::model::circle_event;
use entity::model::event::{Event, EventKind};
use uuid::Uuid;

/// What happened to a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "EventKind")]
pub enum CircleEventKind {
    /// A draft was begun.
    Drafted,
    /// The circle was proposed.
    Proposed,
    /// Its texts, maximum or choices changed.
    Updated,
    /// The first term started.
    Published,
    /// The proposal was taken back.
    Withdrawn,
    /// The circle ended before its term.
    Disbanded,
    /// Somebody asked to join.
    JoinRequested,
    /// A request was taken back.
    JoinRequestWithdrawn,
    /// A request was refused.
    JoinRequestDeclined,
    /// The refusal of a request was taken back: it waits for an answer again.
    JoinRequestReopened,
    /// Somebody on the waitlist was pre-approved.
    JoinRequestPreApproved,
    /// Somebody on the waitlist is next: those who decide are asked.
    JoinRequestMovedUp,
    /// A request ended with the circle, or because the person can take part no longer.
    JoinRequestVoided,
    /// A free seat was offered.
    SeatOffered,
    /// An offered seat was passed, or not taken in time.
    OfferLapsed,
    /// Somebody joined the circle.
    ParticipantJoined,
    /// Somebody left the circle.
    ParticipantLeft,
    /// Somebody was removed from the circle.
    ParticipantRemoved,
    /// A participant's role changed.
    RoleChanged,
    /// The circle runs with fewer people than the minimum.
    BelowMinimum,
    /// The circle has enough people again.
    MinimumReached,
    /// A deputy was appointed.
    DeputyAppointed,
    /// A deputy's duty ended.
    DeputyDismissed,
    /// Somebody was named programme manager.
    ProgrammeManagerNamed,
    /// The person named took the duty.
    ProgrammeManagerAccepted,
    /// The person named said no.
    NominationDeclined,
    /// A nomination was taken back, or cannot be accepted any more.
    NominationWithdrawn,
    /// A nomination was not answered in time.
    NominationExpired,
    /// The programme manager's place is empty.
    ProgrammeManagerVacant,
    /// A participant took the programme manager's place over.
    ProgrammeManagerTookOver,
    /// A deputy became programme manager, because that one could not take part any more.
    ProgrammeManagerSucceeded,
    /// The proposal expired before it was published.
    Expired,
    /// It was decided about the end of the term.
    DecisionTaken,
    /// The term is over, and nobody has decided.
    DecisionOverdue,
    /// A further term began.
    TermBegan,
    /// Nobody decided in time: the circle is read-only.
    Lapsed,
    /// A lapsed circle was taken up again.
    Reopened,
    /// The circle ended with its term.
    Completed,
    /// What people wrote was removed.
    Archived,
    /// Nobody answered a request.
    JoinRequestExpired,
    /// Administrators were told that nobody answers a request.
    JoinRequestEscalated,
    /// Somebody can take part no longer.
    ParticipantOffboarded,
}

/// Something that happened to a circle. Events of one circle are numbered from 1; those that are not for the
/// viewer are left out.
pub struct CircleEvent {
    row: circle_event::Model,
    event: Option<Event>,
    scope: Scope,
}

impl CircleEvent {
    /// The event, with people shown as far as `scope` goes.
    pub(in crate::graphql) fn new(row: circle_event::Model, scope: Scope) -> Self {
        Self {
            event: row.event(),
            row,
            scope,
        }
    }

    /// Somebody whom the event names. Of those who are not in the circle (any more, or yet), the name is all.
    async fn person(&self, ctx: &Context<'_>, id: Option<Uuid>) -> Result<Option<Person>> {
        let Some(id) = id else {
            return Ok(None);
        };
        let session = Session::of(ctx)?;
        let roster = match proof_in(session, self.row.circle_id).await? {
            Some(inside) => session.loaders.load_one(MembershipsOf(inside)).await?,
            None => None,
        };
        let is_in = roster.unwrap_or_default().iter().any(|row| row.employee_id == id);
        Ok(Some(Person::new(
            id,
            if is_in { self.scope } else { Scope::Name },
        )))
    }
}

/// Something that happened to a circle. Events of one circle are numbered from 1; those that are not for the
/// viewer are left out.
#[Object]
impl CircleEvent {
    /// The number within the circle, from 1; there are gaps where an event is not for the viewer.
    async fn seq(&self) -> i32 {
        self.row.seq
    }

    /// What happened; null for a kind that this version of the service does not know.
    async fn kind(&self) -> Option<CircleEventKind> {
        self.event.as_ref().map(|event| EventKind::from(event).into())
    }

    /// When it happened; events of one circle are in this order.
    async fn at(&self) -> DateTime<Utc> {
        self.row.at
    }

    /// Who did it; null for the programme's clock, and where that is not the viewer's to know.
    async fn actor(&self, ctx: &Context<'_>) -> Nullable<Person> {
        nullable(self.person(ctx, self.row.actor_id)).await
    }

    /// Whom it concerns; null where that is nobody.
    async fn subject(&self, ctx: &Context<'_>) -> Nullable<Person> {
        nullable(self.person(ctx, self.row.subject_employee_id)).await
    }

    /// Whether a programme administrator acted for the programme manager.
    async fn as_administrator(&self) -> bool {
        self.row.as_administrator
    }

    /// The advisories that were acknowledged.
    async fn acknowledged(&self) -> Vec<super::AdvisoryCode> {
        let codes = self.event.as_ref().and_then(Event::acknowledged);
        codes.into_iter().flatten().copied().map(Into::into).collect()
    }
}
