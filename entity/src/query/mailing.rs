//! Reads for mails: what the programme tells a person about when a mail's turn has come. They are made for the system that
//! mails the person, not for a viewer: each kind of mail (`worker/src/mail/kinds`) checks by the same rows that the recipient
//! is still one to be told. Each is served by an index, and fails only when the database does.

use crate::model::{
    circle, circle_decision, circle_tie, duty, employee,
    enums::{JoinRequestStatus, MeetingState, MembershipStatus, Role, StayAnswer},
    join_request, ladder_rung, meeting, membership, pm_nomination, stay_answer, topic,
};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Reads the circle that a mail is about.
pub async fn circle(db: &DatabaseConnection, id: Uuid) -> Result<Option<circle::Model>, DbErr> {
    circle::Entity::find_by_id(id).one(db).await
}

/// Reads the join request that a mail is about.
pub async fn join_request(db: &DatabaseConnection, id: Uuid) -> Result<Option<join_request::Model>, DbErr> {
    join_request::Entity::find_by_id(id).one(db).await
}

/// Reads the membership that a mail is about.
pub async fn membership(db: &DatabaseConnection, id: Uuid) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find_by_id(id).one(db).await
}

/// Reads the duty that a mail is about, open or ended.
pub async fn duty(db: &DatabaseConnection, id: Uuid) -> Result<Option<duty::Model>, DbErr> {
    duty::Entity::find_by_id(id).one(db).await
}

/// Reads the decision that a mail is about.
pub async fn decision(db: &DatabaseConnection, id: Uuid) -> Result<Option<circle_decision::Model>, DbErr> {
    circle_decision::Entity::find_by_id(id).one(db).await
}

/// Reads the nomination that a mail is about.
pub async fn nomination(db: &DatabaseConnection, id: Uuid) -> Result<Option<pm_nomination::Model>, DbErr> {
    pm_nomination::Entity::find_by_id(id).one(db).await
}

/// Reads the name of a topic.
pub async fn topic_name(db: &DatabaseConnection, id: Uuid) -> Result<Option<String>, DbErr> {
    let topic = topic::Entity::find_by_id(id).one(db).await?;
    Ok(topic.map(|topic| topic.name))
}

/// Reads the name of a person.
pub async fn name(db: &DatabaseConnection, id: Uuid) -> Result<Option<String>, DbErr> {
    let person = employee::Entity::find_by_id(id).one(db).await?;
    Ok(person.map(|person| person.display_name))
}

/// Reads a person with the title of their rung, where HR names one.
pub async fn person_with_level(
    db: &DatabaseConnection,
    id: Uuid,
) -> Result<Option<(employee::Model, Option<String>)>, DbErr> {
    let found = employee::Entity::find_by_id(id)
        .find_also_related(ladder_rung::Entity)
        .one(db)
        .await?;
    Ok(found.map(|(person, rung)| (person, rung.map(|rung| rung.title))))
}

/// Finds the name of the person who is asked to be programme manager of `circle`.
pub async fn nominee_name(db: &DatabaseConnection, circle: Uuid) -> Result<Option<String>, DbErr> {
    let nomination = pm_nomination::Entity::find()
        .filter(pm_nomination::COLUMN.circle_id.eq(circle))
        .filter(pm_nomination::pending())
        .one(db)
        .await?;
    match nomination {
        Some(nomination) => name(db, nomination.nominee_id).await,
        None => Ok(None),
    }
}

fn open_duties(circle: Uuid) -> Select<duty::Entity> {
    duty::Entity::find()
        .filter(duty::COLUMN.circle_id.eq(circle))
        .filter(duty::open())
}

/// Finds the open duty of `person` in `circle`.
pub async fn duty_of(
    db: &DatabaseConnection,
    circle: Uuid,
    person: Uuid,
) -> Result<Option<duty::Model>, DbErr> {
    open_duties(circle)
        .filter(duty::COLUMN.employee_id.eq(person))
        .one(db)
        .await
}

/// Finds the programme manager of `circle`, unless the place is vacant.
pub async fn programme_manager(db: &DatabaseConnection, circle: Uuid) -> Result<Option<Uuid>, DbErr> {
    let duty = open_duties(circle)
        .filter(duty::COLUMN.slot.eq(duty::PROGRAMME_MANAGER))
        .one(db)
        .await?;
    Ok(duty.map(|duty| duty.employee_id))
}

/// Finds the name of the programme manager of `circle`, unless the place is vacant.
pub async fn programme_manager_name(db: &DatabaseConnection, circle: Uuid) -> Result<Option<String>, DbErr> {
    match programme_manager(db, circle).await? {
        Some(id) => name(db, id).await,
        None => Ok(None),
    }
}

fn open_memberships(circle: Uuid) -> Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::COLUMN.circle_id.eq(circle))
        .filter(membership::open())
}

/// Finds the open membership of `person` in `circle`.
pub async fn open_membership(
    db: &DatabaseConnection,
    circle: Uuid,
    person: Uuid,
) -> Result<Option<membership::Model>, DbErr> {
    open_memberships(circle)
        .filter(membership::COLUMN.employee_id.eq(person))
        .one(db)
        .await
}

/// Finds the membership of `person` in `circle` that began last, ended or not.
pub async fn last_membership(
    db: &DatabaseConnection,
    circle: Uuid,
    person: Uuid,
) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find()
        .filter(membership::COLUMN.circle_id.eq(circle))
        .filter(membership::COLUMN.employee_id.eq(person))
        .order_by_desc(membership::Column::JoinedAt)
        .order_by_desc(membership::Column::Id)
        .one(db)
        .await
}

