//! Texts that people wrote, made safe for headers and mails (docs/product.md §7): names and titles may hold anything.

/// The longest name or title that a mail shows, in characters; a header of more would be cut by others.
const LONGEST: usize = 200;

/// Cleans a name or title: one line, no control characters, no invisible characters that reorder the text around them.
#[must_use]
pub(crate) fn line(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if breaks(c) { ' ' } else { c })
        .filter(|c| !hides(*c))
        .collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect()
}

/// Cleans a text of several lines, such as a message: returns its lines without blank ones at either end.
#[must_use]
pub(crate) fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let clean = text
        .trim()
        .split(breaks)
        .map(|line| line.chars().filter(|c| !hides(*c)).collect::<String>());
    match clean.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>() {
        lines if lines.iter().all(String::is_empty) => Vec::new(),
        lines => lines,
    }
}

/// Says whether `c` ends a line in some program.
fn breaks(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Finds control characters and the bidirectional controls that reach beyond the text that holds them. The marks U+200E and
/// U+200F and the joiners stay: right-to-left names and emoji need them.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_and_hides_nothing() {
        for (hostile, clean) in [
            ("Amira\r\nBcc: all@example.com", "Amira Bcc: all@example.com"),
            ("Nul\0l", "Null"),
            ("a\u{202e}b\u{2066}c", "abc"),
            ("  two \t spaces ", "two spaces"),
            ("\u{5e2}\u{5de}\u{5d9}\u{5ea}", "\u{5e2}\u{5de}\u{5d9}\u{5ea}"),
            ("👩‍🔬 lab", "👩‍🔬 lab"),
        ] {
            assert_eq!(line(hostile), clean);
        }
        assert_eq!(line(&"x".repeat(5000)).len(), LONGEST);
    }

    #[test]
    fn a_message_keeps_its_lines() {
        assert_eq!(
            lines("\nHello\r\n\r\nthere\u{2028}you\0\n"),
            ["Hello", "", "there", "you"]
        );
        assert!(lines(" \n ").is_empty());
    }
}
