//! Proofs: whoever holds one may see something of one circle. The table alone makes them, and finders ask for them, so that
//! nobody finds what is not theirs to see.

use super::{Act, Involvement, may};
use crate::model::circle;
use crate::rules::policy::Policy;
use chrono::{DateTime, Utc};
use std::hash::Hash;
use uuid::Uuid;

/// That somebody may see something of one circle.
pub trait Proof: Copy + Eq + Hash + Sized {
    /// Makes the proof, if `who` may.
    fn of(who: &Involvement, circle: &circle::Model, policy: &Policy, now: DateTime<Utc>) -> Option<Self>;

    /// The one circle that it is good for.
    fn circle(self) -> Uuid;
}

macro_rules! proofs {
    ($($(#[$doc:meta])* $name:ident by $act:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name(Uuid);

        impl Proof for $name {
            fn of(
                who: &Involvement,
                circle: &circle::Model,
                policy: &Policy,
                now: DateTime<Utc>,
            ) -> Option<Self> {
                may(Act::$act, who, circle, policy, now).ok()?;
                Some(Self(circle.id))
            }

            fn circle(self) -> Uuid {
                self.0
            }
        }
    )+};
}

proofs! {
    /// For who may look inside.
    Inside by SeeInside;
    /// For who may see the requests to join.
    Deciding by SeeRequests;
    /// For who may read what people wrote with their requests.
    Reading by ReadMessages;
    /// For who may see who was named programme manager.
    Naming by SeeNomination;
    /// For who may see the advice that applies.
    Advised by SeeAdvice;
    /// For who manages the circle, while it can be changed.
    Managing by Update;
    /// For who may see how many want to stay.
    Counting by SeeStayCounts;
}

/// The circles that `proofs` are good for.
#[must_use]
pub fn circles<P: Proof>(proofs: &[P]) -> Vec<Uuid> {
    proofs.iter().map(|proof| proof.circle()).collect()
}
