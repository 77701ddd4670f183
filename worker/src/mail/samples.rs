//! Samples of every mail, for the gallery and the tests: with and without what is optional, one and many, and with
//! names and titles that break naive systems (docs/product.md §7).

use super::kinds::{self, Content};
use super::language::Language;
use super::parts::{Alternative, PlannedMeeting};
use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use entity::model::employee;
use entity::model::enums::{MeetingFormat, Role};
use entity::outbox::MailKind;
use entity::query::mailing::Participant;
use uuid::Uuid;

/// Whose clock the samples' circles keep: 5:45 ahead of UTC.
pub(crate) const CIRCLE_ZONE: Tz = Tz::Asia__Kathmandu;

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

/// Makes the samples of `kind`, as if they were written at `now`. The first is what most readers get, the last is hostile.
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

/// Makes the samples of `kind` with these texts in every place that people fill.
pub(crate) fn with(kind: MailKind, now: DateTime<Utc>, texts: &Texts) -> Vec<Sample> {
    let data = SampleData {
        now,
        today: now.date_naive(),
        texts,
    };
    kinds::samples(kind, &data)
}

/// Makes somebody who reads this language, where it is spoken, and their time zone.
pub(crate) fn reader(language: Language) -> (employee::Model, Tz) {
    let zone = match language {
        Language::En => Tz::Europe__London,
        Language::De => Tz::Europe__Berlin,
        Language::Es => Tz::Europe__Madrid,
        Language::Fr => Tz::Europe__Paris,
        Language::Ja => Tz::Asia__Tokyo,
        Language::PtBr => Tz::America__Sao_Paulo,
    };
    let reader = employee::Model {
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
        zone: zone.name().into(),
        locale: language.tag().into(),
    };
    (reader, zone)
}

/// What samples are made of: texts, and dates relative to a moment.
pub(crate) struct SampleData<'a> {
    pub(crate) now: DateTime<Utc>,
    pub(crate) today: NaiveDate,
    pub(crate) texts: &'a Texts,
}

impl SampleData<'_> {
    pub(crate) fn title(&self) -> String {
        self.texts.title.clone()
    }

    pub(crate) fn name(&self) -> String {
        self.texts.name.clone()
    }

    pub(crate) fn message(&self) -> String {
        self.texts.message.clone()
    }

    pub(crate) fn in_days(&self, days: u16) -> NaiveDate {
        self.today + Days::new(days.into())
    }

    pub(crate) fn days_ago(&self, days: u16) -> NaiveDate {
        self.today - Days::new(days.into())
    }

    pub(crate) fn half_a_year_on(&self) -> NaiveDate {
        self.today + Months::new(6)
    }

    /// Returns a deadline, at half past eight in the evening if it is nine in the morning.
    pub(crate) fn later(&self) -> DateTime<Utc> {
        self.now + TimeDelta::minutes((21 * 24 + 11) * 60 + 30)
    }

    /// Plans six meetings, a month apart, formats alternating, as a term has them.
    pub(crate) fn meetings(&self) -> Vec<PlannedMeeting> {
        let formats = [MeetingFormat::Experience, MeetingFormat::Education];
        let first = self.in_days(9);
        (0..6)
            .zip(formats.into_iter().cycle())
            .map(|(n, format)| PlannedMeeting {
                id: Uuid::from_u128((n + 1).into()),
                on: first + Months::new(n),
                format,
            })
            .collect()
    }

    pub(crate) fn people(&self) -> Vec<Participant> {
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

    pub(crate) fn alternatives(&self) -> Vec<Alternative> {
        let circle = |(title, free_seats): (&String, i32)| Alternative {
            title: title.clone(),
            free_seats,
            url: "https://circles.example.com/open/circle/other".to_owned(),
        };
        let more = self.texts.more.iter().map(|(_, title)| title);
        let titles = [&self.texts.title].into_iter().chain(more);
        titles.zip((1..=3).cycle()).map(circle).collect()
    }
}
