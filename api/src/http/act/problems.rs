//! Says why an answer was not taken, and what of it to keep in the form.

use super::form::Fields;
use entity::ops::UserError;
use entity::rules::AdvisoryCode;

/// Holds what went wrong with an answer.
#[derive(Default)]
pub(super) struct Problems {
    pub(super) messages: Vec<String>,
    /// The fields that were refused.
    at: Vec<&'static str>,
    acknowledged: Vec<AdvisoryCode>,
    pub(super) reason: String,
}

impl Problems {
    /// Reports a form that was not filled in on the page.
    pub(super) fn unreadable() -> Self {
        Self {
            messages: vec![
                "We could not read the answer, and nothing was changed. Please use the buttons below."
                    .to_owned(),
            ],
            ..Self::default()
        }
    }

    /// Reports what the operation refused, in the words of `explain`.
    pub(super) fn of(fields: Fields, errors: &[UserError], explain: fn(&UserError) -> String) -> Self {
        Self {
            messages: errors.iter().map(explain).collect(),
            at: errors.iter().filter_map(|error| error.field).collect(),
            acknowledged: fields.acknowledged,
            reason: fields.reason,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Tells whether this field was refused.
    pub(super) fn concern(&self, field: &str) -> bool {
        self.at.contains(&field)
    }

    /// Lists pieces of advice to tick, with those ticked that were ticked before.
    pub(super) fn advice(&self, codes: impl IntoIterator<Item = AdvisoryCode>) -> Vec<Advice> {
        let advice = codes.into_iter().map(|code| {
            let acknowledged = self.acknowledged.contains(&code);
            Advice {
                code: code.into(),
                message: code.message(),
                acknowledged,
                missing: self.concern("acknowledge") && !acknowledged,
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
    /// Tells whether the answer was refused because this is not ticked.
    pub(super) missing: bool,
}
