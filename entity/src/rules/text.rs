//! Cleans, validates and compares texts that people write (docs/product.md §7, "Text").

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Why a text was refused. The message says how to correct it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// It has no visible character.
    #[error("must not be empty; write at least one visible character")]
    Empty,
    /// It is too long.
    #[error("is too long; shorten it to at most {max} characters")]
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// It has a control character.
    #[error("contains a control character; remove it, or type that place anew")]
    ControlCharacter,
    /// It has a line break, and must be one line.
    #[error("must be a single line; remove the line breaks")]
    LineBreak,
    /// It has a bidirectional control character, which can change what readers think they read.
    #[error(
        "contains an invisible character that changes the writing direction; remove it, or type the text anew"
    )]
    BidirectionalControl,
}

/// The limits of a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextRule {
    /// The most characters, counted after cleaning.
    pub max: usize,
    /// Whether line breaks are allowed.
    pub multiline: bool,
    /// Whether it may be left empty.
    pub may_be_empty: bool,
}

impl TextRule {
    /// A text of one line that must be there.
    #[must_use]
    pub const fn line(max: usize) -> Self {
        Self {
            max,
            multiline: false,
            may_be_empty: false,
        }
    }

    /// A text of any number of lines that must be there.
    #[must_use]
    pub const fn lines(max: usize) -> Self {
        Self {
            max,
            multiline: true,
            may_be_empty: false,
        }
    }

    /// The same, but it may be left empty.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self {
            may_be_empty: true,
            ..self
        }
    }
}

/// The title of a circle.
pub const TITLE: TextRule = TextRule::line(120);
/// The description of a circle.
pub const DESCRIPTION: TextRule = TextRule::lines(4000);
/// The message that goes with a join request.
pub const MESSAGE: TextRule = TextRule::lines(1000).optional();
/// A reason that is asked for.
pub const REASON: TextRule = TextRule::lines(500);
/// A reason that may be given.
pub const OPTIONAL_REASON: TextRule = REASON.optional();
/// What people say of themselves in their profile.
pub const ABOUT: TextRule = TextRule::lines(2000).optional();

/// Normalises `text` (NFC), trims it, and makes `\n` the only line break. What comes along when people paste is harmless and
/// becomes a space (tabs) or a line break (carriage returns). A text without a visible character becomes empty.
///
/// Right-to-left scripts, emoji with their joiners, apostrophes and all punctuation are allowed. Whoever writes a mail, a
/// calendar or HTML escapes for it.
///
/// # Errors
/// A control character, a line break in a single line, a bidirectional control, nothing visible where something is
/// asked for, or more than `rule.max` characters.
pub fn clean(rule: &TextRule, text: &str) -> Result<String, TextProblem> {
    let mut text: String = text.nfc().collect();
    text = text.replace(['\t', '\u{B}', '\u{C}'], " ");
    if rule.multiline {
        text = text
            .replace("\r\n", "\n")
            .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    }
    let text = text.trim();
    text.chars()
        .find_map(|character| problem_with(rule, character))
        .map_or(Ok(()), Err)?;
    if text.chars().all(is_invisible) {
        return if rule.may_be_empty {
            Ok(String::new())
        } else {
            Err(TextProblem::Empty)
        };
    }
    if text.chars().nth(rule.max).is_some() {
        return Err(TextProblem::TooLong { max: rule.max });
    }
    Ok(text.to_owned())
}

/// Folds an email address for comparison: trimmed, ASCII letters in lower case, as the database does it for HR's data
/// (`employee.mail_key`). Other letters keep their case: what folds them would take the Kelvin sign for a `k`. Answers `None`
/// for what cannot be an address: empty, not in NFC, or with control characters, among them NUL, which PostgreSQL refuses in
/// a query.
#[must_use]
pub fn mail_key(address: &str) -> Option<String> {
    let key = address.trim_ascii().to_ascii_lowercase();
    (!key.is_empty() && is_nfc(&key) && !key.contains(char::is_control)).then_some(key)
}

fn problem_with(rule: &TextRule, character: char) -> Option<TextProblem> {
    match character {
        '\n' if rule.multiline => None,
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if !rule.multiline => Some(TextProblem::LineBreak),
        // The marks U+061C, U+200E and U+200F are on the keyboards of right-to-left scripts, and reorder nothing themselves.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(TextProblem::BidirectionalControl),
        control if control.is_control() => Some(TextProblem::ControlCharacter),
        _ => None,
    }
}

