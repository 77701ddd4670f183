//! What is removed, and when: texts of circles that ended, profiles of people who left, mails that were settled. And who
//! loses eligibility is out.

use super::{circle, happened, instant, programme_at, said, write};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::enums::{CircleState, Decision, JoinRequestStatus, MembershipStatus, StayAnswer};
use entity::model::{
    allowance, circle_decision, duty, employee_review, idempotency_key, join_request, membership, outbox,
    pm_nomination, profile, stay_answer,
};
use entity::rules::Policy;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use tests::{
    invariants,
    rows::{self, answered_request, former_membership, id},
    world::{Circle, Person, Replica, begin, tied},
};

const ZONE: &str = "Europe/Berlin";

fn running(number: u128) -> Circle {
    Circle::active(number, ZONE, "2026-09-15".parse().unwrap(), 1, 4)
}

fn now() -> DateTime<Utc> {
    instant("2026-10-20T12:00:00Z")
}

async fn set_employment(replica: &Replica, person: u128, employment: &str) {
    entity::model::employee::Entity::update_many()
        .col_expr(
            entity::model::employee::Column::EmploymentType,
            sea_orm::sea_query::Expr::value(employment),
        )
        .filter(entity::model::employee::COLUMN.id.eq(id(person)))
        .exec(replica.db().read())
        .await
        .unwrap();
}

async fn circle_mails(replica: &Replica) -> Vec<String> {
    let all = said(replica.db()).await;
    all.into_iter()
        .filter(|mail| !mail.starts_with("administrators_weekly"))
        .collect()
}

#[tokio::test]
async fn texts_go_a_year_after_the_end_of_a_circle() {
    let end = begin(ZONE, "2027-03-15".parse().unwrap());
    let world = programme_at(end).start().await;
    let replica = world.replica(end).await;
    let db = replica.db();
    let closing = running(7)
        .decided(Decision::Disband, end - TimeDelta::days(5))
        .answered(3, StayAnswer::Leave, end - TimeDelta::days(5))
        .asked(end - TimeDelta::days(1), &Policy::default())
        .played_until(end - TimeDelta::days(1));
    write(db, [closing]).await;
    let asked = end - TimeDelta::days(30);
    world.write(Person::new(2).rows()).await;
    world
        .write([
            answered_request(1, 7, 2, "DECLINED")
                .set("message", "Please")
                .set("decline_reason", "Another topic")
                .set("created_at", asked),
            former_membership(1, 7, 2)
                .set("status", "REMOVED")
                .set("end_reason", "Never came"),
        ])
        .await;
    replica.sweep().await;
    assert_eq!(circle(db, 7).await.state, CircleState::Completed);
    let written = |requests: &[join_request::Model]| {
        requests
            .iter()
            .filter(|request| !request.message.is_empty())
            .count()
    };
    let requests = join_request::Entity::find().all(db.read()).await.unwrap();
    assert_eq!(written(&requests), 2, "they stay for a year");

    let archived = end + TimeDelta::days(365);
    replica.sweep_at(archived - TimeDelta::seconds(1)).await;
    assert_eq!(happened(db, 7).await, ["COMPLETED", "JOIN_REQUEST_VOIDED"]);
    replica.sweep_at(archived).await;
    assert_eq!(
        happened(db, 7).await,
        ["COMPLETED", "JOIN_REQUEST_VOIDED", "ARCHIVED"]
    );
    let requests = join_request::Entity::find().all(db.read()).await.unwrap();
    assert_eq!((requests.len(), written(&requests)), (2, 0));
    assert!(requests.iter().all(|request| request.decline_reason.is_none()));
    let memberships = membership::Entity::find().all(db.read()).await.unwrap();
    assert_eq!(memberships.len(), 5, "who was in stays known");
    assert!(
        memberships
            .iter()
            .all(|membership| membership.end_reason.is_none())
    );
    let decision = circle_decision::Entity::find()
        .one(db.read())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((decision.decision, decision.reason), (Decision::Disband, None));
    assert!(
        stay_answer::Entity::find()
            .all(db.read())
            .await
            .unwrap()
            .is_empty()
    );
    let row = circle(db, 7).await;
    assert_eq!((row.archived_at, row.due_at), (Some(archived), None), "for ever");
    invariants::assert_hold(db.read(), "archiving").await;
}

