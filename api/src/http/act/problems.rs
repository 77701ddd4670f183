//! An answer that was not taken: why, and what of it to keep in the form.

use super::form::Fields;
use entity::ops::UserError;
use entity::rules::AdvisoryCode;

/// What went wrong with an answer.
#[derive(Default)]
pub(super) struct Problems {
    pub(super) messages: Vec<String>,
    /// The fields that it went wrong with.
    at: Vec<&'static str>,
    acknowledged: Vec<AdvisoryCode>,
    pub(super) reason: String,
}

impl Problems {
    /// The form was not filled in by the page.
    pub(super) fn unreadable() -> Self {
        Self {
            messages: vec![
                "The answer was not understood, and nothing was changed. Please use the buttons below."
                    .to_owned(),
            ],
            ..Self::default()
        }
    }

    /// What the operation refused, in these words.
    pub(super) fn of(fields: Fields, errors: &[UserError], explain: fn(&UserError) -> String) -> Self {
        Self {
            messages: errors.iter().map(explain).collect(),
            at: errors.iter().filter_map(|error| error.field).collect(),
            acknowledged: fields.acknowledged,
            reason: fields.reason,
        }
    }

    pub(super) fn are_none(&self) -> bool {
        self.messages.is_empty()
    }

    /// Whether it went wrong with this field.
    pub(super) fn are_at(&self, field: &str) -> bool {
        self.at.contains(&field)
    }

    /// These pieces of advice to tick, those ticked that were.
    pub(super) fn advice(&self, codes: impl IntoIterator<Item = AdvisoryCode>) -> Vec<Advice> {
        let advice = codes.into_iter().map(|code| {
            let acknowledged = self.acknowledged.contains(&code);
            Advice {
                code: code.into(),
                message: code.message(),
                acknowledged,
                missing: self.are_at("acknowledge") && !acknowledged,
            }
        });
        advice.collect()
    }
}

/// A piece of advice to tick.
pub(super) struct Advice {
    pub(super) code: &'static str,
    pub(super) message: &'static str,
    pub(super) acknowledged: bool,
    /// Whether the answer was not taken without it.
    pub(super) missing: bool,
}
