//! The queries that several mails share, each served by an index.

use super::super::content::{Alternative, Participant};
use super::free_seats;
use crate::mail::Links;
use chrono::NaiveDate;
use entity::model::{
    circle, circle_tie, duty, employee,
    enums::{DutyKind, JoinRequestStatus, MeetingState, MembershipStatus, Role, StayAnswer},
    join_request, meeting, membership, stay_answer,
};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Word for word the condition of the indexes of open circles: through bound parameters a planner cannot see that
/// they serve.
const OPEN_CIRCLES: &str = "recruiting_open AND state IN ('PROPOSED', 'ACTIVE')";

/// A person's name.
pub(super) async fn name(db: &DatabaseConnection, id: Uuid) -> Result<Option<String>, DbErr> {
    let person = employee::Entity::find_by_id(id).one(db).await?;
    Ok(person.map(|person| person.display_name))
}

/// The open duty of `employee` in `circle`.
pub(super) async fn duty_of(
    db: &DatabaseConnection,
    circle: Uuid,
    employee: Uuid,
) -> Result<Option<duty::Model>, DbErr> {
    duty::Entity::find()
        .filter(duty::Column::CircleId.eq(circle))
        .filter(duty::Column::EmployeeId.eq(employee))
        .filter(duty::Column::EndedAt.is_null())
        .one(db)
        .await
}

/// The programme manager of `circle`, unless the place is vacant.
pub(super) async fn programme_manager(db: &DatabaseConnection, circle: Uuid) -> Result<Option<Uuid>, DbErr> {
    let duty = duty::Entity::find()
        .filter(duty::Column::CircleId.eq(circle))
        .filter(duty::Column::Duty.eq(DutyKind::ProgrammeManager))
        .filter(duty::Column::EndedAt.is_null())
        .one(db)
        .await?;
    Ok(duty.map(|duty| duty.employee_id))
}

/// The name of the programme manager of `circle`, unless the place is vacant.
pub(super) async fn programme_manager_name(
    db: &DatabaseConnection,
    circle: Uuid,
) -> Result<Option<String>, DbErr> {
    match programme_manager(db, circle).await? {
        Some(id) => name(db, id).await,
        None => Ok(None),
    }
}

/// The membership of `employee` in `circle` that lasts.
pub(super) async fn open_membership(
    db: &DatabaseConnection,
    circle: Uuid,
    employee: Uuid,
) -> Result<Option<membership::Model>, DbErr> {
    open_memberships(circle)
        .filter(membership::Column::EmployeeId.eq(employee))
        .one(db)
        .await
}

/// The membership of `employee` in `circle` that began last, ended or not.
pub(super) async fn last_membership(
    db: &DatabaseConnection,
    circle: Uuid,
    employee: Uuid,
) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find()
        .filter(membership::Column::CircleId.eq(circle))
        .filter(membership::Column::EmployeeId.eq(employee))
        .order_by_desc(membership::Column::JoinedAt)
        .order_by_desc(membership::Column::Id)
        .one(db)
        .await
}

fn open_memberships(circle: Uuid) -> sea_orm::Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::Column::CircleId.eq(circle))
        .filter(membership::Column::Status.is_in([MembershipStatus::Active, MembershipStatus::Paused]))
}

/// Who is in `circle`, and how.
pub(super) async fn roles(db: &DatabaseConnection, circle: Uuid) -> Result<Vec<(Uuid, Role)>, DbErr> {
    let memberships = open_memberships(circle).all(db).await?;
    Ok(memberships
        .iter()
        .map(|membership| (membership.employee_id, membership.role))
        .collect())
}

