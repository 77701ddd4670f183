//! A circle as the types of the schema hand it on. What it shows stands in `circle.rs`, which needs those types in turn.

use crate::graphql::loaders::StandingIn;
use crate::graphql::session::Session;
use async_graphql::{Context, Result};
use entity::model::circle;
use entity::query::standing::Standing;

/// A circle: a small group of people who meet regularly for mentorship.
pub struct Circle(pub(in crate::graphql) circle::Model);

impl Circle {
    /// What the viewer is to this circle.
    pub(super) async fn standing(&self, ctx: &Context<'_>) -> Result<Standing> {
        Ok(Session::of(ctx)?
            .loaders
            .load_one(StandingIn(self.0.id))
            .await?
            .unwrap_or_default())
    }
}
