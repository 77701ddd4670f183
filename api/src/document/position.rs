//! Turns places in a text into the lines and columns that errors show.

use apollo_compiler::parser::SourceSpan;
use async_graphql::Pos;

/// Where the lines of a text begin.
pub(super) struct Lines {
    /// The offsets of the first bytes of all lines but the first.
    starts: Box<[usize]>,
    /// The text, where a byte may be less than a character: columns count characters.
    wide: Option<Box<str>>,
}

impl Lines {
    /// Finds the lines of `text` (GraphQL specification §2.1.2).
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(index, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(index.saturating_add(1)) != Some(&b'\n'),
            _ => false,
        });
        Self {
            starts: ends.map(|(index, _)| index.saturating_add(1)).collect(),
            wide: (!text.is_ascii()).then(|| text.into()),
        }
    }

    /// Returns the line and the column of what begins at `span`, both from 1; zeros where it has no place in the text.
    pub(super) fn position(&self, span: Option<SourceSpan>) -> Pos {
        span.map_or_else(Pos::default, |span| self.at(span.offset()))
    }

    fn at(&self, offset: usize) -> Pos {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line
            .checked_sub(1)
            .and_then(|before| self.starts.get(before))
            .map_or(0, |start| *start);
        let before = match &self.wide {
            Some(text) => text.get(start..offset).map_or(0, |before| before.chars().count()),
            None => offset.saturating_sub(start),
        };
        Pos {
            line: line.saturating_add(1),
            column: before.saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_from_one() {
        let lines = Lines::of("ab\nc\r\nd\re");
        for (offset, line, column) in [(0, 1, 1), (2, 1, 3), (3, 2, 1), (6, 3, 1), (8, 4, 1), (9, 4, 2)] {
            assert_eq!(lines.at(offset), Pos { line, column }, "{offset}");
        }
        assert_eq!(Lines::of("\n\"äö\" x").at(8), Pos { line: 2, column: 6 });
    }
}
