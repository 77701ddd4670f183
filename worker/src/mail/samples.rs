//! One sample of each mail, with names and titles that break naive systems (PRODUCT.md §7).

use super::content::*;
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use entity::model::enums::{DutyKind, MeetingFormat, Role};
use entity::outbox::MailKind;
use entity::rules::AdvisoryCode;

fn title() -> String {
    "Leading <without> authority & fear 🚀".to_owned()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 13, 20, 30, 0).unwrap()
}

fn people() -> Vec<Participant> {
    let person = |name: &str, role, programme_manager| Participant {
        name: name.to_owned(),
        role,
        programme_manager,
    };
    vec![
        person("Siobhán O'Neill", Role::Member, true),
        person("עמית לוי", Role::Advisor, false),
        person("Suharto", Role::Member, false),
    ]
}

fn meetings() -> Vec<PlannedMeeting> {
    [(11, 24), (12, 22)]
        .into_iter()
        .zip([MeetingFormat::Experience, MeetingFormat::Education])
        .map(|((month, date), format)| PlannedMeeting {
            on: day(month, date),
            format,
        })
        .collect()
}

fn alternatives() -> Vec<Alternative> {
    let other = |title: &str, free_seats| Alternative {
        title: title.to_owned(),
        free_seats,
        url: "https://circles.example.com/open/circle/other".to_owned(),
    };
    vec![other("First-time leads", 1), other("Leading <quietly>", 4)]
}

/// The sample of `kind`.
pub(crate) fn of(kind: MailKind) -> Content {
    let circle = title();
    match kind {
        MailKind::Welcome => Welcome {
            consent_version: "2026-01".into(),
            as_member: true,
            as_advisor: false,
        }
        .into(),
        MailKind::ProposalRecorded => {
            let nominee = Some("Siobhán O'Neill".into());
            ProposalRecorded {
                circle,
                people: 1,
                max_people: 8,
                missing: 2,
                nominee,
            }
            .into()
        }
        MailKind::NamedProgrammeManager => NamedProgrammeManager {
            circle,
            topic: "Leading without authority".into(),
            by: "Suharto".into(),
            role: Role::Advisor,
            expires_at: moment(),
        }
        .into(),
        MailKind::WillNotStart => WillNotStart {
            circle,
            expired: true,
            requested: true,
            alternatives: alternatives(),
        }
        .into(),
        MailKind::NewJoinRequest => NewJoinRequest {
            circle,
            name: "עמית לוי".into(),
            level: Some("Senior engineer".into()),
            role: Role::Advisor,
            message: vec![
                "Hello <b>all</b>,".into(),
                String::new(),
                "I'd like to help.".into(),
            ],
            free_seats: 1,
            answer_by: Some(moment()),
        }
        .into(),
        MailKind::RequestReceived => {
            let programme_manager = Some("Siobhán O'Neill".into());
            RequestReceived {
                circle,
                role: Role::Member,
                programme_manager,
                answer_by: Some(moment()),
            }
            .into()
        }
        MailKind::Approved => {
            let next = meetings().first().copied();
            Approved {
                circle,
                role: Role::Member,
                people: people(),
                next,
                zone: "Asia/Kathmandu".into(),
            }
            .into()
        }
        MailKind::Declined => Declined {
            circle,
            reason: vec!["We are looking for people in sales.".into()],
            ask_again_from: Some(day(12, 24)),
            alternatives: alternatives(),
        }
        .into(),
        MailKind::Waitlisted => Waitlisted {
            circle,
            role: Role::Member,
            position: 2,
        }
        .into(),
        MailKind::SeatOffered => SeatOffered {
            circle,
            role: Role::Member,
            expires_at: moment(),
        }
        .into(),
        MailKind::OfferLapsed => OfferLapsed { circle }.into(),
        MailKind::ParticipantJoined => ParticipantJoined {
            circle,
            name: "Suharto".into(),
            role: Role::Member,
            people: 4,
        }
        .into(),
        MailKind::ParticipantLeft => ParticipantLeft {
            circle,
            name: "Suharto".into(),
            people: 1,
        }
        .into(),
        MailKind::RoleChanged => RoleChanged {
            circle,
            role: Role::Advisor,
        }
        .into(),
        MailKind::DutyChanged => DutyChanged {
            circle,
            duty: DutyKind::ProgrammeManager,
            began: true,
        }
        .into(),
        MailKind::Removed => Removed {
            circle,
            reason: vec!["You asked to be moved to another circle.".into()],
            programme_manager: Some("Siobhán O'Neill".into()),
        }
        .into(),
        MailKind::Digest => Digest {
            period: Period::Daily,
            circles: vec![DigestCircle {
                title: circle,
                url: "https://circles.example.com/open/circle/news".into(),
                items: vec![
                    DigestItem::Joined {
                        name: "Suharto".into(),
                        role: Role::Member,
                    },
                    DigestItem::Left {
                        name: "Siobhán O'Neill".into(),
                    },
                ],
            }],
        }
        .into(),
        MailKind::ReadyToPublish => ReadyToPublish {
            circle,
            people: 3,
            advice: vec![AdvisoryCode::NoAdvisor, AdvisoryCode::ManagerInCircle],
            starts_on: day(11, 22),
            ends_on: day(12, 22),
            planned: meetings(),
            zone: "Asia/Kathmandu".into(),
        }
        .into(),
        MailKind::CircleStarted => CircleStarted {
            circle,
            role: Role::Member,
            started_on: day(11, 22),
            ends_on: day(12, 22),
            meetings: meetings(),
            people: people(),
            zone: "Asia/Kathmandu".into(),
        }
        .into(),
    }
}