/// Everybody in `circle`, in the order in which they joined.
pub(super) async fn participants(db: &DatabaseConnection, circle: Uuid) -> Result<Vec<Participant>, DbErr> {
    let memberships = open_memberships(circle)
        .order_by_asc(membership::Column::JoinedAt)
        .order_by_asc(membership::Column::Id)
        .all(db);
    let (memberships, manager) = tokio::try_join!(memberships, programme_manager(db, circle))?;
    let people = employee::Entity::find()
        .filter(employee::Column::Id.is_in(memberships.iter().map(|membership| membership.employee_id)))
        .all(db)
        .await?;
    let names: HashMap<Uuid, String> = people.into_iter().map(|one| (one.id, one.display_name)).collect();
    let participant = |membership: &membership::Model| {
        names.get(&membership.employee_id).map(|name| Participant {
            name: name.clone(),
            role: membership.role,
            programme_manager: manager == Some(membership.employee_id),
        })
    };
    Ok(memberships.iter().filter_map(participant).collect())
}

/// The planned meetings of `circle` from `from` on, soonest first.
pub(super) async fn planned_meetings(
    db: &DatabaseConnection,
    circle: Uuid,
    from: NaiveDate,
) -> Result<Vec<meeting::Model>, DbErr> {
    meeting::Entity::find()
        .filter(meeting::Column::CircleId.eq(circle))
        .filter(meeting::Column::State.eq(MeetingState::Planned))
        .filter(meeting::Column::PlannedOn.gte(from))
        .order_by_asc(meeting::Column::PlannedOn)
        .all(db)
        .await
}

/// Whether a meeting of `circle` is planned or scheduled for `from` or later.
pub(super) async fn has_meeting_from(
    db: &DatabaseConnection,
    circle: Uuid,
    from: NaiveDate,
) -> Result<bool, DbErr> {
    let ahead = meeting::Entity::find()
        .filter(meeting::Column::CircleId.eq(circle))
        .filter(meeting::Column::State.is_in([MeetingState::Planned, MeetingState::Scheduled]))
        .filter(meeting::Column::PlannedOn.gte(from))
        .one(db)
        .await?;
    Ok(ahead.is_some())
}

/// The requests to join `circle` that wait for an answer.
pub(super) async fn pending_requests(
    db: &DatabaseConnection,
    circle: Uuid,
) -> Result<Vec<join_request::Model>, DbErr> {
    join_request::Entity::find()
        .filter(join_request::Column::CircleId.eq(circle))
        .filter(join_request::Column::Status.eq(JoinRequestStatus::Pending))
        .all(db)
        .await
}

/// Who said in this term of `circle` whether they stay, and what. For counts, and each for their own eyes.
pub(super) async fn stay_answers(
    db: &DatabaseConnection,
    circle: Uuid,
    term: i32,
) -> Result<HashMap<Uuid, StayAnswer>, DbErr> {
    let answers = stay_answer::Entity::find()
        .filter(stay_answer::Column::CircleId.eq(circle))
        .filter(stay_answer::Column::Term.eq(term))
        .all(db)
        .await?;
    Ok(answers
        .into_iter()
        .map(|one| (one.employee_id, one.answer))
        .collect())
}

/// Up to three other open circles on the topic of `circle`, newest first, that `employee` has no tie with yet.
pub(super) async fn alternatives(
    db: &DatabaseConnection,
    links: &Links,
    circle: &circle::Model,
    employee: Uuid,
) -> Result<Vec<Alternative>, DbErr> {
    let tied = circle_tie::Entity::find()
        .select_only()
        .column(circle_tie::Column::CircleId)
        .filter(circle_tie::Column::EmployeeId.eq(employee))
        .into_query();
    let taken = Expr::col(circle::Column::PeopleCount).add(Expr::col(circle::Column::OfferedCount));
    let open = circle::Entity::find()
        .filter(Expr::cust(OPEN_CIRCLES))
        .filter(circle::Column::TopicId.eq(circle.topic_id))
        .filter(circle::Column::Id.ne(circle.id))
        .filter(taken.lt(Expr::col(circle::Column::MaxPeople)))
        .filter(circle::Column::Id.not_in_subquery(tied))
        .order_by_desc(circle::Column::ProposedAt)
        .order_by_desc(circle::Column::Id)
        .limit(3)
        .all(db)
        .await?;
    let alternative = |other: &circle::Model| Alternative {
        title: other.title.clone(),
        free_seats: free_seats(other),
        url: links.circle(other.id),
    };
    Ok(open.iter().map(alternative).collect())
}
