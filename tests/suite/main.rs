//! The suite: one binary, a folder for each subject. `./tests/run` runs it on both stacks.

#[cfg(test)]
mod access;
#[cfg(test)]
mod act;
#[cfg(test)]
mod allowance;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod bounds;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod cost;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod events;
#[cfg(test)]
mod front_door;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod joining;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod migration;
#[cfg(test)]
mod operate;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod races;
#[cfg(test)]
mod register;
#[cfg(test)]
mod repeats;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod search;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod startup;
