//! Reads the forms of act pages.

use entity::rules::AdvisoryCode;
use strum::IntoEnumIterator;

/// Holds the fields of a form: one decision, and what goes with some of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fields {
    /// The name of the button that was pressed.
    pub(super) decision: String,
    /// The advice that was ticked as read.
    pub(super) acknowledged: Vec<AdvisoryCode>,
    /// The reason that was given.
    pub(super) reason: String,
}

impl Fields {
    /// Reads the fields of a form; `None` when they hold no decision, or two, or anything that is in none of the forms.
    pub(super) fn read(fields: Vec<(String, String)>) -> Option<Self> {
        let (mut decision, mut acknowledged, mut reason) = (None, Vec::new(), String::new());
        for (name, value) in fields {
            match name.as_str() {
                "decision" if decision.is_some() => return None,
                "decision" => decision = Some(value),
                "acknowledge" => acknowledged.push(advisory(&value)?),
                // Browsers end lines with CRLF (HTML, "form submission").
                "reason" => reason = value.replace("\r\n", "\n"),
                _ => return None,
            }
        }
        Some(Self {
            decision: decision?,
            acknowledged,
            reason,
        })
    }
}

/// Finds the advice with this code.
fn advisory(code: &str) -> Option<AdvisoryCode> {
    AdvisoryCode::iter().find(|known| <&str>::from(*known) == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Option<Fields> {
        let owned = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Fields::read(owned.collect())
    }

    #[test]
    fn a_form_says_one_thing() {
        let approve = Fields {
            decision: "approve".to_owned(),
            acknowledged: Vec::new(),
            reason: String::new(),
        };
        assert_eq!(read(&[("decision", "approve")]), Some(approve.clone()));
        assert_eq!(
            read(&[
                ("acknowledge", "NO_ADVISOR"),
                ("acknowledge", "LEVEL_GAP"),
                ("decision", "approve")
            ]),
            Some(Fields {
                acknowledged: vec![AdvisoryCode::NoAdvisor, AdvisoryCode::LevelGap],
                ..approve.clone()
            })
        );
        assert_eq!(
            read(&[("reason", "Full\r\nfor now"), ("decision", "decline")]),
            Some(Fields {
                decision: "decline".to_owned(),
                reason: "Full\nfor now".to_owned(),
                ..approve
            })
        );
        for unclear in [
            &[][..],
            &[("reason", "Full")],
            &[("decision", "approve"), ("decision", "decline")],
            &[("decision", "approve"), ("acknowledge", "EVERYTHING")],
            &[("decision", "approve"), ("personId", "1")],
        ] {
            assert_eq!(read(unclear), None, "{unclear:?}");
        }
    }
}
