//! The languages that mails are written in: a file of words each (`locales/`), and formats of dates (`dates`).

mod dates;
#[cfg(test)]
mod tests;

use super::letter::{Argument, Words};
use super::phrase::{Phrase, WordsError};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language with a file of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    /// English.
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Japanese.
    Ja,
    /// Brazilian Portuguese.
    PtBr,
}

/// Every language's words, parsed once.
static WORDS: LazyLock<HashMap<Language, FluentBundle<FluentResource>>> =
    LazyLock::new(|| Language::ALL.map(|language| (language, language.parse())).into());

impl Language {
    /// All of them.
    pub(crate) const ALL: [Self; 6] = [Self::En, Self::De, Self::Es, Self::Fr, Self::Ja, Self::PtBr];

    /// Finds the best language for a person's locale (BCP 47), by its language alone; English for all that have no file.
    pub(crate) fn of(locale: &str) -> Self {
        let primary = locale.split(['-', '_']).next().unwrap_or_default();
        let known = Self::ALL.into_iter().find(|language| {
            let own = language.tag().split('-').next().unwrap_or_default();
            own.eq_ignore_ascii_case(primary)
        });
        known.unwrap_or(Self::En)
    }

    /// Returns its tag (BCP 47).
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Ja => "ja",
            Self::PtBr => "pt-BR",
        }
    }

    /// Returns its words (Project Fluent).
    fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../../locales/en.ftl"),
            Self::De => include_str!("../../../locales/de.ftl"),
            Self::Es => include_str!("../../../locales/es.ftl"),
            Self::Fr => include_str!("../../../locales/fr.ftl"),
            Self::Ja => include_str!("../../../locales/ja.ftl"),
            Self::PtBr => include_str!("../../../locales/pt-BR.ftl"),
        }
    }

    fn parse(self) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new_concurrent(vec![self.tag().parse().unwrap_or_default()]);
        // We isolate what people wrote, and only that: not our own dates and numbers, as Fluent would.
        bundle.set_use_isolating(false);
        // What does not parse is missing, which the tests do not let pass.
        let words = FluentResource::try_new(self.source().to_owned()).unwrap_or_else(|(words, _)| words);
        bundle.add_resource_overriding(words);
        bundle
    }

    /// Says `words` in this language.
    ///
    /// # Errors
    /// When there is no such message, or it asks for an argument that was not given.
    pub(crate) fn say(self, words: &Words) -> Result<Phrase, WordsError> {
        let failed = |problem: String| WordsError {
            id: words.id,
            language: self.tag(),
            problem,
        };
        let missing = || failed("missing".to_owned());
        let bundle = WORDS.get(&self).ok_or_else(missing)?;
        let (message, attribute) = match words.id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (words.id, None),
        };
        let message = bundle.get_message(message).ok_or_else(missing)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
            None => message.value(),
        };
        let arguments: FluentArgs<'_> = words
            .arguments
            .iter()
            .map(|(name, argument)| (*name, self.value(argument)))
            .collect();
        let mut errors: Vec<FluentError> = Vec::new();
        let said = bundle.format_pattern(pattern.ok_or_else(missing)?, Some(&arguments), &mut errors);
        match errors.first() {
            Some(error) => Err(failed(error.to_string())),
            None => Ok(Phrase(said.into_owned())),
        }
    }

    fn value(self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Text(text) => Phrase::written(text).0.into(),
            Argument::Choice(choice) => (*choice).into(),
            Argument::Number(number) => (*number).into(),
            Argument::Day(day) => self.day(*day).into(),
            Argument::Moment(at, zone) => self.moment(*at, *zone).into(),
        }
    }
}
