//! Samples of every mail, for the gallery and the tests: with and without what is optional, one and many, and with
//! names and titles that break naive systems (docs/product.md §7).

mod administrators;
mod ageing;
mod duty;
mod joining;
mod offboarding;
mod participation;
mod proposal;
mod term;

use super::content::*;
use super::language::Language;
use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use entity::model::employee;
use entity::model::enums::{MeetingFormat, Role};
use entity::outbox::MailKind;
use uuid::Uuid;

/// Whose clock the samples' circles keep: 5:45 ahead of UTC.
const CIRCLE_ZONE: Tz = Tz::Asia__Kathmandu;

/// A sample's name, and what it says.
pub(crate) type Sample = (&'static str, Content);

/// What people wrote into the samples.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub(crate) title: String,
    pub(crate) name: String,
    pub(crate) message: String,
    /// A name and a title for each further person or circle.
    pub(crate) more: Vec<(String, String)>,
}

/// The samples of `kind`, as if they were written at `now`. The first is what most readers get, the last is hostile.
pub(crate) fn of(kind: MailKind, now: DateTime<Utc>) -> Vec<Sample> {
    let plain = Texts {
        title: "Leading without authority".into(),
        name: "Siobhán O'Neill".into(),
        message: "Hello all,\n\nI would like to decide faster, and to learn how you do it.".into(),
        more: vec![
            ("عمر الحسن".into(), "First-time leads".into()),
            ("Suharto".into(), "Returning from leave".into()),
        ],
    };
    let hostile = Texts {
        title: "Leading <without> authority & \"fear\" 🚀 =?UTF-8?B?8J+YgA==?=\r\nBcc: x@example.com".into(),
        name: "עמית \u{202e}לוי, \"PhD\" <b>".into(),
        message: "Hello <b>all</b>,\r\n\r\nI'd \u{202e}like\u{202c} to help.\n-- \nhttps://example.com/\0"
            .into(),
        more: vec![("</a>\u{2069}".into(), "=?UTF-8?Q?x?=\u{2069}".into())],
    };
    let mut samples = with(kind, now, &plain);
    let first = with(kind, now, &hostile).into_iter().next();
    samples.extend(first.map(|(_, content)| ("hostile", content)));
    samples
}

/// The samples of `kind` with these texts in every place that people fill.
pub(crate) fn with(kind: MailKind, now: DateTime<Utc>, texts: &Texts) -> Vec<Sample> {
    let samples = Samples {
        now,
        today: now.date_naive(),
        texts,
    };
    match kind {
        MailKind::Welcome => samples.welcome(),
        MailKind::Offboarded => samples.offboarded(),
        MailKind::ParticipantOffboarded => samples.participant_offboarded(),
        MailKind::ProposalRecorded => samples.proposal_recorded(),
        MailKind::NamedProgrammeManager => samples.named_programme_manager(),
        MailKind::ProposalWaiting => samples.proposal_waiting(),
        MailKind::WillNotStart => samples.will_not_start(),
        MailKind::NewJoinRequest => samples.new_join_request(),
        MailKind::RequestReceived => samples.request_received(),
        MailKind::RequestsWaiting => samples.requests_waiting(),
        MailKind::RequestsEscalated => samples.requests_escalated(),
        MailKind::RequestExpired => samples.request_expired(),
        MailKind::Approved => samples.approved(),
        MailKind::Declined => samples.declined(),
        MailKind::Waitlisted => samples.waitlisted(),
        MailKind::SeatOffered => samples.seat_offered(),
        MailKind::OfferLapsed => samples.offer_lapsed(),
        MailKind::ParticipantJoined => samples.participant_joined(),
        MailKind::ParticipantLeft => samples.participant_left(),
        MailKind::RoleChanged => samples.role_changed(),
        MailKind::DutyChanged => samples.duty_changed(),
        MailKind::Removed => samples.removed(),
        MailKind::ReadyToPublish => samples.ready_to_publish(),
        MailKind::CircleStarted => samples.circle_started(),
        MailKind::NothingPlanned => samples.nothing_planned(),
        MailKind::CircleQuiet => samples.circle_quiet(),
        MailKind::DecideTerm => samples.decide_term(),
        MailKind::TwelveMonths => samples.twelve_months(),
        MailKind::DecisionTaken => samples.decision_taken(),
        MailKind::DecisionOverdue => samples.decision_overdue(),
        MailKind::CircleLapsed => samples.circle_lapsed(),
        MailKind::CircleClosed => samples.circle_closed(),
        MailKind::ManagerWanted => samples.manager_wanted(),
        MailKind::NewManager => samples.new_manager(),
        MailKind::BelowMinimum => samples.below_minimum(),
        MailKind::Digest => samples.digest(),
        MailKind::AdministratorsWeekly => samples.administrators_weekly(),
    }
}

