//! Global ids (Relay's Global Object Identification): opaque, type-tagged, the same in the API and in mail links.
//!
//! URL-safe base64 without padding of one tag byte and the sixteen bytes of the key.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A circle.
    Circle = 1,
    /// A join request.
    JoinRequest = 2,
    /// A nomination of a programme manager.
    Nomination = 3,
    /// A person.
    Person = 4,
    /// A membership.
    Membership = 5,
    /// A topic.
    Topic = 6,
    /// An affinity network.
    AffinityNetwork = 7,
    /// A meeting.
    Meeting = 8,
    /// A job family.
    JobFamily = 9,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Circle,
        Self::JoinRequest,
        Self::Nomination,
        Self::Person,
        Self::Membership,
        Self::Topic,
        Self::AffinityNetwork,
        Self::Meeting,
        Self::JobFamily,
    ];

    /// The name of the type in the schema.
    #[must_use]
    pub fn type_name(self) -> &'static str {
        match self {
            Self::Circle => "Circle",
            Self::JoinRequest => "JoinRequest",
            Self::Nomination => "Nomination",
            Self::Person => "Person",
            Self::Membership => "Membership",
            Self::Topic => "Topic",
            Self::AffinityNetwork => "AffinityNetwork",
            Self::Meeting => "Meeting",
            Self::JobFamily => "JobFamily",
        }
    }
}

/// The global id of the `kind` with the key `id`.
#[must_use]
pub fn encode(kind: Kind, id: Uuid) -> String {
    let mut bytes = [0_u8; 17];
    let (tag, key) = bytes.split_at_mut(1);
    tag.fill(kind as u8);
    key.copy_from_slice(id.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What a global id stands for; `None` when it is not one.
#[must_use]
pub fn decode(gid: &str) -> Option<(Kind, Uuid)> {
    let bytes = URL_SAFE_NO_PAD.decode(gid).ok()?;
    let (tag, key) = bytes.split_first()?;
    let kind = Kind::ALL.into_iter().find(|kind| *kind as u8 == *tag)?;
    Some((kind, Uuid::from_slice(key).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_comes_back_and_nothing_else_decodes() {
        let key = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
        for kind in Kind::ALL {
            assert_eq!(decode(&encode(kind, key)), Some((kind, key)));
        }
        for bad in [
            "",
            "x",
            "AQ",
            "not an id",
            "AZAAAAAAAHAAgAAAAAAAAAE=",
            "_____________________w",
        ] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
