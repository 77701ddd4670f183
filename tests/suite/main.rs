//! The suite: one binary, whose tree mirrors the sources. `./tests/run` runs it on both stacks.

#[cfg(test)]
mod harness;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod migration;
#[cfg(test)]
mod races;
