//! What a request, or a sweep of the clock, costs the database, counted in statements and not in time.

mod statements;
mod sweep;
mod world;
