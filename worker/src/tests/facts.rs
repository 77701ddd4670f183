//! What each mail says, from rows, and when it is skipped.

use super::stage::{change, has, sent, skips, stage};
use crate::drain;
use chrono::{NaiveDate, TimeDelta};
use entity::model::enums::{CircleState, JoinRequestStatus, MeetingFormat, MeetingState, OutboxStatus, Role};
use entity::model::{employee, meeting, membership, pm_nomination};
use entity::outbox::MailKind;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

#[tokio::test]
async fn a_new_join_request_tells_the_manager_and_shows_no_address() {
    let (world, _) = stage(JoinRequestStatus::Pending).await;
    let mail = sent(&world, MailKind::NewJoinRequest, 1, Some(50)).await.unwrap();
    has(
        &mail,
        &[
            "Amira Bcc: x@example.com would like to take part as a member.",
            "> Hello",
            "Free seats: 1.",
            "Please answer by Tuesday 24 November 2026.",
            "https://circles.example.com/act/A",
        ],
    );
    assert!(!mail.contains("person4@example.com"));
    let skipped = sent(&world, MailKind::NewJoinRequest, 2, Some(50)).await;
    assert_eq!(skipped.unwrap_err(), "it is for those who decide only");
}

#[tokio::test]
async fn the_requester_hears_who_answers() {
    let (world, _) = stage(JoinRequestStatus::Pending).await;
    let mail = sent(&world, MailKind::RequestReceived, 4, Some(50))
        .await
        .unwrap();
    has(&mail, &["is with Siobhán O'Neill, the programme manager"]);
    let mail = sent(&world, MailKind::RequestReopened, 4, Some(50))
        .await
        .unwrap();
    has(
        &mail,
        &[
            "is being considered again",
            "The decision to decline your request has been taken back.",
            "is with Siobhán O'Neill, the programme manager",
        ],
    );
    for kind in [
        MailKind::Approved,
        MailKind::Declined,
        MailKind::Waitlisted,
        MailKind::SeatOffered,
        MailKind::OfferLapsed,
    ] {
        assert!(
            sent(&world, kind, 4, Some(50)).await.is_err(),
            "{kind:?} while the request is pending"
        );
    }
}

#[tokio::test]
async fn the_waitlist_and_the_offer() {
    let (world, circle) = stage(JoinRequestStatus::Waitlisted).await;
    world.person(5, "Second").await;
    world
        .request(51, circle.id, Uuid::from_u128(5), JoinRequestStatus::Waitlisted)
        .await;
    has(
        &sent(&world, MailKind::Waitlisted, 4, Some(50)).await.unwrap(),
        &["You are number 1 in line"],
    );
    has(
        &sent(&world, MailKind::Waitlisted, 5, Some(51)).await.unwrap(),
        &["You are number 2 in line"],
    );

    let (world, _) = stage(JoinRequestStatus::Offered).await;
    let mail = sent(&world, MailKind::SeatOffered, 4, Some(50)).await.unwrap();
    has(
        &mail,
        &[
            "Please decide by Wednesday 25 November 2026, 09:00 (Europe/London)",
            "/open/seat/",
        ],
    );
    world.clock.advance(TimeDelta::days(4));
    assert_eq!(
        sent(&world, MailKind::SeatOffered, 4, Some(50))
            .await
            .unwrap_err(),
        "the offer has lapsed"
    );
}

