//! What every request can reach.

use crate::{
    auth::Authenticator,
    graphql::Schema,
    http::{self, Documents, InputTypes},
    settings::Settings,
};
use axum::Router;
use entity::outbox::link::LinkKeys;
use entity::rules::Policy;
use entity::support::{clock::Clock, db::Db};
use std::sync::Arc;
use tokio::sync::Notify;

/// What every request can reach; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The GraphQL schema.
    pub schema: Schema,
    /// The database.
    pub db: Db,
    /// Where "now" comes from.
    pub clock: Arc<dyn Clock>,
    /// The settings that the process was started with.
    pub settings: Arc<Settings>,
    /// The settings of the programme, as the rules take them.
    pub policy: Arc<Policy>,
    /// Verifies tokens.
    pub authenticator: Arc<Authenticator>,
    /// Verifies the links of mails.
    pub link_keys: LinkKeys,
    /// Wakes the worker of this process after a commit. Losing a wake-up costs one poll, never a message.
    pub wake: Arc<Notify>,
    /// How people reach the service, without a slash at the end.
    pub public_url: Arc<str>,
    /// Parsed documents by their text.
    pub documents: Arc<Documents>,
    /// What the schema takes as input.
    pub input_types: Arc<InputTypes>,
}

impl AppState {
    /// Puts the parts together; the cache of parsed documents comes from the settings' limits.
    #[must_use]
    pub fn new(
        schema: Schema,
        db: Db,
        clock: Arc<dyn Clock>,
        settings: Arc<Settings>,
        authenticator: Arc<Authenticator>,
        link_keys: LinkKeys,
        public_url: &str,
    ) -> Self {
        let documents = Arc::new(Documents::new(&settings.limits));
        let input_types = Arc::new(InputTypes::of_schema(&schema.sdl()));
        Self {
            schema,
            db,
            clock,
            policy: Arc::new(settings.policy.rules()),
            settings,
            authenticator,
            link_keys,
            wake: Arc::default(),
            public_url: public_url.into(),
            documents,
            input_types,
        }
    }

    /// Where the user guide is.
    #[must_use]
    pub fn guide_url(&self) -> String {
        self.settings.links.guide_url(&self.public_url)
    }
}

/// Everything that is served over HTTP.
pub fn router(state: AppState) -> Router {
    http::router(state)
}
