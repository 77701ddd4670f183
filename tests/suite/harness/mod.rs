//! The harness itself: a blind one would let everything pass.

mod invariants;
mod process;
mod smtp_sink;
mod world;