#[tokio::test]
async fn a_started_circle_gives_term_dates_people_and_calendar() {
    let (world, circle) = stage(JoinRequestStatus::Withdrawn).await;
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    change(&world, circle, |row| {
        row.state = Set(CircleState::Active);
        row.published_at = Set(Some(crate::testing::start()));
        row.started_on = Set(Some(day(11, 22)));
        row.term = Set(1);
        row.term_ends_on = Set(NaiveDate::from_ymd_opt(2027, 5, 22));
    })
    .await;
    for (number, on, format, state) in [
        (1, day(11, 20), MeetingFormat::Experience, MeetingState::Planned),
        (2, day(11, 29), MeetingFormat::Education, MeetingState::Planned),
        (3, day(12, 29), MeetingFormat::Experience, MeetingState::Planned),
        (4, day(12, 30), MeetingFormat::Education, MeetingState::Cancelled),
    ] {
        world
            .add(meeting::Model {
                id: Uuid::from_u128(60 + u128::try_from(number).unwrap()),
                circle_id: Uuid::from_u128(10),
                term: 1,
                number,
                format,
                state,
                planned_on: on,
                zone: "Asia/Kolkata".to_owned(),
                created_at: crate::testing::start(),
            })
            .await;
    }
    let mail = sent(&world, MailKind::CircleStarted, 2, None).await.unwrap();
    has(
        &mail,
        &[
            "You take part as an advisor",
            "from Sunday 22 November 2026 to Saturday 22 May 2027",
            "- Sunday 29 November 2026 – education - Tuesday 29 December 2026 – experience They",
            "- Siobhán O'Neill – member, programme manager - Suharto – advisor - Li Na – member",
            "method=PUBLISH",
            "https://circles.example.com/guide",
        ],
    );
    assert!(!mail.contains("20 November") && !mail.contains("30 December"));
    assert_eq!(
        sent(&world, MailKind::CircleStarted, 4, None).await.unwrap_err(),
        "it is for participants only"
    );
    assert!(sent(&world, MailKind::ReadyToPublish, 1, None).await.is_err());
    assert!(sent(&world, MailKind::ProposalRecorded, 1, None).await.is_err());
}

#[tokio::test]
async fn before_the_start() {
    let (world, circle) = stage(JoinRequestStatus::Withdrawn).await;
    let mail = sent(&world, MailKind::ProposalRecorded, 1, None).await.unwrap();
    has(&mail, &["Seats: 3 of 4 taken. Enough people are in to start it."]);
    let mail = sent(&world, MailKind::ReadyToPublish, 1, None).await.unwrap();
    has(
        &mail,
        &[
            "List-Unsubscribe: <https://circles.example.com/unsubscribe/A",
            "3 people are in",
        ],
    );
    assert!(
        sent(&world, MailKind::ReadyToPublish, 2, None).await.is_err(),
        "not the manager"
    );

    world.circle(11, "Another", 4, Uuid::from_u128(2)).await;
    assert!(
        sent(&world, MailKind::WillNotStart, 1, None).await.is_err(),
        "it may start yet"
    );
    change(&world, circle, |row| {
        row.state = Set(CircleState::Expired);
        row.ended_at = Set(Some(crate::testing::start()));
    })
    .await;
    let mail = sent(&world, MailKind::WillNotStart, 1, None).await.unwrap();
    has(
        &mail,
        &["was not started within 90 days", "- Another (4 free seats)"],
    );
}

