//! What several kinds of mail say: sentences, deadlines, quotes, people, meetings, other circles.

use super::letter::{Block, Line, Words};
use super::phrase::Phrase;
use super::reader::Reader;
use super::text;
use chrono::{DateTime, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use entity::model::enums::{MeetingFormat, StayAnswer};
use entity::query::mailing::Participant;
use uuid::Uuid;

/// A planned meeting.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlannedMeeting {
    pub(crate) id: Uuid,
    pub(crate) on: NaiveDate,
    pub(crate) format: MeetingFormat,
}

/// Another circle that is open.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(crate) title: String,
    pub(crate) free_seats: i32,
    pub(crate) url: String,
}

/// Makes a paragraph.
pub(crate) fn paragraph(words: Words) -> Block {
    Block::Paragraph(words.into())
}

/// Makes a heading.
pub(crate) fn heading(words: Words) -> Block {
    Block::Heading(words.into())
}

/// Quotes what somebody wrote, after its introduction; nothing if they wrote nothing.
pub(crate) fn quote(introduction: Words, written: &str) -> Vec<Block> {
    let lines = text::lines(written);
    if lines.is_empty() {
        return Vec::new();
    }
    let lines = lines.iter().map(|line| Phrase::written(line)).collect();
    vec![paragraph(introduction), Block::Quote(lines)]
}

/// Says `words` with `$by`: the last whole day before the deadline, or its hour where that matters.
pub(crate) fn deadline(words: Words, by: DateTime<Utc>, circle: Tz, reader: &Reader) -> Block {
    match reader.last_day_before(by) {
        Some(day) => Block::Deadline(words.day("by", day), None),
        None => last_moment(words, by, circle, reader),
    }
}

/// Says `words` with `$by`, to the minute on the reader's clock; and on the circle's, where that shows another time.
pub(crate) fn last_moment(words: Words, by: DateTime<Utc>, circle: Tz, reader: &Reader) -> Block {
    let offset = |zone: Tz| zone.offset_from_utc_datetime(&by.naive_utc()).fix();
    let there =
        (offset(circle) != offset(reader.zone)).then(|| Words::new("circle-clock").moment("at", by, circle));
    Block::Deadline(words.moment("by", by, reader.zone), there)
}

/// Says whose calendar the dates are of, unless it is the reader's.
pub(crate) fn calendar_of(circle: Tz, reader: &Reader) -> Option<Block> {
    (circle != reader.zone).then(|| paragraph(Words::new("circle-dates").text("zone", circle.name())))
}

/// Links to the user guide.
pub(crate) fn guide(reader: &Reader) -> Block {
    Block::Paragraph(Line::link(Words::new("guide"), reader.links.guide()))
}

/// Lists the people of a circle with their roles.
pub(crate) fn people(people: &[Participant]) -> [Block; 2] {
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

/// Lists meetings by date and format.
pub(crate) fn meetings(meetings: impl IntoIterator<Item = (NaiveDate, MeetingFormat)>) -> Block {
    let row = |(on, format)| {
        let day = Words::new("meeting").day("day", on);
        (day, Words::new("meeting-format").format(format))
    };
    Block::Rows(meetings.into_iter().map(row).collect())
}

/// Lists other circles, if there are any.
pub(crate) fn alternatives(circles: &[Alternative]) -> Vec<Block> {
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

/// Says what the button leads to that leads elsewhere: the first alternative, or the guide if there is none.
pub(crate) fn elsewhere(circles: &[Alternative]) -> Words {
    Words::new(if circles.is_empty() {
        "read-guide"
    } else {
        "see-similar"
    })
}

impl Words {
    /// Adds `$answer`: `stay`, `leave` or `none`.
    pub(crate) fn answer(self, answer: Option<StayAnswer>) -> Self {
        let choice = match answer {
            Some(StayAnswer::Stay) => "stay",
            Some(StayAnswer::Leave) => "leave",
            None => "none",
        };
        self.choice("answer", choice)
    }
}
