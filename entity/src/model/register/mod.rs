//! The register of tables: what each holds of people, why, for how long, and what becomes of it. Written to be read by whoever
//! answers for data protection (docs/product.md §5).
//!
//! Tests hold the register against the migrated database, and the operations against the register: what is not here, or is no
//! longer there, fails; so does what is not removed when it should be.

mod circles;
mod delivery;
mod entry;
mod joining;
mod people;

pub use entry::{Columns, Data, Event, Table};

/// Gives all tables, each after those that it refers to.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    [people::TABLES, circles::TABLES, joining::TABLES, delivery::TABLES]
        .into_iter()
        .flatten()
}

/// Says whether `event` empties the column of this table.
#[must_use]
pub fn is_blanked(event: Event, table: &str, column: &str) -> bool {
    tables()
        .filter(|known| known.name == table)
        .flat_map(|known| known.columns)
        .any(|columns| columns.blanked_by.contains(&event) && columns.names.contains(&column))
}
