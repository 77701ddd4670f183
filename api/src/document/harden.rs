//! Puts the limits on a schema.

use super::limits::{self, LimitSettings};
use async_graphql::SchemaBuilder;

/// Puts the limits on a schema. In production, also switches introspection and suggestions off.
#[must_use]
pub fn harden<Q, M, S>(
    builder: SchemaBuilder<Q, M, S>,
    limits: &LimitSettings,
    production: bool,
) -> SchemaBuilder<Q, M, S> {
    let builder = builder
        .limit_depth(limits.max_query_depth)
        .limit_complexity(limits.max_query_complexity)
        .limit_recursive_depth(limits::RECURSION)
        .limit_directives(limits.max_query_directives);
    if production {
        builder.disable_introspection().disable_suggestions()
    } else {
        builder
    }
}
