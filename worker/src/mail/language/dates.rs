//! Dates and times as each language writes them (after CLDR's full dates), with names from chrono.

use super::Language;
use chrono::{DateTime, Datelike, Locale, NaiveDate, Utc, Weekday};
use chrono_tz::Tz;

impl Language {
    /// Writes a date: "Tuesday 24 November 2026".
    pub(crate) fn day(self, date: NaiveDate) -> String {
        let (locale, format) = match self {
            Self::En => (Locale::en_GB, "%A %-d %B %Y"),
            Self::De => (Locale::de_DE, "%A, %-d. %B %Y"),
            // "el jueves 24 de noviembre": a comma would end the phrase.
            Self::Es => (Locale::es_ES, "%A %-d de %B de %Y"),
            // The first of a month is its only ordinal.
            Self::Fr if date.day() == 1 => (Locale::fr_FR, "%A 1er %B %Y"),
            Self::Fr => (Locale::fr_FR, "%A %-d %B %Y"),
            Self::Ja => (Locale::ja_JP, "%Y年%-m月%-d日(%a)"),
            // The names come without the "-feira" that all but the weekend have in writing.
            Self::PtBr if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) => {
                (Locale::pt_BR, "%A, %-d de %B de %Y")
            }
            Self::PtBr => (Locale::pt_BR, "%A-feira, %-d de %B de %Y"),
        };
        date.format_localized(format, locale).to_string()
    }

    /// Writes a point in time: "Tuesday 24 November 2026, 14:30 (Europe/London)".
    pub(crate) fn moment(self, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        let day = self.day(local.date_naive());
        let time = local.format("%H:%M");
        match self {
            Self::En | Self::Es | Self::PtBr => format!("{day}, {time} ({zone})"),
            Self::De => format!("{day}, {time} Uhr ({zone})"),
            Self::Fr => format!("{day} à {time} ({zone})"),
            Self::Ja => format!("{day} {time} ({zone})"),
        }
    }
}
