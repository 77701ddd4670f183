//! The suite: one binary, whose tree mirrors the sources. `./tests/run` runs it on both stacks.

#[cfg(test)]
mod access;
#[cfg(test)]
mod cost;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod migration;
#[cfg(test)]
mod plans;
