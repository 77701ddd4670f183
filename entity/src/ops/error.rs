//! How an operation fails.

use crate::rules::RuleViolation;
use crate::rules::text::{self, TextProblem, TextRule};
use crate::rules::zone::UnknownZone;
use sea_orm::DbErr;

/// A rule that was broken, and by which input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserError {
    /// The rule.
    pub violation: RuleViolation,
    /// The input field that broke it; `None` when it is not one field's fault.
    pub field: Option<&'static str>,
}

/// How an operation fails: by the caller's mistakes, or by ours. Nothing that it wrote survives.
#[derive(Debug, thiserror::Error)]
pub enum OpError {
    /// Rules were broken.
    #[error("refused: {0:?}")]
    Refused(Vec<UserError>),
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

impl From<UnknownZone> for OpError {
    fn from(error: UnknownZone) -> Self {
        Self::Database(error.into())
    }
}

impl From<RuleViolation> for OpError {
    fn from(violation: RuleViolation) -> Self {
        Self::Refused(vec![UserError {
            violation,
            field: None,
        }])
    }
}

impl RuleViolation {
    /// This violation, caused by the input field `field`.
    #[must_use]
    pub fn at(self, field: &'static str) -> OpError {
        OpError::Refused(vec![UserError {
            violation: self,
            field: Some(field),
        }])
    }
}

impl OpError {
    /// The same failure, with `field` named as the one at fault where `such` a rule was broken.
    pub(super) fn blaming(mut self, field: &'static str, such: impl Fn(&RuleViolation) -> bool) -> Self {
        if let Self::Refused(errors) = &mut self {
            for error in errors.iter_mut().filter(|error| such(&error.violation)) {
                error.field = Some(field);
            }
        }
        self
    }
}

/// Collects what is wrong with an input, so that the caller hears of everything at once.
#[derive(Default)]
pub(super) struct Problems(Vec<UserError>);

impl Problems {
    /// The cleaned text; a problem is noted, and the text is empty then.
    pub(super) fn text(&mut self, field: &'static str, rule: &TextRule, text: &str) -> String {
        text::clean(rule, text).unwrap_or_else(|problem: TextProblem| {
            self.note(field, RuleViolation::InvalidText(problem));
            String::new()
        })
    }

    pub(super) fn note(&mut self, field: &'static str, violation: RuleViolation) {
        self.0.push(UserError {
            violation,
            field: Some(field),
        });
    }

    /// Fails if there was any.
    pub(super) fn check(self) -> Result<(), OpError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(OpError::Refused(self.0))
        }
    }
}

/// The cleaned text, or the problem at `field`.
pub(super) fn clean(field: &'static str, rule: &TextRule, text: &str) -> Result<String, OpError> {
    let mut problems = Problems::default();
    let cleaned = problems.text(field, rule, text);
    problems.check().map(|()| cleaned)
}
