//! A circle as the types of the schema hand it on. What it shows stands in `circle.rs`, which needs those types in turn.

use crate::graphql::loaders::CircleById;
use crate::graphql::rights;
use crate::graphql::session::Session;
use async_graphql::{Context, Result};
use entity::model::circle;
use entity::rules::rights::Act;
use entity::rules::rights::proof::Proof;
use uuid::Uuid;

/// A circle: a small group of people who meet regularly for mentorship.
pub struct Circle(pub(in crate::graphql) circle::Model);

impl Circle {
    /// Loads the circle with this id; `None` where the viewer cannot see it.
    pub(in crate::graphql) async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = Session::of(ctx)?.loaders.load_one(CircleById(id)).await?;
        Ok(row.map(Self))
    }

    /// Says whether the viewer may see `act`.
    pub(super) async fn may(&self, ctx: &Context<'_>, act: Act<'_>) -> Result<bool> {
        rights::may(Session::of(ctx)?, &self.0, act).await
    }

    /// Makes the proof that the viewer may see something of this circle, if they may.
    pub(super) async fn proof<P: Proof>(&self, ctx: &Context<'_>) -> Result<Option<P>> {
        rights::proof(Session::of(ctx)?, &self.0).await
    }
}
