//! The main job, end to end: the built program, HTTP, and a real mail server.

mod company;
mod letter;
mod page;
mod programme;
mod to_the_start;
mod waitlist;
