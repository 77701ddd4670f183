//! A mail without a language: which messages of `locales/` it says, with which arguments, in which order.

use super::language::Language;
use super::phrase::{Phrase, WordsError};
use super::text;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{DutyKind, MeetingFormat, Role};

/// A mail, in words to be said (`T` = [`Words`]) or said in a language ([`Phrase`]).
#[derive(Clone, Debug)]
pub(crate) struct Letter<T = Words> {
    pub(crate) subject: T,
    /// What a list of mails shows beside the subject.
    pub(crate) preheader: T,
    pub(crate) blocks: Vec<Block<T>>,
    /// What the button says.
    pub(crate) action: T,
}

/// A part of a mail's body.
#[derive(Clone, Debug)]
pub(crate) enum Block<T = Words> {
    /// Stands over what follows it.
    Heading(Line<T>),
    /// Some sentences.
    Paragraph(Line<T>),
    /// By when to act, and when that is on the circle's clock if it shows another time.
    Deadline(T, Option<T>),
    /// What somebody wrote, line by line, cleaned.
    Quote(Vec<Phrase>),
    /// Points to read.
    Points(Vec<Line<T>>),
    /// A table of two columns: what, and what of it.
    Rows(Vec<(T, T)>),
}

/// Words that may lead somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Line<T = Words> {
    pub(crate) words: T,
    pub(crate) url: Option<String>,
}

impl<T> From<T> for Line<T> {
    fn from(words: T) -> Self {
        Self { words, url: None }
    }
}

/// A message of `locales/` with its arguments.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// `message`, or `message.attribute`.
    pub(crate) id: &'static str,
    pub(crate) arguments: Vec<(&'static str, Argument)>,
}

/// An argument of a message.
#[derive(Clone, Debug)]
pub(crate) enum Argument {
    /// What people wrote, cleaned: a name, a title.
    Text(String),
    /// A word of ours that messages choose by.
    Choice(&'static str),
    /// A count, for plurals.
    Number(i64),
    /// A date.
    Day(NaiveDate),
    /// A point in time, on the clock of a zone, which is shown.
    Moment(DateTime<Utc>, Tz),
}

impl Words {
    /// Names the message `id`, or an attribute of one: `message.attribute`.
    pub(crate) fn new(id: &'static str) -> Self {
        Self {
            id,
            arguments: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((name, argument));
        self
    }

    /// Adds a name or title, whatever people put into it.
    pub(crate) fn text(self, name: &'static str, text: &str) -> Self {
        self.with(name, Argument::Text(text::line(text)))
    }

    pub(crate) fn choice(self, name: &'static str, choice: &'static str) -> Self {
        self.with(name, Argument::Choice(choice))
    }

    pub(crate) fn number(self, name: &'static str, number: impl Into<i64>) -> Self {
        self.with(name, Argument::Number(number.into()))
    }

    pub(crate) fn day(self, name: &'static str, day: NaiveDate) -> Self {
        self.with(name, Argument::Day(day))
    }

    pub(crate) fn moment(self, name: &'static str, at: DateTime<Utc>, zone: Tz) -> Self {
        self.with(name, Argument::Moment(at, zone))
    }

    /// Adds `$role`: `member` or `advisor`.
    pub(crate) fn role(self, role: Role) -> Self {
        let choice = match role {
            Role::Member => "member",
            Role::Advisor => "advisor",
        };
        self.choice("role", choice)
    }

    /// Adds `$duty`: `manager` or `deputy`.
    pub(crate) fn duty(self, duty: DutyKind) -> Self {
        let choice = match duty {
            DutyKind::ProgrammeManager => "manager",
            DutyKind::Deputy => "deputy",
        };
        self.choice("duty", choice)
    }

    /// Adds `$format`: `experience` or `education`.
    pub(crate) fn format(self, format: MeetingFormat) -> Self {
        let choice = match format {
            MeetingFormat::Experience => "experience",
            MeetingFormat::Education => "education",
        };
        self.choice("format", choice)
    }
}

impl Letter {
    /// Says the letter in a language.
    ///
    /// # Errors
    /// When the language lacks a message, or a message an argument.
    pub(crate) fn say(&self, language: Language) -> Result<Letter<Phrase>, WordsError> {
        Ok(Letter {
            subject: language.say(&self.subject)?,
            preheader: language.say(&self.preheader)?,
            blocks: self
                .blocks
                .iter()
                .map(|block| block.say(language))
                .collect::<Result<_, _>>()?,
            action: language.say(&self.action)?,
        })
    }
}

impl Block {
    fn say(&self, language: Language) -> Result<Block<Phrase>, WordsError> {
        Ok(match self {
            Self::Heading(line) => Block::Heading(line.say(language)?),
            Self::Paragraph(line) => Block::Paragraph(line.say(language)?),
            Self::Deadline(here, there) => Block::Deadline(
                language.say(here)?,
                there.as_ref().map(|there| language.say(there)).transpose()?,
            ),
            Self::Quote(lines) => Block::Quote(lines.clone()),
            Self::Points(points) => Block::Points(
                points
                    .iter()
                    .map(|point| point.say(language))
                    .collect::<Result<_, _>>()?,
            ),
            Self::Rows(rows) => Block::Rows(
                rows.iter()
                    .map(|(what, of_it)| Ok((language.say(what)?, language.say(of_it)?)))
                    .collect::<Result<_, _>>()?,
            ),
        })
    }
}

impl Line {
    /// Links words to `url`.
    pub(crate) fn link(words: Words, url: String) -> Self {
        Self {
            words,
            url: Some(url),
        }
    }

    /// Says the line in a language.
    ///
    /// # Errors
    /// As for [`Letter::say`].
    pub(crate) fn say(&self, language: Language) -> Result<Line<Phrase>, WordsError> {
        Ok(Line {
            words: language.say(&self.words)?,
            url: self.url.clone(),
        })
    }
}