#[tokio::test]
async fn a_nomination_until_it_is_answered() {
    let (world, _) = stage(JoinRequestStatus::Withdrawn).await;
    world
        .add(pm_nomination::Model {
            id: Uuid::from_u128(70),
            circle_id: Uuid::from_u128(10),
            nominee_id: Uuid::from_u128(4),
            nominated_by: Uuid::from_u128(1),
            role: Role::Advisor,
            status: entity::model::enums::NominationStatus::Pending,
            created_at: crate::testing::start(),
            expires_at: crate::testing::start() + TimeDelta::days(7),
            resolved_at: None,
        })
        .await;
    let mail = sent(&world, MailKind::NamedProgrammeManager, 4, Some(70))
        .await
        .unwrap();
    has(
        &mail,
        &[
            "Siobhán O'Neill named you",
            "is about Leading",
            "as an advisor",
            "/open/nomination/",
        ],
    );
    world.clock.advance(TimeDelta::days(7));
    assert!(
        sent(&world, MailKind::NamedProgrammeManager, 4, Some(70))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn those_who_stay_hear_of_changes_and_those_who_left_do_not() {
    let (world, _) = stage(JoinRequestStatus::Withdrawn).await;
    has(
        &sent(&world, MailKind::ParticipantJoined, 1, Some(23))
            .await
            .unwrap(),
        &["Li Na takes part", "There are now 3 people"],
    );
    has(
        &sent(&world, MailKind::RoleChanged, 2, Some(22)).await.unwrap(),
        &["You take part as an advisor now"],
    );
    has(
        &sent(&world, MailKind::DutyChanged, 1, Some(30)).await.unwrap(),
        &["You approve the people who ask to join"],
    );
    assert!(
        sent(&world, MailKind::ParticipantJoined, 4, Some(23))
            .await
            .is_err(),
        "not in the circle"
    );
    assert!(
        sent(&world, MailKind::ParticipantLeft, 1, Some(23))
            .await
            .is_err(),
        "still in"
    );

    let gone = membership::ActiveModel {
        id: Set(Uuid::from_u128(23)),
        status: Set(entity::model::enums::MembershipStatus::Removed),
        ended_at: Set(Some(crate::testing::start())),
        end_reason: Set(Some("Two lines\nof reason".to_owned())),
        ..Default::default()
    };
    world.update(gone).await;
    let mail = sent(&world, MailKind::Removed, 3, Some(23)).await.unwrap();
    has(
        &mail,
        &[
            "> Two lines\r\n> of reason",
            "ask Siobhán O'Neill, the programme manager",
        ],
    );
    has(
        &sent(&world, MailKind::ParticipantLeft, 1, Some(23))
            .await
            .unwrap(),
        &["Li Na is no longer in", "There are now 3 people in the circle"],
    );
    assert!(
        sent(&world, MailKind::ParticipantJoined, 1, Some(23))
            .await
            .is_err(),
        "left again"
    );
}

#[tokio::test]
async fn a_time_zone_that_cannot_be_read_puts_the_mail_off_until_it_is_mended() {
    let (world, circle) = stage(JoinRequestStatus::Pending).await;
    let live_in = async |zone: &str| {
        world
            .update(employee::ActiveModel {
                id: Set(Uuid::from_u128(4)),
                zone: Set(zone.to_owned()),
                ..Default::default()
            })
            .await;
    };
    let meet_in = async |zone: &str| {
        let zone = zone.to_owned();
        change(&world, circle.clone(), |row| row.zone = Set(zone)).await;
    };
    let (kind, about) = (MailKind::RequestReceived, Some(Uuid::from_u128(50)));
    let mail = world
        .mail(900, kind, Uuid::from_u128(4), Some(circle.id), about)
        .await;
    let employee = "employee 00000000-0000-0000-0000-000000000004";
    let theirs = "circle 00000000-0000-0000-0000-00000000000a";
    for (own, circles, why) in [
        (
            "amira@example.com",
            "Europe/Berlin",
            format!("the time zone of {employee} is not the name of an IANA time zone"),
        ),
        (
            " ",
            "Europe/Berlin",
            format!("the time zone of {employee} is empty"),
        ),
        (
            "Europe/Berlin",
            "UTC+1",
            format!("the time zone of {theirs} is not the name of an IANA time zone"),
        ),
    ] {
        live_in(own).await;
        meet_in(circles).await;
        drain(&world.memory()).await.unwrap();
        let row = world.row(mail).await;
        assert_eq!(row.status, OutboxStatus::Retry, "{own:?}, {circles:?}");
        assert_eq!(row.last_error, Some(why));
        assert!(world.mailbox.sent().is_empty());
        world.clock.set(row.available_at);
    }
    meet_in("Europe/Berlin").await;
    drain(&world.memory()).await.unwrap();
    assert_eq!(world.row(mail).await.status, OutboxStatus::Sent);
}

#[tokio::test]
async fn what_is_no_longer_true_needs_no_time_zone() {
    let (world, _) = stage(JoinRequestStatus::Approved).await;
    world
        .update(employee::ActiveModel {
            id: Set(Uuid::from_u128(4)),
            zone: Set("Europe/Atlantis".to_owned()),
            ..Default::default()
        })
        .await;
    let why = "the request does not wait for an answer";
    skips(&world, MailKind::RequestReceived, 4, Some(50), why).await;
}
