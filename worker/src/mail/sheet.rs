//! A letter on the programme's paper: greeting and foot, as text and as HTML.

use super::kinds::Content;
use super::language::Language;
use super::letter::{Block, Letter, Line, Words};
use super::phrase::{Phrase, WordsError};
use super::reader::Reader;
use askama::Template;
use entity::outbox::MailClass;

/// A mail in words.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// Why a mail has no words.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RenderError {
    /// The language lacks some.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The template failed.
    #[error("template: {0}")]
    Template(#[from] askama::Error),
}

/// What both templates see. Every mail has one greeting, one action and one foot.
struct Sheet<'a> {
    language: Language,
    greeting: Option<Phrase>,
    letter: Letter<Phrase>,
    action_url: &'a str,
    foot: Vec<Line<Phrase>>,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    sheet: &'a Sheet<'a>,
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Text<'a> {
    sheet: &'a Sheet<'a>,
}

/// Writes `content` to `reader`; the button leads to `action`.
///
/// # Errors
/// When words are missing or a template fails, which the tests make unlikely.
pub(crate) fn write(
    reader: &Reader,
    class: MailClass,
    content: &Content,
    action: &str,
) -> Result<Rendered, RenderError> {
    let language = reader.language;
    let greeting = Words::new("greeting").text("name", &reader.name);
    let foot = foot(class, reader);
    let sheet = Sheet {
        language,
        greeting: (!reader.name.trim().is_empty())
            .then(|| language.say(&greeting))
            .transpose()?,
        letter: content.letter(reader).say(language)?,
        action_url: action,
        foot: foot
            .iter()
            .map(|line| line.say(language))
            .collect::<Result<_, _>>()?,
    };
    Ok(Rendered {
        subject: sheet.letter.subject.plain(),
        text: tidy(&Text { sheet: &sheet }.render()?),
        html: Html { sheet: &sheet }.render()?,
    })
}

/// Says whose mail it is, why it came, and how it is turned off.
fn foot(class: MailClass, reader: &Reader) -> Vec<Line> {
    let links = &reader.links;
    let mut foot = vec![
        Words::new("foot.programme").into(),
        Line::link(Words::new("foot.guide"), links.guide()),
    ];
    let [why, turn_off] = match class {
        MailClass::Transactional => {
            foot.push(Words::new("foot.transactional").into());
            return foot;
        }
        MailClass::Reminder => ["foot.reminder", "foot.turn-off-reminders"],
        MailClass::News => ["foot.news", "foot.turn-off-news"],
    };
    foot.push(Words::new(why).into());
    let page = reader.unsubscribe.iter().cloned();
    foot.extend(page.map(|page| Line::link(Words::new(turn_off), page)));
    foot.push(Line::link(Words::new("foot.preferences"), links.preferences()));
    foot
}

/// Removes the gaps that blocks of a template leave: at most one blank line stays between paragraphs.
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
