//! What the form says.

use crate::app::AppState;
use entity::ops::{OpError, join_request as ops};
use entity::rules::AdvisoryCode;
use entity::support::cx::Cx;
use strum::IntoEnumIterator;
use uuid::Uuid;

/// The programme manager's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// With the advice that was ticked as read.
    Approve(Vec<AdvisoryCode>),
    /// With what the person is told.
    Decline(String),
}

impl Answer {
    /// Reads the fields of the form; `None` when they say neither yes nor no, or both.
    pub(super) fn read(fields: Vec<(String, String)>) -> Option<Self> {
        let (mut decision, mut acknowledged, mut reason) = (None, Vec::new(), String::new());
        for (name, value) in fields {
            match name.as_str() {
                "decision" if decision.is_some() => return None,
                "decision" => decision = Some(value),
                "acknowledge" => acknowledged.push(advisory(&value)?),
                "reason" => reason = value,
                _ => return None,
            }
        }
        match decision?.as_str() {
            "approve" => Some(Self::Approve(acknowledged)),
            // Browsers end lines with CRLF (HTML, "form submission").
            "decline" => Some(Self::Decline(reason.replace("\r\n", "\n"))),
            _ => None,
        }
    }

    /// Does it, as the actor of `cx`.
    pub(super) async fn perform(
        self,
        state: &AppState,
        cx: &Cx,
        join_request_id: Uuid,
    ) -> Result<(), OpError> {
        match self {
            Self::Approve(acknowledge) => {
                let approve = ops::Approve {
                    join_request_id,
                    acknowledge,
                };
                state.db.write(cx, approve).await.map(drop)
            }
            Self::Decline(reason) => {
                let decline = ops::Decline {
                    join_request_id,
                    reason: Some(reason),
                };
                state.db.write(cx, decline).await.map(drop)
            }
        }
    }
}

/// The advice with this code.
fn advisory(code: &str) -> Option<AdvisoryCode> {
    AdvisoryCode::iter().find(|known| <&str>::from(*known) == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Option<Answer> {
        let owned = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Answer::read(owned.collect())
    }

    #[test]
    fn a_form_says_one_thing() {
        assert_eq!(
            read(&[("decision", "approve")]),
            Some(Answer::Approve(Vec::new()))
        );
        assert_eq!(
            read(&[
                ("acknowledge", "NO_ADVISOR"),
                ("acknowledge", "LEVEL_GAP"),
                ("decision", "approve")
            ]),
            Some(Answer::Approve(vec![
                AdvisoryCode::NoAdvisor,
                AdvisoryCode::LevelGap
            ]))
        );
        assert_eq!(
            read(&[("reason", "Full\r\nfor now"), ("decision", "decline")]),
            Some(Answer::Decline("Full\nfor now".to_owned()))
        );
        for unclear in [
            &[][..],
            &[("decision", "")],
            &[("decision", "maybe")],
            &[("decision", "approve"), ("decision", "decline")],
            &[("decision", "approve"), ("acknowledge", "EVERYTHING")],
            &[("decision", "approve"), ("personId", "1")],
        ] {
            assert_eq!(read(unclear), None, "{unclear:?}");
        }
    }
}
