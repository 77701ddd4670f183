//! The limits and the silence that every schema is built with.

use crate::settings::LimitSettings;
use async_graphql::SchemaBuilder;

/// How deep selections may be nested in the document, fragments included. Checked before the depth of fields is.
const MAX_RECURSION: usize = 32;

/// Puts the limits on a schema; in production also takes away what explains it to strangers.
#[must_use]
pub fn harden<Q, M, S>(
    builder: SchemaBuilder<Q, M, S>,
    limits: &LimitSettings,
    production: bool,
) -> SchemaBuilder<Q, M, S> {
    let builder = builder
        .limit_depth(limits.max_query_depth)
        .limit_complexity(limits.max_query_complexity)
        .limit_recursive_depth(MAX_RECURSION)
        .limit_directives(limits.max_query_directives);
    if production {
        builder.disable_introspection().disable_suggestions()
    } else {
        builder
    }
}
