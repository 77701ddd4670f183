//! What a request costs the database, counted in statements and not in time.

mod statements;
mod world;
