//! Languages as people name them: BCP 47 tags.

use unic_langid::LanguageIdentifier;

/// The longest tag (RFC 5646 §4.4.1).
const MAX_LENGTH: usize = 35;

/// The canonical form of a tag, `pt-BR` for `PT_br`; `None` for what is none.
#[must_use]
pub fn canonical(tag: &str) -> Option<String> {
    let language: LanguageIdentifier = tag.parse().ok()?;
    (tag.len() <= MAX_LENGTH && !language.language.is_empty()).then(|| language.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_form() {
        for (tag, kept) in [("en", "en"), ("PT-br", "pt-BR"), ("zh-hant-TW", "zh-Hant-TW")] {
            assert_eq!(canonical(tag).as_deref(), Some(kept));
        }
    }

    #[test]
    fn others_are_no_languages() {
        for tag in [
            "",
            " ",
            "und",
            "english please",
            "en\0",
            "e",
            "en-",
            "-en",
            "123",
            &"en-".repeat(20),
        ] {
            assert_eq!(canonical(tag), None, "{tag:?}");
        }
    }
}