/// Somebody who reads this language, where it is spoken.
pub(crate) fn reader(language: Language) -> employee::Model {
    let zone = match language {
        Language::En => "Europe/London",
        Language::De => "Europe/Berlin",
        Language::Es => "Europe/Madrid",
        Language::Fr => "Europe/Paris",
        Language::Ja => "Asia/Tokyo",
        Language::PtBr => "America/Sao_Paulo",
    };
    employee::Model {
        id: Uuid::nil(),
        hr_id: "sample".into(),
        display_name: "Amira Haddad".into(),
        mail: "amira.haddad@example.com".into(),
        mail_key: "amira.haddad@example.com".into(),
        employment_type: "regular".into(),
        job_family_id: None,
        rung_id: None,
        manager_id: None,
        location: None,
        zone: zone.into(),
        locale: language.tag().into(),
    }
}

/// Samples relative to a moment.
struct Samples<'a> {
    now: DateTime<Utc>,
    today: NaiveDate,
    texts: &'a Texts,
}

impl Samples<'_> {
    fn title(&self) -> String {
        self.texts.title.clone()
    }

    fn name(&self) -> String {
        self.texts.name.clone()
    }

    fn message(&self) -> String {
        self.texts.message.clone()
    }

    fn in_days(&self, days: u16) -> NaiveDate {
        self.today + Days::new(days.into())
    }

    fn days_ago(&self, days: u16) -> NaiveDate {
        self.today - Days::new(days.into())
    }

    fn half_a_year_on(&self) -> NaiveDate {
        self.today + Months::new(6)
    }

    /// A deadline, at half past eight in the evening if it is nine in the morning.
    fn later(&self) -> DateTime<Utc> {
        self.now + TimeDelta::minutes((21 * 24 + 11) * 60 + 30)
    }

    /// Six, a month apart, formats alternating, as a term has them.
    fn meetings(&self) -> Vec<PlannedMeeting> {
        let formats = [MeetingFormat::Experience, MeetingFormat::Education];
        let first = self.in_days(9);
        (0..6)
            .zip(formats.into_iter().cycle())
            .map(|(n, format)| PlannedMeeting {
                on: first + Months::new(n),
                format,
            })
            .collect()
    }

    fn people(&self) -> Vec<Participant> {
        let person = |(name, role): (&String, Role)| Participant {
            name: name.clone(),
            role,
            programme_manager: *name == self.texts.name,
        };
        let more = self.texts.more.iter().map(|(name, _)| name);
        let names = [&self.texts.name].into_iter().chain(more);
        let roles = [Role::Member, Role::Advisor].into_iter().cycle();
        names.zip(roles).map(person).collect()
    }

    fn alternatives(&self) -> Vec<Alternative> {
        let circle = |(title, free_seats): (&String, i32)| Alternative {
            title: title.clone(),
            free_seats,
            url: "https://circles.example.com/open/circle/other".to_owned(),
        };
        let more = self.texts.more.iter().map(|(_, title)| title);
        let titles = [&self.texts.title].into_iter().chain(more);
        titles.zip((1..=3).cycle()).map(circle).collect()
    }

    fn welcome(&self) -> Vec<Sample> {
        let welcome = |as_member, as_advisor| Welcome {
            consent_version: "2026-01".into(),
            as_member,
            as_advisor,
        };
        vec![
            ("member", welcome(true, false).into()),
            ("both", welcome(true, true).into()),
            ("advisor", welcome(false, true).into()),
            ("neither-yet", welcome(false, false).into()),
        ]
    }

    fn digest(&self) -> Vec<Sample> {
        let joined = |name: &String, role| DigestItem::Joined {
            name: name.clone(),
            role,
        };
        let left = |name: &String| DigestItem::Left { name: name.clone() };
        let circle = |title: &String, items| DigestCircle {
            title: title.clone(),
            url: "https://circles.example.com/open/circle/one".to_owned(),
            items,
        };
        let mut circles = vec![circle(
            &self.texts.title,
            vec![joined(&self.texts.name, Role::Member), left(&self.texts.name)],
        )];
        let more = self.texts.more.iter();
        circles.extend(more.map(|(name, title)| circle(title, vec![joined(name, Role::Advisor)])));
        let weekly = Digest {
            period: Period::Weekly,
            circles,
        };
        let daily = Digest {
            period: Period::Daily,
            circles: vec![circle(
                &self.texts.title,
                vec![joined(&self.texts.name, Role::Member)],
            )],
        };
        vec![("weekly", weekly.into()), ("daily-one-thing", daily.into())]
    }
}
