//! What samples are made of.

use super::parts::{Alternative, PlannedMeeting};
use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use entity::model::enums::{MeetingFormat, Role};
use entity::query::mailing::Participant;
use uuid::Uuid;

/// Whose clock the samples' circles keep: 5:45 ahead of UTC.
pub(crate) const CIRCLE_ZONE: Tz = Tz::Asia__Kathmandu;

/// What people wrote into the samples.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub(crate) title: String,
    pub(crate) name: String,
    pub(crate) message: String,
    /// A name and a title for each further person or circle.
    pub(crate) more: Vec<(String, String)>,
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
