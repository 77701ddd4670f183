//! Holds what every request can reach.

use crate::{
    auth::Authenticator,
    document::Documents,
    graphql::{Schema, Services},
    settings::Settings,
};
use entity::outbox::link::LinkKeys;
use entity::rules::Policy;
use entity::support::{clock::Clock, db::Db};
use std::sync::Arc;
use tokio::sync::Notify;

/// Holds what every request can reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
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
    /// Executes GraphQL documents.
    pub documents: Arc<Documents>,
}

impl AppState {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the schema is not valid: a fault of the program.
    pub fn new(
        schema: Schema,
        db: Db,
        clock: Arc<dyn Clock>,
        settings: Arc<Settings>,
        authenticator: Arc<Authenticator>,
        link_keys: LinkKeys,
        public_url: &str,
    ) -> anyhow::Result<Self> {
        let services = Services {
            db: db.clone(),
            clock: Arc::clone(&clock),
            policy: Arc::new(settings.policy.rules()),
            guide_url: settings.links.guide_url(public_url).into(),
            wake: Arc::default(),
        };
        Ok(Self {
            db,
            clock,
            policy: Arc::clone(&services.policy),
            authenticator,
            link_keys,
            wake: Arc::clone(&services.wake),
            public_url: public_url.into(),
            documents: Arc::new(Documents::new(schema, services, Arc::clone(&settings))?),
            settings,
        })
    }
}
