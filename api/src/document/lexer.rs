//! Counts the lexical tokens of a document before it is parsed (GraphQL specification §2.1), so that a costly text is
//! refused for the price of one pass over its bytes. The same pass finds fields that occur twice in an input object
//! (§5.6.3): async-graphql's parser keeps only the last of them.

use super::limits;
use std::collections::HashSet;

/// Says why a text is not parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused<'a> {
    /// More tokens than allowed.
    Tokens,
    /// Brackets too deep.
    Nesting,
    /// A name too long.
    Name,
    /// An input object has this field twice.
    Twice(&'a str),
}

/// A bracket that is open at a place in the text.
enum Open<'a> {
    /// A selection, an argument list, a list.
    Other,
    /// An input object, with the fields it has so far.
    Object(HashSet<&'a [u8]>),
}

/// Checks that `text` has at most `max` tokens, and is neither nested too deep nor has overlong names. Does not
/// check the grammar.
pub(super) fn check(text: &str, max: usize) -> Result<(), Refused<'_>> {
    let mut rest = text.as_bytes();
    let mut tokens = 0;
    let mut open: Vec<Open<'_>> = Vec::new();
    // How many parentheses are open: braces within are input objects, all others are selections.
    let mut values = 0_usize;
    let mut name: &[u8] = &[];
    while let Some((&first, after)) = rest.split_first() {
        rest = match first {
            // Insignificant: blanks, commas, the byte order mark, comments.
            b' ' | b'\t' | b'\n' | b'\r' | b',' | 0xEF | 0xBB | 0xBF => {
                rest = after;
                continue;
            }
            b'#' => {
                rest = skip(after, |byte| byte != b'\n' && byte != b'\r');
                continue;
            }
            b'"' => after_string(rest),
            b'{' if values > 0 => {
                open.push(Open::Object(HashSet::new()));
                after
            }
            b'{' | b'[' | b'(' => {
                values += usize::from(first == b'(');
                open.push(Open::Other);
                after
            }
            b'}' | b']' | b')' => {
                values = values.saturating_sub(usize::from(first == b')'));
                open.pop();
                after
            }
            b':' => {
                if let Some(Open::Object(fields)) = open.last_mut()
                    && !fields.insert(name)
                {
                    return Err(Refused::Twice(str::from_utf8(name).unwrap_or_default()));
                }
                after
            }
            b'.' => after.strip_prefix(b"..").unwrap_or(after),
            b'-' | b'0'..=b'9' => skip(after, |byte| {
                byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)
            }),
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
                let end = skip(after, |byte| byte == b'_' || byte.is_ascii_alphanumeric());
                name = rest.get(..rest.len() - end.len()).unwrap_or_default();
                if name.len() > limits::NAME_BYTES {
                    return Err(Refused::Name);
                }
                end
            }
            _ => after,
        };
        tokens += 1;
        if tokens > max {
            return Err(Refused::Tokens);
        }
        if open.len() > limits::NESTING {
            return Err(Refused::Nesting);
        }
    }
    Ok(())
}

fn skip(bytes: &[u8], which: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes.iter().position(|byte| !which(*byte)).unwrap_or(bytes.len());
    bytes.get(end..).unwrap_or_default()
}

/// Skips the string or block string at the start of `bytes`.
fn after_string(bytes: &[u8]) -> &[u8] {
    let (mut rest, block) = match bytes.strip_prefix(b"\"\"\"") {
        Some(rest) => (rest, true),
        None => (bytes.get(1..).unwrap_or_default(), false),
    };
    while let Some((&byte, after)) = rest.split_first() {
        rest = match byte {
            b'\\' if block => after.strip_prefix(b"\"\"\"").unwrap_or(after),
            b'\\' => after.get(1..).unwrap_or_default(),
            b'"' if !block => return after,
            b'"' => match rest.strip_prefix(b"\"\"\"") {
                Some(end) => return end,
                None => after,
            },
            b'\n' | b'\r' if !block => return after,
            _ => after,
        };
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest limit that lets `text` pass.
    fn count(text: &str) -> usize {
        (0..).find(|max| check(text, *max).is_ok()).unwrap()
    }

    #[test]
    fn tokens_are_counted_as_the_specification_has_them() {
        for (text, tokens) in [
            ("", 0),
            ("{ a }", 3),
            ("\u{feff}{a,b,c} # the rest { { {", 5),
            (r#"{ a(b: "x \" } {", c: -1.5e3) }"#, 11),
            ("{ a(b: \"\"\"x \" \\\"\"\" { \"\"\") }", 8),
            ("query Q($a: Int!) { ...F @include(if: $a) }", 21),
        ] {
            assert_eq!(count(text), tokens, "{text}");
        }
    }

    #[test]
    fn deep_nesting_and_long_names_are_refused() {
        assert_eq!(check(&"[".repeat(61), 1000), Err(Refused::Nesting));
        assert_eq!(check(&"{}".repeat(100), 1000), Ok(()));
        assert_eq!(check(&"a".repeat(101), 1000), Err(Refused::Name));
        assert_eq!(check(&format!("\"{}\"", "a".repeat(101)), 1000), Ok(()));
    }

    #[test]
    fn an_input_object_has_a_field_once() {
        for (text, twice) in [
            ("{ a(b: {c: 1, d: 2, c: 3}) }", "c"),
            ("{ a(b: [{c: {d: 1}}, {c: {d: 1, e: $e, d: 2}}]) }", "d"),
            ("query Q($b: B = {c: E, c: F}) { a }", "c"),
            ("{ a { b(c: {d: \"d: {\", d: 1}) } }", "d"),
        ] {
            assert_eq!(check(text, 1000), Err(Refused::Twice(twice)), "{text}");
        }
        for text in [
            "{ a: x a: x }",
            "{ a(b: {c: 1, d: {c: 1}}, e: {c: 1}) { c: x c: x } }",
            "{ a(b: [{c: c}, {c: c}]) @include(if: $c) }",
            "{ a(b: \"{c: 1, c: 2}\") # {c: 1, c: 2}\n }",
        ] {
            assert_eq!(check(text, 1000), Ok(()), "{text}");
        }
    }

    #[test]
    fn an_unfinished_string_ends_with_the_text() {
        assert_eq!(count("\"abc"), 1);
        assert_eq!(count("\"\"\"abc"), 1);
        assert_eq!(count("\"abc\\"), 1);
    }
}
