//! The register of tables: against the schema, and what operations do against it.

mod fates;
mod forecast;
mod page;
mod scene;
mod schema;
mod stored;
