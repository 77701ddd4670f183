//! Decodes and encodes global ids. Errors name the field and say what to give instead.

use super::error::InvalidId;
use async_graphql::ID;
use entity::support::gid::{self, Kind};
use uuid::Uuid;

/// Decodes the key in the global id `id`, which must be of a `kind`.
pub(super) fn decode(field: &'static str, kind: Kind, id: &ID) -> Result<Uuid, InvalidId> {
    match gid::decode(id) {
        Some((found, key)) if found == kind => Ok(key),
        Some((found, _)) => Err(InvalidId {
            field,
            expected: kind.type_name(),
            found: Some(found.type_name()),
        }),
        None => Err(InvalidId {
            field,
            expected: kind.type_name(),
            found: None,
        }),
    }
}

/// Encodes the global id of the `kind` with the key `key`.
pub(super) fn encode(kind: Kind, key: Uuid) -> ID {
    ID(gid::encode(kind, key))
}
