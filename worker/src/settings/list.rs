//! Lists in settings.

use std::ops::Deref;
use std::str::FromStr;

/// A list of texts: separated by commas, blanks around each ignored; or a JSON array, for texts that contain commas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List(Vec<String>);

impl List {
    /// Adds a text.
    pub fn push(&mut self, text: String) {
        self.0.push(text);
    }
}

impl Deref for List {
    type Target = Vec<String>;

    fn deref(&self) -> &Vec<String> {
        &self.0
    }
}

/// Why a text is no list; the message says the mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// A text of it is empty.
    #[error("a text of the list is empty: take the comma away, or unset the list")]
    Empty,
    /// It begins as JSON does.
    #[error("not a JSON array of texts, such as [\"one\", \"two\"]")]
    Json,
    /// It looks like a distinguished name, which commas would tear apart.
    #[error(
        "looks like a distinguished name (RFC 4514), which contains commas: write the list as a JSON array, \
         such as [\"CN=Admins,OU=Groups,DC=example\"]"
    )]
    DistinguishedName,
}

impl FromStr for List {
    type Err = ListError;

    fn from_str(text: &str) -> Result<Self, ListError> {
        let text = text.trim();
        let texts: Vec<String> = if text.starts_with('[') {
            serde_json::from_str(text).map_err(|_| ListError::Json)?
        } else {
            text.split(',').map(str::to_owned).collect()
        };
        let texts: Vec<String> = texts.into_iter().map(|text| text.trim().to_owned()).collect();
        if texts.iter().any(String::is_empty) {
            return Err(ListError::Empty);
        }
        let is_attribute = |text: &&String| {
            let kind = text
                .split_once('=')
                .map(|(kind, _)| kind.trim().to_ascii_uppercase());
            kind.is_some_and(|kind| ["CN", "OU", "O", "DC", "UID", "L", "ST", "C"].contains(&kind.as_str()))
        };
        if !text.starts_with('[') && texts.iter().filter(is_attribute).count() > 1 {
            return Err(ListError::DistinguishedName);
        }
        Ok(Self(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_may_contain_commas_and_are_never_torn_apart() {
        let list = |texts: &[&str]| Ok(List(texts.iter().copied().map(str::to_owned).collect()));
        for (text, read) in [
            ("regular", list(&["regular"])),
            (
                " a@example.com , b@example.com",
                list(&["a@example.com", "b@example.com"]),
            ),
            (
                r#"["CN=Circles Admins,OU=Groups,DC=example", "boss"]"#,
                list(&["CN=Circles Admins,OU=Groups,DC=example", "boss"]),
            ),
            (
                "CN=Circles Admins,OU=Groups,DC=example",
                Err(ListError::DistinguishedName),
            ),
            ("a,,b", Err(ListError::Empty)),
            ("", Err(ListError::Empty)),
            (r#"["a", ""]"#, Err(ListError::Empty)),
            ("[a]", Err(ListError::Json)),
            (r#"{"a": 1}"#, list(&[r#"{"a": 1}"#])),
        ] {
            assert_eq!(text.parse::<List>(), read, "{text}");
        }
    }
}
