//! Caches valid documents by their text: parsing and validating is most of what a small request costs. What is not valid
//! is not kept.

use super::{
    limits,
    validate::{ValidDocument, Validator},
};
use async_graphql::ServerError;
use quick_cache::{Weighter, sync::Cache};
use std::sync::Arc;

#[derive(Clone)]
struct ByTree;

impl Weighter<Box<str>, Arc<ValidDocument>> for ByTree {
    fn weight(&self, _: &Box<str>, document: &Arc<ValidDocument>) -> u64 {
        document.weight
    }
}

/// Validates documents, and remembers those that are valid.
pub(super) struct KnownDocuments {
    pub(super) validator: Validator,
    known: Cache<Box<str>, Arc<ValidDocument>, ByTree>,
}

impl KnownDocuments {
    /// Starts with an empty memory.
    pub(super) fn new(validator: Validator) -> Self {
        Self {
            validator,
            known: Cache::with_weighter(1024, limits::DOCUMENT_CACHE_BYTES, ByTree),
        }
    }

    /// Returns the document with this text.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub(super) fn valid(&self, text: &str) -> Result<Arc<ValidDocument>, Vec<ServerError>> {
        if let Some(known) = self.known.get(text) {
            return Ok(known);
        }
        let document = Arc::new(self.validator.validated(text)?);
        if document.weight <= limits::KEPT_BYTES {
            self.known.insert(text.into(), Arc::clone(&document));
        }
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::Cli, graphql};
    use clap::Parser;

    /// What the process occupies, in bytes.
    fn resident() -> usize {
        let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
        pages.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
    }

    fn known() -> KnownDocuments {
        let limits = Cli::parse_from(["circles"]).settings.limits;
        let sdl = graphql::build(&limits, false).sdl();
        KnownDocuments::new(Validator::new(sdl, &limits, true).unwrap())
    }

    #[test]
    fn a_valid_document_is_kept_and_another_is_not() {
        let known = known();
        assert!(known.valid("{ nothing }").is_err());
        assert_eq!(known.known.len(), 0);
        let first = known.valid("{ __typename }").ok().unwrap();
        let second = known.valid("{ __typename }").ok().unwrap();
        assert!(Arc::ptr_eq(&first, &second));
    }

    /// `HOSTILE_DOCUMENTS=50000` sends more of them.
    #[test]
    fn hostile_documents_leave_the_memory_as_it_is() {
        let count = std::env::var("HOSTILE_DOCUMENTS").map_or(3000, |count| count.parse().unwrap());
        let known = known();
        let (mut before, mut most) = (0, 0);
        for number in 0..count {
            // Valid, and heavy for its length; never valid; not even a document.
            let text = match number % 3 {
                0 => format!("query Q{number} {{ __typename {} }}", "__typename ".repeat(360)),
                1 => format!("query Q{number} {{ {} }}", "nothing ".repeat(500)),
                _ => format!("{{ {number} {}", "a { ".repeat(50)),
            };
            assert_eq!(known.valid(&text).is_ok(), number % 3 == 0);
            if number == 100 {
                before = resident();
            }
            most = most.max(resident());
        }
        let growth = most.saturating_sub(before) / 1024 / 1024;
        eprintln!("{count} documents: {growth} MiB more");
        assert!(known.known.weight() <= limits::DOCUMENT_CACHE_BYTES);
        assert!(growth <= 20, "{growth} MiB more");
    }
}
