//! What each mail says: from its facts ([`super::content`]) to a letter, in files like those of the facts' loaders.

mod administrators;
mod ageing;
mod digest;
mod duty;
mod joining;
mod offboarding;
mod participation;
mod proposal;
mod term;

use super::content::{Alternative, Participant, PlannedMeeting, Welcome};
use super::letter::{Block, Letter, Line, Words};
use super::phrase::Phrase;
use super::sheet::Reader;
use super::text;
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

impl Welcome {
    pub(super) fn letter(&self, reader: &Reader) -> Letter {
        let roles = match (self.as_member, self.as_advisor) {
            (true, true) => "both",
            (true, false) => "member",
            (false, true) => "advisor",
            (false, false) => "none",
        };
        let stored = Words::new("welcome.stored").text("version", &self.consent_version);
        Letter {
            subject: Words::new("welcome.subject"),
            preheader: Words::new("welcome.preheader"),
            blocks: vec![
                paragraph(Words::new("welcome.body").choice("roles", roles)),
                heading(Words::new("welcome.stored-heading")),
                paragraph(stored),
                heading(Words::new("welcome.seen-heading")),
                paragraph(Words::new("welcome.seen")),
                guide(reader),
            ],
            action: Words::new("welcome.action"),
        }
    }
}

fn paragraph(words: Words) -> Block {
    Block::Paragraph(words.into())
}

fn heading(words: Words) -> Block {
    Block::Heading(words.into())
}

/// What somebody wrote, after its introduction; nothing if they wrote nothing.
fn quote(introduction: Words, written: &str) -> Vec<Block> {
    let lines = text::lines(written);
    if lines.is_empty() {
        return Vec::new();
    }
    let lines = lines.iter().map(|line| Phrase::written(line)).collect();
    vec![paragraph(introduction), Block::Quote(lines)]
}

/// `words` with `$by`, on the reader's clock; and on the circle's, where that shows another time.
fn deadline(words: Words, by: DateTime<Utc>, circle: Tz, reader: &Reader) -> Block {
    let offset = |zone: Tz| zone.offset_from_utc_datetime(&by.naive_utc()).fix();
    let there =
        (offset(circle) != offset(reader.zone)).then(|| Words::new("circle-clock").moment("at", by, circle));
    Block::Deadline(words.moment("by", by, reader.zone), there)
}

/// Whose calendar the dates are of, unless it is the reader's.
fn calendar_of(circle: Tz, reader: &Reader) -> Option<Block> {
    (circle != reader.zone).then(|| paragraph(Words::new("circle-dates").text("zone", circle.name())))
}

fn guide(reader: &Reader) -> Block {
    Block::Paragraph(Line::link(Words::new("guide"), reader.links.guide()))
}

fn people(people: &[Participant]) -> [Block; 2] {
    let row = |person: &Participant| {
        let duty = if person.programme_manager {
            "manager"
        } else {
            "none"
        };
        let name = Words::new("person").text("name", &person.name);
        (
            name,
            Words::new("person-role").role(person.role).choice("duty", duty),
        )
    };
    [
        heading(Words::new("people")),
        Block::Rows(people.iter().map(row).collect()),
    ]
}

fn meetings(meetings: &[PlannedMeeting]) -> Block {
    let row = |meeting: &PlannedMeeting| {
        let day = Words::new("meeting").day("day", meeting.on);
        (day, Words::new("meeting-format").format(meeting.format))
    };
    Block::Rows(meetings.iter().map(row).collect())
}

/// Other circles, if there are any.
fn alternatives(circles: &[Alternative]) -> Vec<Block> {
    if circles.is_empty() {
        return Vec::new();
    }
    let point = |circle: &Alternative| {
        let words = Words::new("alternative").text("circle", &circle.title);
        Line::link(words.number("seats", circle.free_seats), circle.url.clone())
    };
    vec![
        heading(Words::new("alternatives")),
        Block::Points(circles.iter().map(point).collect()),
    ]
}

/// What a button says that leads to the first alternative, or to the guide if there is none.
fn elsewhere(circles: &[Alternative]) -> Words {
    Words::new(if circles.is_empty() {
        "read-guide"
    } else {
        "see-similar"
    })
}
