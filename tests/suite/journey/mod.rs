//! The main job, end to end: the built program, HTTP, and a real mail server; and what takes years, on a clock of the test's.

mod company;
mod letter;
mod page;
mod programme;
mod term;
mod to_the_start;
mod waitlist;
