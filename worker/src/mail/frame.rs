//! What surrounds a mail's facts: who reads it, in which language and zone, and what they can do.

use super::content::Content;
use super::language::Language;
use super::links::Links;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{DutyKind, MeetingFormat, Role};
use entity::outbox::MailClass;
use entity::rules::AdvisoryCode;

/// What every template sees as `f`, beside its own facts `m`. The methods are the words and formats of the reader's
/// language; they take references because templates do.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) language: Language,
    pub(crate) zone: Tz,
    /// The reader's name.
    pub(crate) recipient: String,
    pub(crate) class: MailClass,
    pub(crate) links: Links,
    /// The one primary action's link.
    pub(crate) action: String,
    /// The subject, once it is rendered.
    pub(crate) subject: String,
}

/// A mail in words.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

impl Frame {
    /// Renders `content` in the reader's language.
    ///
    /// # Errors
    /// When a template fails, which the tests make unlikely.
    pub(crate) fn render(mut self, content: &Content) -> askama::Result<Rendered> {
        let rendered = match self.language {
            Language::En => content.render_en(&mut self)?,
        };
        Ok(Rendered {
            text: tidy(&rendered.text),
            ..rendered
        })
    }

    pub(super) fn day(&self, date: &NaiveDate) -> String {
        self.language.day(*date)
    }

    pub(super) fn moment(&self, at: &DateTime<Utc>) -> String {
        self.language.moment(*at, self.zone)
    }

    pub(super) fn role(&self, role: &Role) -> &'static str {
        self.language.role(*role)
    }

    pub(super) fn a_role(&self, role: &Role) -> &'static str {
        self.language.a_role(*role)
    }

    pub(super) fn a_duty(&self, duty: &DutyKind) -> &'static str {
        self.language.a_duty(*duty)
    }

    pub(super) fn advice(&self, advice: &AdvisoryCode) -> &'static str {
        self.language.advice(*advice)
    }

    pub(super) fn format(&self, format: &MeetingFormat) -> &'static str {
        self.language.format(*format)
    }
}

/// Optional parts of a template leave gaps behind: at most one blank line stays between paragraphs.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines() {
        // The signature's "-- " keeps its blank (RFC 3676 §4.3).
        let line = if line == "-- " { line } else { line.trim_end() };
        if !(line.is_empty() && blank) {
            out.push_str(line);
            out.push('\n');
        }
        blank = line.is_empty();
    }
    out
}
