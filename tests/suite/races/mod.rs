//! Many at once, through GraphQL over HTTP: whoever comes first wins, once, and nothing is broken after any round.
//!
//! `RACE_ROUNDS` says how many rounds each race has: as many as `tests/mutants` shows to be enough when it is not set, 200 by
//! `./tests/run --long`.

mod arena;
mod asking;
mod decisions;
mod hand_over;
mod profiles;
mod publishing;
mod repeats;
mod seats;
mod term_arena;
mod terms;
