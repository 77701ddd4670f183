//! What is done to a circle as a whole.

mod authority;
mod close;
mod draft;
mod locked;
mod propose;
mod publish;
mod seats;
mod submit;
mod update;
mod withdraw;

pub(super) use authority::Authority;
pub(super) use close::close;
pub(super) use draft::language;
pub(super) use locked::LockedCircle;
pub use propose::{Propose, Proposed};
pub use publish::Publish;
pub(super) use seats::settle_waitlist;
pub use submit::Submit;
pub use update::{Change, Update};
pub use withdraw::Withdraw;
