//! What is wrong with the settings, all of it at once, so that an operator mends everything in one go.

use std::fmt;

/// One sentence for each thing that is wrong, with the mend.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<String>);

impl Problems {
    /// Adds `problem` if something is `wrong`.
    pub fn when(&mut self, wrong: bool, problem: &str) {
        if wrong {
            self.0.push(problem.to_owned());
        }
    }

    /// `Ok` if nothing was found.
    ///
    /// # Errors
    /// All that was found.
    pub fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the settings do not fit together:")?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  - {problem}"))
    }
}

impl std::error::Error for Problems {}
