//! Changes: one mutation for each thing that people do, each of them one operation of `entity::ops`.

mod administrator;
mod circle;
mod join_request;
mod membership;
mod nomination;
mod payload;
mod profile;
mod term;

use async_graphql::MergedObject;
use payload::payload;

/// Everything that can be changed: one mutation for each thing that people do.
#[derive(Default, MergedObject)]
pub struct Mutation(
    administrator::AdministratorMutation,
    circle::CircleMutation,
    join_request::JoinRequestMutation,
    membership::MembershipMutation,
    nomination::NominationMutation,
    profile::ProfileMutation,
    term::TermMutation,
);