/// Lists who is in `circle`, and in which role.
pub async fn roles(db: &DatabaseConnection, circle: Uuid) -> Result<Vec<(Uuid, Role)>, DbErr> {
    let memberships = open_memberships(circle).all(db).await?;
    Ok(memberships
        .iter()
        .map(|membership| (membership.employee_id, membership.role))
        .collect())
}

/// Someone who takes part in a circle.
#[derive(Clone, Debug)]
pub struct Participant {
    /// The name, as HR has it.
    pub name: String,
    /// The role.
    pub role: Role,
    /// Whether the person is the circle's programme manager.
    pub programme_manager: bool,
}

/// Lists everybody in `circle`, in the order in which they joined.
pub async fn participants(db: &DatabaseConnection, circle: Uuid) -> Result<Vec<Participant>, DbErr> {
    let memberships = open_memberships(circle)
        .order_by_asc(membership::Column::JoinedAt)
        .order_by_asc(membership::Column::Id)
        .all(db);
    let (memberships, manager) = futures::try_join!(memberships, programme_manager(db, circle))?;
    let people = employee::Entity::find()
        .filter(
            employee::COLUMN
                .id
                .is_in(memberships.iter().map(|membership| membership.employee_id)),
        )
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

/// Lists the titles of the circles in which the memberships of `person` ended by off-boarding, `at` this moment.
pub async fn circles_offboarded_from(
    db: &DatabaseConnection,
    person: Uuid,
    at: DateTime<Utc>,
) -> Result<Vec<String>, DbErr> {
    let ended = membership::Entity::find()
        .select_only()
        .column(membership::Column::CircleId)
        .filter(membership::COLUMN.employee_id.eq(person))
        .filter(membership::COLUMN.status.eq(MembershipStatus::Offboarded))
        .filter(membership::COLUMN.ended_at.eq(at))
        .into_query();
    circle::Entity::find()
        .select_only()
        .column(circle::Column::Title)
        .filter(circle::COLUMN.id.in_subquery(ended))
        .order_by_asc(circle::Column::Title)
        .order_by_asc(circle::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Lists the planned meetings of `circle` from `from` on, soonest first.
pub async fn planned_meetings(
    db: &DatabaseConnection,
    circle: Uuid,
    from: NaiveDate,
) -> Result<Vec<meeting::Model>, DbErr> {
    meeting::Entity::find()
        .filter(meeting::COLUMN.circle_id.eq(circle))
        .filter(meeting::COLUMN.state.eq(MeetingState::Planned))
        .filter(meeting::COLUMN.planned_on.gte(from))
        .order_by_asc(meeting::Column::PlannedOn)
        .all(db)
        .await
}

/// Says whether a meeting of `circle` is planned or scheduled for `from` or later.
pub async fn has_meeting_from(db: &DatabaseConnection, circle: Uuid, from: NaiveDate) -> Result<bool, DbErr> {
    let ahead = meeting::Entity::find()
        .filter(meeting::COLUMN.circle_id.eq(circle))
        .filter(
            meeting::COLUMN
                .state
                .is_in([MeetingState::Planned, MeetingState::Scheduled]),
        )
        .filter(meeting::COLUMN.planned_on.gte(from))
        .one(db)
        .await?;
    Ok(ahead.is_some())
}

/// Lists the requests to join `circle` that wait for an answer.
pub async fn pending_requests(
    db: &DatabaseConnection,
    circle: Uuid,
) -> Result<Vec<join_request::Model>, DbErr> {
    join_request::Entity::find()
        .filter(join_request::COLUMN.circle_id.eq(circle))
        .filter(join_request::COLUMN.status.eq(JoinRequestStatus::Pending))
        .all(db)
        .await
}

/// Finds who said in term number `term` of `circle` whether they stay, and what. For counts, and each for their own eyes.
pub async fn stay_answers(
    db: &DatabaseConnection,
    circle: Uuid,
    term: i32,
) -> Result<HashMap<Uuid, StayAnswer>, DbErr> {
    let answers = stay_answer::Entity::find()
        .filter(stay_answer::COLUMN.circle_id.eq(circle))
        .filter(stay_answer::COLUMN.term.eq(term))
        .all(db)
        .await?;
    Ok(answers
        .into_iter()
        .map(|one| (one.employee_id, one.answer))
        .collect())
}

/// Lists up to three other open circles on the topic of `circle`, newest first, that `person` has no tie with yet.
pub async fn alternatives(
    db: &DatabaseConnection,
    circle: &circle::Model,
    person: Uuid,
) -> Result<Vec<circle::Model>, DbErr> {
    let tied = circle_tie::Entity::find()
        .select_only()
        .column(circle_tie::Column::CircleId)
        .filter(circle_tie::COLUMN.employee_id.eq(person))
        .into_query();
    let taken = Expr::col(circle::Column::PeopleCount).add(Expr::col(circle::Column::OfferedCount));
    circle::Entity::find()
        .filter(circle::OPEN_TO_REQUESTS.expr())
        .filter(circle::COLUMN.topic_id.eq(circle.topic_id))
        .filter(circle::COLUMN.id.ne(circle.id))
        .filter(taken.lt(Expr::col(circle::Column::MaxPeople)))
        .filter(circle::COLUMN.id.not_in_subquery(tied))
        .order_by_desc(circle::Column::ProposedAt)
        .order_by_desc(circle::Column::Id)
        .limit(3)
        .all(db)
        .await
}
