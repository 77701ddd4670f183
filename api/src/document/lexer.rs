//! Counts the lexical tokens of a document before it is parsed (GraphQL specification §2.1), so that a costly text is
//! refused for the price of one pass over its bytes. The parser recurses into brackets without a limit of its own.

use super::limits;
use apollo_parser::{Lexer, TokenKind};

/// Says why a text is not parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// More tokens than allowed.
    Tokens,
    /// Brackets too deep.
    Nesting,
    /// A name too long.
    Name,
}

/// Checks that `text` has at most `max` tokens, and is neither nested too deep nor has overlong names; returns their
/// count. Does not check the grammar.
pub(super) fn check(text: &str, max: usize) -> Result<usize, Refused> {
    let (mut tokens, mut depth) = (0_usize, 0_usize);
    for token in Lexer::new(text).flatten() {
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma | TokenKind::Eof => continue,
            TokenKind::LParen | TokenKind::LBracket | TokenKind::LCurly => depth = depth.saturating_add(1),
            TokenKind::RParen | TokenKind::RBracket | TokenKind::RCurly => depth = depth.saturating_sub(1),
            TokenKind::Name if token.data().len() > limits::NAME_BYTES => return Err(Refused::Name),
            _ => {}
        }
        tokens = tokens.saturating_add(1);
        if tokens > max {
            return Err(Refused::Tokens);
        }
        if depth > limits::NESTING {
            return Err(Refused::Nesting);
        }
    }
    Ok(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(check(text, tokens), Ok(tokens), "{text}");
            if let Some(less) = tokens.checked_sub(1) {
                assert_eq!(check(text, less), Err(Refused::Tokens), "{text}");
            }
        }
    }

    #[test]
    fn deep_nesting_and_long_names_are_refused() {
        assert_eq!(check(&"[".repeat(61), 1000), Err(Refused::Nesting));
        assert_eq!(check(&"{}".repeat(100), 1000), Ok(200));
        assert_eq!(check(&"a".repeat(101), 1000), Err(Refused::Name));
        assert_eq!(check(&format!("\"{}\"", "a".repeat(101)), 1000), Ok(1));
    }
}
