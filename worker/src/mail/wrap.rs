//! Lines of plain text that fit a mail program's window, in scripts with and without spaces.

/// The longest line, in columns (RFC 5322 §2.1.1 asks for at most 78).
const WIDTH: usize = 76;

/// Breaks `text` into lines of at most [`WIDTH`] columns where the script allows it; the first begins with `first`,
/// the others with `then`. What has no place to break, an address for one, stays whole.
pub(super) fn wrap(text: &str, first: &str, then: &str) -> String {
    let mut out = String::from(first);
    let mut used = columns(first);
    let mut fresh = true;
    for piece in pieces(text) {
        let word = piece.trim_end();
        if !fresh && used + columns(word) > WIDTH {
            out.truncate(out.trim_end().len());
            out.push('\n');
            out.push_str(then);
            used = columns(then);
        }
        out.push_str(&piece);
        used += columns(&piece);
        fresh = false;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Splits into the pieces between which a line may end: words with the space after them, and single wide characters.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut before = None;
    for c in text.chars().map(|c| if c == '\n' { ' ' } else { c }) {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
        before = Some(c);
    }
    pieces
}

/// Says whether a line may end between two characters: after a space, and around wide characters.
fn may_break(before: char, after: char) -> bool {
    let between = before == ' ' || ((wide(before) || wide(after)) && !opens(before) && !closes(after));
    between && !after.is_whitespace()
}

/// Finds punctuation that stays with what precedes it (a short form of JIS X 4051).
fn closes(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '」'
            | '』'
            | '）'
            | '：'
            | '！'
            | '？'
            | 'ー'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'っ'
            | ')'
            | ','
            | '.'
            | ':'
            | ';'
            | '!'
            | '?'
            | '”'
            | '»'
    )
}

/// Finds punctuation that stays with what follows it.
fn opens(c: char) -> bool {
    matches!(c, '「' | '『' | '（' | '(' | '“' | '«')
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// Finds characters that take two columns: the scripts of East Asia and their punctuation, full-width forms.
fn wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_end_at_spaces_and_go_on_indented() {
        let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        assert_eq!(
            wrap(text, "- ", "  "),
            "- one two three four five six seven eight nine ten eleven twelve thirteen\n  fourteen"
        );
        assert_eq!(wrap("", "> ", "> "), ">");
    }

    #[test]
    fn japanese_lines_end_anywhere_but_before_punctuation() {
        let sentence = "このサークルのプログラムマネージャーが参加を承認し、サークルを開始します。".repeat(3);
        let wrapped = wrap(&sentence, "", "");
        assert!(wrapped.lines().count() > 2 && wrapped.lines().all(|line| columns(line) <= WIDTH));
        assert!(wrapped.lines().all(|line| !line.starts_with(['。', '、', 'ー'])));
        assert_eq!(wrapped.replace('\n', ""), sentence);
    }

    #[test]
    fn an_address_stays_whole() {
        let address = format!("https://circles.example.com/{}", "x".repeat(100));
        assert_eq!(wrap(&format!("See {address}"), "", ""), format!("See\n{address}"));
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[a-z東、。 ]{0,200}") {
            let bare = |text: &str| text.replace([' ', '\n'], "");
            prop_assert_eq!(bare(&wrap(&text, "", "")), bare(&text));
        }
    }
}
