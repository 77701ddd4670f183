//! The circle's history: one log for the audit trail, for subscriptions and for mails.

use crate::model::{circle, circle_event};
use crate::work::Work;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use serde_json::Value;
use strum::{EnumIter, EnumString, IntoStaticStr};
use uuid::Uuid;

/// What happened to a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
#[expect(
    missing_docs,
    reason = "the names say it; the schema describes them for clients"
)]
pub enum EventKind {
    Drafted,
    Proposed,
    Updated,
    Published,
    Withdrawn,
    Disbanded,
    JoinRequested,
    JoinRequestWithdrawn,
    JoinRequestDeclined,
    JoinRequestPreApproved,
    SeatOffered,
    OfferLapsed,
    ParticipantJoined,
    ParticipantLeft,
    ParticipantRemoved,
    RoleChanged,
    DeputyAppointed,
    DeputyDismissed,
    ProgrammeManagerNamed,
    ProgrammeManagerAccepted,
    NominationDeclined,
    NominationWithdrawn,
    NominationExpired,
    ProgrammeManagerVacant,
    ProgrammeManagerTookOver,
    ProgrammeManagerSucceeded,
    Expired,
    DecisionTaken,
    DecisionOverdue,
    TermBegan,
    Lapsed,
    Reopened,
    Completed,
    Archived,
    JoinRequestExpired,
    JoinRequestEscalated,
    ParticipantOffboarded,
}

/// The version of what `data` holds.
const VERSION: i32 = 1;

/// Appends an event to the history of the locked `circle` and returns its id. The number has no gaps, because the
/// caller holds the circle's row. `data` holds facts and ids, never names, addresses or texts.
pub(super) async fn record(
    work: Work<'_>,
    circle: &mut circle::Model,
    kind: EventKind,
    subject: Option<Uuid>,
    data: Value,
    as_administrator: bool,
) -> Result<Uuid, DbErr> {
    circle.last_seq += 1;
    let id = work.new_id();
    let event = circle_event::ActiveModel {
        circle_id: Set(circle.id),
        seq: Set(circle.last_seq),
        id: Set(id),
        kind: Set(<&'static str>::from(kind).to_owned()),
        version: Set(VERSION),
        actor_id: Set(work.actor_id()),
        as_administrator: Set(as_administrator),
        subject_employee_id: Set(subject),
        data: Set(data),
        at: Set(work.now),
    };
    circle_event::Entity::insert(event)
        .exec_without_returning(work.tx)
        .await?;
    Ok(id)
}