/// Whether `character` is invisible on its own: ignorable by default, white space, or the blank Braille pattern.
fn is_invisible(character: char) -> bool {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    character.is_whitespace() || character == '\u{2800}' || ignorable.contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn honest_texts_pass_unchanged() {
        for text in [
            "Negotiation",
            "O'Brien’s circle",
            "Madonna",
            "د. فاطمة الزهراء",
            "שלום עולם",
            "Returning from leave 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️",
            "commas, semicolons; \\backslashes \"quotes\" <tags> & more",
            "क्षत्रिय",
            "Zürich, São Paulo, 東京",
            "To: everyone\u{a0}Bcc",
        ] {
            assert_eq!(clean(&TITLE, text).as_deref(), Ok(text));
            assert_eq!(clean(&DESCRIPTION, text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn texts_are_brought_into_one_form() {
        for (rule, text, kept) in [
            (&TITLE, "  padded \u{3000}", "padded"),
            (&TITLE, "title\r\n", "title"),
            (&TITLE, "tab\tbed", "tab bed"),
            (&TITLE, "שלום\u{200f}!", "שלום\u{200f}!"),
            (&DESCRIPTION, "old\rmac\u{b}and\u{85}new", "old\nmac and\nnew"),
            (&TITLE, "Zu\u{308}rich", "Z\u{fc}rich"),
            (&DESCRIPTION, "one\r\ntwo\r\n\r\nthree\n", "one\ntwo\n\nthree"),
            (&DESCRIPTION, "one\u{2028}two\u{2029}three", "one\ntwo\nthree"),
            (&MESSAGE, "", ""),
            (&MESSAGE, " \u{200b}\u{feff} ", ""),
            (&OPTIONAL_REASON, "\n", ""),
            (&ABOUT, "\u{3164}", ""),
        ] {
            assert_eq!(clean(rule, text).as_deref(), Ok(kept), "{text:?}");
        }
    }

    #[test]
    fn dishonest_texts_do_not() {
        use TextProblem::{BidirectionalControl, ControlCharacter, Empty, LineBreak};
        for (rule, text, problem) in [
            (&TITLE, "", Empty),
            (&TITLE, " \t ", Empty),
            (&TITLE, "\u{200b}\u{200d}\u{2060}", Empty),
            (&TITLE, "\u{feff}", Empty),
            (&TITLE, "\u{3164}", Empty),
            (&TITLE, "\u{2800}", Empty),
            (&TITLE, "\u{fe0f}\u{e0067}", Empty),
            (&DESCRIPTION, "\n\n", Empty),
            (&REASON, "", Empty),
            (&TITLE, "one\ntwo", LineBreak),
            (&TITLE, "Bcc\r\nSubject: x", LineBreak),
            (&TITLE, "one\u{2028}two", LineBreak),
            (&TITLE, "one\u{2029}two", LineBreak),
            (&TITLE, "one\u{85}two", LineBreak),
            (&TITLE, "nul\0", ControlCharacter),
            (&TITLE, "\u{1b}[31mred", ControlCharacter),
            (&DESCRIPTION, "bell\u{7}", ControlCharacter),
            (&DESCRIPTION, "c1\u{9b}x", ControlCharacter),
            (&TITLE, "invoice\u{202e}fdp.exe", BidirectionalControl),
            (&TITLE, "\u{200f}", Empty),
        ] {
            assert_eq!(clean(rule, text), Err(problem), "{text:?}");
        }
        for control in "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".chars() {
            assert_eq!(
                clean(&MESSAGE, &format!("a{control}b")),
                Err(BidirectionalControl),
                "{control:?}"
            );
        }
    }

    #[test]
    fn length_counts_characters_after_cleaning() {
        let table = [
            (TITLE, 120),
            (DESCRIPTION, 4000),
            (MESSAGE, 1000),
            (REASON, 500),
            (OPTIONAL_REASON, 500),
            (ABOUT, 2000),
        ];
        for (rule, max) in table {
            let longest = "é".repeat(max);
            assert_eq!(
                clean(&rule, &format!("  {longest}\n")).as_deref(),
                Ok(longest.as_str())
            );
            assert_eq!(
                clean(&rule, &"e\u{301}".repeat(max)).as_deref(),
                Ok(longest.as_str())
            );
            assert_eq!(
                clean(&rule, &"é".repeat(max + 1)),
                Err(TextProblem::TooLong { max })
            );
        }
    }

    #[test]
    fn an_address_is_compared_by_one_folding() {
        for (address, key) in [
            (" Anna.Keller@Example.com\n", Some("anna.keller@example.com")),
            ("\u{212A}im@example.com", None),
            ("Ä@example.com", Some("Ä@example.com")),
            ("a\u{308}@example.com", None),
            ("nul\0@example.com", None),
            ("  ", None),
        ] {
            assert_eq!(mail_key(address).as_deref(), key, "{address:?}");
        }
    }

    #[test]
    fn problems_say_the_mend() {
        assert_eq!(
            TextProblem::TooLong { max: 120 }.to_string(),
            "is too long; shorten it to at most 120 characters"
        );
    }

    proptest! {
        #[test]
        fn what_was_cleaned_is_clean(text in any::<String>(), rule in prop::sample::select(vec![TITLE, MESSAGE, REASON])) {
            if let Ok(kept) = clean(&rule, &text) {
                prop_assert_eq!(clean(&rule, &kept), Ok(kept.clone()));
                prop_assert!(kept.chars().count() <= rule.max);
                prop_assert!(rule.multiline || !kept.contains('\n'));
                let has_forbidden = kept.contains(['\0', '\r', '\u{202e}']);
                prop_assert!(!has_forbidden);
                prop_assert_eq!(kept.trim(), kept.as_str());
            }
        }
    }
}
