//! Words said in a language.

use super::wrap::wrap;

/// Unicode's marks around what people wrote (FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, UAX #9): a right-to-left
/// name in a left-to-right sentence leaves the sentence in order. [`text::line`](super::text::line) takes them out of
/// what people wrote.
const ISOLATE: char = '\u{2068}';
const POP: char = '\u{2069}';

/// A sentence or more in a language, with what people wrote between [`ISOLATE`] and [`POP`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase(pub(super) String);

/// A language lacks words. The tests say everything that there is in every language.
#[derive(Debug, thiserror::Error)]
#[error("no words for {id} in {language}: {problem}")]
pub(crate) struct WordsError {
    pub(super) id: &'static str,
    pub(super) language: &'static str,
    pub(super) problem: String,
}

impl Phrase {
    /// Returns plain text, for subjects and texts, where the marks would be seen as boxes by some.
    pub(crate) fn plain(&self) -> String {
        self.0.replace([ISOLATE, POP], "")
    }

    /// Makes a phrase of what somebody wrote, and nothing else.
    pub(crate) fn written(text: &str) -> Self {
        Self(format!("{ISOLATE}{text}{POP}"))
    }

    /// Returns plain text in lines that fit; the first begins with `first`, the others with `then`.
    pub(crate) fn wrapped(&self, first: &str, then: &str) -> String {
        wrap(&self.plain(), first, then)
    }

    /// Returns HTML: escaped, and the marks as elements.
    pub(crate) fn html(&self) -> String {
        let mut html = String::with_capacity(self.0.len() + 32);
        for c in self.0.chars() {
            match c {
                ISOLATE => html.push_str("<bdi>"),
                POP => html.push_str("</bdi>"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '&' => html.push_str("&amp;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#39;"),
                other => html.push(other),
            }
        }
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_isolated_in_html_and_escaped() {
        let phrase = Phrase("Hello \u{2068}<b>\"O'Neill\" & co\u{2069},".to_owned());
        assert_eq!(phrase.plain(), "Hello <b>\"O'Neill\" & co,");
        assert_eq!(
            phrase.html(),
            "Hello <bdi>&lt;b&gt;&quot;O&#39;Neill&quot; &amp; co</bdi>,"
        );
    }
}
