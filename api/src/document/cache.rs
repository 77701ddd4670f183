//! Caches parsed documents by their text: parsing is more than half of what async-graphql spends on a small request.
//! Validation runs each time, because it depends on the variables.

use super::{
    errors::{self, Code},
    lexer::{self, Refused},
    limits::{self, LimitSettings},
    shape::{self, BadShape},
};
use async_graphql::{
    ServerError,
    parser::{self, types::ExecutableDocument},
};
use quick_cache::{Weighter, sync::Cache};
use std::sync::Arc;

#[derive(Clone)]
struct AsTree;

impl Weighter<Box<str>, Arc<ExecutableDocument>> for AsTree {
    fn weight(&self, text: &Box<str>, _: &Arc<ExecutableDocument>) -> u64 {
        limits::TREE_WEIGHT
            .saturating_mul(u64::try_from(text.len()).unwrap_or(u64::MAX))
            .max(1)
    }
}

/// Parses documents, and remembers what it parsed.
pub(super) struct ParsedDocuments {
    known: Cache<Box<str>, Arc<ExecutableDocument>, AsTree>,
    max_tokens: usize,
    max_aliases: usize,
}

impl ParsedDocuments {
    /// Starts with an empty memory, with the limits that documents must keep.
    pub(super) fn new(limits: &LimitSettings) -> Self {
        Self {
            known: Cache::with_weighter(1024, limits::CACHE_WEIGHT, AsTree),
            max_tokens: limits.max_query_tokens,
            max_aliases: limits.max_query_aliases,
        }
    }

    /// Returns the parsed document: within the limits, not yet validated.
    pub(super) fn parsed(&self, text: &str) -> Result<ExecutableDocument, ServerError> {
        if let Some(known) = self.known.get(text) {
            return Ok(ExecutableDocument::clone(&known));
        }
        let document = self.parse(text)?;
        if text.len() <= limits::KEPT_BYTES {
            self.known.insert(text.into(), Arc::new(document.clone()));
        }
        Ok(document)
    }

    fn parse(&self, text: &str) -> Result<ExecutableDocument, ServerError> {
        lexer::check(text, self.max_tokens).map_err(|reason| {
            too_complex(match reason {
                Refused::Tokens => {
                    format!("The document has more than {} tokens. Split it.", self.max_tokens)
                }
                Refused::Nesting => "The document is nested too deep. Select less.".to_owned(),
                Refused::Name => "The document holds an overlong name. Shorten it.".to_owned(),
                Refused::Twice(field) => {
                    let message = format!("An input object has the field `{field}` twice. Give it once.");
                    return errors::coded(&message, Code::BadUserInput);
                }
            })
        })?;
        let document = parser::parse_query(text).map_err(syntax_error)?;
        shape::check(&document, self.max_aliases).map_err(|reason| match reason {
            BadShape::Aliases => too_complex(format!(
                "The document has more than {} aliases. Split it.",
                self.max_aliases
            )),
            BadShape::Selections => too_complex(
                "The document selects too much once its fragments are spread. Split it.".to_owned(),
            ),
            BadShape::Cycle => errors::coded("A fragment spreads itself.", Code::BadUserInput),
        })?;
        Ok(document)
    }
}

fn too_complex(message: String) -> ServerError {
    errors::coded(&message, Code::TooComplex)
}

/// Removes the drawing of the offending line from the parser's message: it would echo the whole line.
fn syntax_error(error: parser::Error) -> ServerError {
    let mut told = ServerError::from(error);
    if let Some((_, reason)) = told
        .message
        .rsplit_once("\n  = ")
        .or_else(|| told.message.rsplit_once(" = "))
    {
        told.message = format!("Syntax error: {}.", reason.trim());
    }
    told
}
