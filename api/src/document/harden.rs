//! Puts the limits on a schema.

use super::limits::{self, LimitSettings};
use async_graphql::{SchemaBuilder, ValidationMode};

/// Puts the limits on a schema. In production, also switches introspection off.
#[must_use]
pub fn harden<Q, M, S>(
    builder: SchemaBuilder<Q, M, S>,
    limits: &LimitSettings,
    production: bool,
) -> SchemaBuilder<Q, M, S> {
    let builder = builder
        // Documents are validated before (`validate`), once for each text; here they are measured only.
        .validation_mode(ValidationMode::Fast)
        .limit_depth(limits.max_query_depth)
        .limit_complexity(limits.max_query_complexity)
        .limit_recursive_depth(limits::RECURSION);
    if production {
        builder.disable_introspection()
    } else {
        builder
    }
}
