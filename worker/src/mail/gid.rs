//! Global ids as `entity::support::gid` encodes them. To be replaced by it once both are on one branch.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

/// What an id stands for.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub(crate) enum Kind {
    /// A circle.
    Circle = 1,
    /// A join request.
    JoinRequest = 2,
    /// A nomination of a programme manager.
    Nomination = 3,
}

/// The global id of the `kind` with the key `id`.
pub(crate) fn encode(kind: Kind, id: Uuid) -> String {
    let mut bytes = [0_u8; 17];
    let (tag, key) = bytes.split_at_mut(1);
    tag.fill(kind as u8);
    key.copy_from_slice(id.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}
