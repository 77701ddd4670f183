//! Who may see and do what (docs/product.md §5): `table.txt` says it, and drives the tests.

mod cells;
mod complete;
mod hidden;

mod operations;
mod role;
mod scene;
mod schema;
mod table;