#[tokio::test]
async fn settled_mails_go_after_their_days() {
    let world = programme_at(now()).flags(&["--mail-days=100"]).start().await;
    let replica = world.replica(now()).await;
    let db = replica.db();
    write(db, [running(7)]).await;
    let settled = |number: u128, ago: TimeDelta| {
        rows::outbox(number, "approved", 7, 701)
            .set("status", "SENT")
            .set("settled_at", now() - ago)
    };
    let days = TimeDelta::days(100);
    let mut mails = vec![
        settled(1, days - TimeDelta::seconds(1)),
        settled(2, days + TimeDelta::seconds(1)),
        // Old, but waits still.
        rows::outbox(3, "approved", 7, 702).set("created_at", now() - TimeDelta::days(400)),
    ];
    mails.extend((10..2510).map(|number| settled(number, TimeDelta::days(300))));
    world.write(mails).await;
    replica.sweep().await;
    let mut left: Vec<u128> = outbox::Entity::find()
        .all(db.read())
        .await
        .unwrap()
        .iter()
        .map(|mail| mail.id.as_u128())
        .collect();
    left.sort_unstable();
    assert_eq!(left, [1, 3], "in batches, until none is left");
    // An hour later the next.
    replica.sweep_at(now() + TimeDelta::hours(1)).await;
    assert_eq!(outbox::Entity::find().all(db.read()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn idempotency_keys_go_after_a_day() {
    let world = programme_at(now()).start().await;
    let replica = world.replica(now()).await;
    let db = replica.db();
    write(db, [running(7)]).await;
    let sent =
        |person, key: &str, ago: TimeDelta| rows::idempotency_key(person, key).set("created_at", now() - ago);
    let day = TimeDelta::hours(24);
    let mut keys = vec![
        sent(701, "kept", day - TimeDelta::seconds(1)),
        sent(702, "gone", day),
    ];
    keys.extend((0..2500).map(|number| sent(703, &number.to_string(), day * 2)));
    world.write(keys).await;
    replica.sweep().await;
    let left = idempotency_key::Entity::find().all(db.read()).await.unwrap();
    assert_eq!(
        left.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(),
        ["kept"]
    );
}

#[tokio::test]
async fn allowances_go_when_they_are_whole() {
    let world = programme_at(now()).start().await;
    let replica = world.replica(now()).await;
    let db = replica.db();
    write(db, [running(7)]).await;
    let whole = [
        rows::allowance(701, now() + TimeDelta::milliseconds(1)),
        rows::allowance(702, now()),
    ];
    world.write(whole).await;
    replica.sweep().await;
    let left = allowance::Entity::find().all(db.read()).await.unwrap();
    let left: Vec<_> = left.iter().map(|row| row.employee_id).collect();
    assert_eq!(left, [id(701)]);
}

/// What became of somebody's membership in a circle.
async fn membership_of(replica: &Replica, circle: u128, person: u128) -> MembershipStatus {
    let found = membership::Entity::find()
        .filter(membership::COLUMN.circle_id.eq(id(circle)))
        .filter(membership::COLUMN.employee_id.eq(id(person)))
        .one(replica.db().read())
        .await;
    found.unwrap().unwrap().status
}

async fn manager_of(replica: &Replica, circle: u128) -> Option<u128> {
    let found = duty::Entity::find()
        .filter(duty::COLUMN.circle_id.eq(id(circle)))
        .filter(duty::COLUMN.slot.eq(0))
        .filter(duty::COLUMN.ended_at.is_null())
        .one(replica.db().read())
        .await;
    found.unwrap().map(|duty| duty.employee_id.as_u128())
}

#[tokio::test]
async fn who_loses_eligibility_is_out_of_everything() {
    let world = programme_at(now()).start().await;
    let replica = world.replica(now()).await;
    let (db, policy) = (replica.db(), Policy::default());
    let yesterday = now() - TimeDelta::days(1);
    // 701 manages one with a deputy; 801 one without; 751 asked, 951 has been offered a seat, and was named in none.
    write(
        db,
        [
            running(7)
                .with_deputy(2, 1)
                .asked(yesterday, &policy)
                .played_until(yesterday),
            running(8)
                .with_advisor(3)
                .named(yesterday, &policy)
                .played_until(yesterday),
            running(9)
                .offered(yesterday, &policy)
                .waitlisted(yesterday)
                .with(|row| row.max_people = 5)
                .played_until(yesterday),
        ],
    )
    .await;
    replica.sweep().await;
    assert_eq!(circle_mails(&replica).await, [""; 0]);
    for person in [701, 751, 801, 851, 902, 951] {
        set_employment(&replica, person, "contractor").await;
    }
    assert_eq!(
        employee_review::Entity::find()
            .all(db.read())
            .await
            .unwrap()
            .len(),
        6
    );
    replica.sweep().await;
    assert!(
        employee_review::Entity::find()
            .all(db.read())
            .await
            .unwrap()
            .is_empty()
    );
    invariants::assert_hold(db.read(), "off-boarding").await;
    for (circle, person) in [(7, 701), (8, 801), (9, 902)] {
        assert_eq!(
            membership_of(&replica, circle, person).await,
            MembershipStatus::Offboarded
        );
    }
    assert_eq!(manager_of(&replica, 7).await, Some(702), "the deputy takes over");
    assert_eq!(manager_of(&replica, 8).await, None);
    assert_eq!(circle(db, 8).await.pm_vacant_since, Some(now()));
    let status = async |request: u128| {
        let found = join_request::Entity::find_by_id(id(request)).one(db.read()).await;
        found.unwrap().unwrap().status
    };
    assert_eq!(status(tied(7, 751)).await, JoinRequestStatus::Voided);
    assert_eq!(status(tied(9, 951)).await, JoinRequestStatus::Voided);
    assert_eq!(
        status(tied(9, 952)).await,
        JoinRequestStatus::Pending,
        "the seat goes to the next"
    );
    let nomination = pm_nomination::Entity::find()
        .one(db.read())
        .await
        .unwrap()
        .unwrap();
    assert!(
        nomination.resolved_at.is_some(),
        "a nominee who may not accept any more"
    );
    let mails = circle_mails(&replica).await;
    for person in [701, 751, 801, 851, 902, 951] {
        let mail = format!("offboarded {person}");
        assert_eq!(mails.iter().filter(|one| **one == mail).count(), 1, "{mails:#?}");
    }
    assert!(
        mails.contains(&"manager_wanted 803".to_owned()),
        "the advisor is asked first: {mails:#?}"
    );

    // Once: another sweep, and another change that changes nothing about it.
    set_employment(&replica, 701, "agency").await;
    replica.sweep_at(now() + TimeDelta::days(20)).await;
    let later = circle_mails(&replica).await;
    let told = |mails: &[String]| mails.iter().filter(|mail| mail.starts_with("offboarded")).count();
    assert_eq!(told(&later), 6);

    // Somebody is taken on again before the profile is gone.
    set_employment(&replica, 902, "regular").await;
    let days = TimeDelta::days(30);
    let erased = now() + days;
    replica.sweep_at(erased - TimeDelta::seconds(1)).await;
    let has_profile = async |person: u128| {
        let found = profile::Entity::find_by_id(id(person)).one(db.read()).await;
        found.unwrap().is_some()
    };
    assert!(has_profile(701).await && has_profile(801).await && has_profile(902).await);
    replica.sweep_at(erased).await;
    assert!(!has_profile(801).await);
    assert!(
        !has_profile(701).await,
        "from one employment to another the days go on"
    );
    assert!(has_profile(902).await, "eligible again");
    assert!(has_profile(702).await);
    invariants::assert_hold(db.read(), "erasing profiles").await;
}

#[tokio::test]
async fn a_change_of_other_facts_is_no_change_of_employment() {
    let world = programme_at(now()).start().await;
    let replica = world.replica(now()).await;
    write(replica.db(), [running(7).played_until(now())]).await;
    for statement in [
        "UPDATE employee SET display_name = 'Another Name'",
        "UPDATE employee SET employment_type = 'regular'",
    ] {
        replica.db().read().execute_unprepared(statement).await.unwrap();
    }
    assert!(
        employee_review::Entity::find()
            .all(replica.db().read())
            .await
            .unwrap()
            .is_empty()
    );
}
