//! A mail as its recipient reads it, and the words and formats that it is written in.

use super::company::Person;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use tests::Mail;

/// A mail that came to one person.
#[derive(Clone, Debug)]
pub(super) struct Letter(pub(super) Mail);

impl Letter {
    /// The words of the text, however its lines are broken.
    pub(super) fn words(&self) -> String {
        in_one_line(&self.0.text())
    }

    /// Fails unless the text says each of `facts`, word for word.
    #[track_caller]
    pub(super) fn says<F: AsRef<str>>(&self, facts: impl IntoIterator<Item = F>) {
        let text = self.words();
        for fact in facts {
            let fact = in_one_line(fact.as_ref());
            assert!(text.contains(&fact), "\"{fact}\" is not in the mail:\n{text}");
        }
    }

    #[track_caller]
    pub(super) fn does_not_say(&self, other: &str) {
        let text = self.words();
        assert!(!text.contains(other), "\"{other}\" is in the mail:\n{text}");
    }

    /// Where its one action leads: the last line before the signature.
    pub(super) fn action(&self) -> String {
        let text = self.0.text();
        let (body, _) = text.split_once("\n-- \n").expect("a signature");
        body.trim_end().lines().last().expect("an action").to_owned()
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Tuesday 24 November 2026".
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// The last whole day before a deadline, on this person's clock.
pub(super) fn last_day(by: DateTime<Utc>, person: &Person) -> String {
    let zone: Tz = person.zone.parse().expect("a zone");
    day(by.with_timezone(&zone).date_naive().pred_opt().expect("a day"))
}

/// An instant as this person's clock shows it, with the zone.
pub(super) fn moment(at: DateTime<Utc>, person: &Person) -> String {
    let zone: Tz = person.zone.parse().expect("a zone");
    let local = at.with_timezone(&zone);
    format!("{}, {} ({zone})", day(local.date_naive()), local.format("%H:%M"))
}
