//! Search: the one form in which stored texts and the words of a search are compared, so that "Zurich" finds "Zürich".

use icu_casemap::CaseMapper;
use icu_properties::CodePointMapData;
use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, Script};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The version of [`folded`] and of what goes into [`stored`]. A row whose text another version made is made anew
/// (`circle.search_version`).
pub const VERSION: i32 = 1;

/// Makes the text that is stored for a circle: its words, and on a line of its own those of its topic, with a space around
/// each.
#[must_use]
pub fn stored(title: &str, description: &str, topic: &str) -> String {
    format!(
        " {} \n {} ",
        folded(&format!("{title}\n{description}")),
        folded(topic)
    )
}

/// Finds the topic's words in what [`stored`] made.
#[must_use]
pub fn topic_in(stored: &str) -> &str {
    stored.split_once('\n').map_or("", |(_, topic)| topic)
}

/// Reads the words of a search as texts that have to occur in [`stored`], each once. A word of two letters begins a word,
/// and one of a single letter is one: both trigram indexes serve nothing shorter than three characters.
#[must_use]
pub fn terms(search: &str) -> BTreeSet<String> {
    let term = |word: &str| {
        let word = folded(word);
        match word.chars().count() {
            0 => None,
            1 => Some(format!(" {word} ")),
            2 => Some(format!(" {word}")),
            _ => Some(word),
        }
    };
    search.split_whitespace().filter_map(term).collect()
}

/// Folds a text: compatibility forms unified, case folded in full, marks and ignorable characters removed, everything but
/// letters, digits, `+` and `#` (C++, C#) a space. Han, Hiragana and Katakana are written without spaces: each character is
/// a word.
fn folded(text: &str) -> String {
    let scripts = CodePointMapData::<Script>::new();
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let plain: String = CaseMapper::new()
        .fold_string(&text.nfkc().collect::<String>())
        .nfkd()
        .filter(|character| !ignorable.contains(*character))
        .filter(|character| !is_combining_mark(*character) || is_voicing(*character))
        .nfkc()
        .collect();
    let mut words = String::with_capacity(plain.len());
    for character in plain.chars() {
        let alone = matches!(
            scripts.get(character),
            Script::Han | Script::Hiragana | Script::Katakana
        );
        match character {
            _ if alone => words.extend([' ', character, ' ']),
            '+' | '#' => words.push(character),
            // Spacing marks, such as the vowel signs of Devanagari and Thai, were removed with the marks above.
            _ if character.is_alphanumeric() => words.push(character),
            _ => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The marks that make another kana of a kana, as が of か.
fn is_voicing(character: char) -> bool {
    matches!(character, '\u{3099}' | '\u{309A}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_unifies_what_people_take_for_the_same() {
        for (text, form) in [
            (
                "  Leading\u{a0} without\n authority ",
                "leading without authority",
            ),
            ("ＦＵＬＬ　ｗｉｄｔｈ", "full width"),
            ("Zu\u{308}RICH", "zurich"),
            ("Straße", "strasse"),
            ("ﬁnance", "finance"),
            ("ΟΔΟΣ", "οδοσ"),
            ("ho\u{ad}spital", "hospital"),
            ("l’équipe – d'abord", "l equipe d abord"),
            ("C++ and C#", "c++ and c#"),
            ("東日本", "東 日 本"),
            ("ガイド", "カ\u{3099} イ ト\u{3099}"),
            ("100%_\\", "100"),
            ("", ""),
        ] {
            let form: String = form.nfkc().collect();
            assert_eq!(folded(text), form, "{text}");
        }
    }

    #[test]
    fn a_search_has_each_word_once_and_none_that_no_index_serves() {
        let terms = |search| terms(search).into_iter().collect::<Vec<_>>();
        assert_eq!(terms("Zürich zurich, ZÜRICH"), ["zurich"]);
        assert_eq!(terms("AI a % – 日本"), [" a ", " ai", "日 本"]);
        assert!(terms(" \u{ad} !").is_empty());
    }

    #[test]
    fn what_is_stored_contains_the_words_of_its_texts() {
        let stored = stored("AI für alle", "Ein Anfang", "Führung");
        for search in ["ai", "FUER", "alle anfang", "fuhrung", "Führung"] {
            let found = terms(search).iter().all(|term| stored.contains(term));
            assert_eq!(found, search != "FUER", "{search}: {stored}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn every_term_has_three_characters(text in any::<String>()) {
            prop_assert!(terms(&text).iter().all(|term| term.chars().count() >= 3));
        }

        #[test]
        fn a_text_is_found_by_its_words(text in "[\\PC ]{0,40}") {
            let stored = stored(&text, "", "");
            prop_assert!(terms(&text).iter().all(|term| stored.contains(term.as_str())));
        }
    }
}
