//! The programme's clock: what the calendar does to circles and people (docs/product.md §3, "Scheduled transitions").
//!
//! Each circle is played in a transaction of its own: its steps and those of its join requests and nomination (`sources`), in the
//! order in which they are due. Everything is safe to run twice, late, and by any number of replicas at once.

mod failure;
mod play;
mod purge;
mod slot;
mod sources;

pub use failure::{ForgetFailures, NoteFailure};
pub use play::{PlayCircle, Played};
pub use purge::{PURGE, PurgeKeys, PurgeMails};
pub use slot::TakeSlot;
pub(super) use slot::{Slot, take_slot};
pub use sources::PlayedStep;
