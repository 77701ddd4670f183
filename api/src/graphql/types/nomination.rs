//! Nominations of programme managers.

use super::{Circle, NominationStatus, Person, Scope};
use crate::graphql::ids;
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::rights::can_in;
use crate::graphql::session::Session;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use entity::model::pm_nomination;
use entity::rules::rights::Act;
use entity::support::gid::Kind;

/// Somebody was named programme manager of a circle, and must accept.
pub struct Nomination(pub(in crate::graphql) pm_nomination::Model);

/// Somebody was named programme manager of a circle, and must accept.
#[Object]
impl Nomination {
    /// The global id, for `node` and for inputs.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::Nomination, self.0.id)
    }

    /// The circle that needs them; null where the viewer cannot see it.
    async fn circle(&self, ctx: &Context<'_>) -> Nullable<Circle> {
        nullable(Circle::load(ctx, self.0.circle_id)).await
    }

    /// Who was named, by name.
    async fn nominee(&self) -> Person {
        Person::new(self.0.nominee_id, Scope::Name)
    }

    /// Who named them, by name.
    async fn nominated_by(&self) -> Person {
        Person::new(self.0.nominated_by, Scope::Name)
    }

    /// What became of it.
    async fn status(&self) -> NominationStatus {
        self.0.status.into()
    }

    /// Until when it can be answered.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.0.expires_at
    }

    /// Whether the viewer can accept or decline now.
    async fn viewer_can_answer(&self, ctx: &Context<'_>) -> Result<bool> {
        // Who can accept can decline.
        can_in(
            Session::of(ctx)?,
            self.0.circle_id,
            Act::DeclineNomination(&self.0),
        )
        .await
    }
}
