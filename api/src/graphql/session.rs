//! Holds what one request works with: who asks, when, and the ways to read and to write.

use super::error::{self, InvalidId, UserError};
use super::ids;
use super::loaders::{self, Loaders};
use super::waves::BatchSender;
use crate::auth::SignIn;
use crate::document::limits;
use async_graphql::{Context, Error, ID, Result};
use chrono::{DateTime, Utc};
use entity::ops::OpError;
use entity::ops::Operation;
use entity::rules::Policy;
use entity::support::clock::Clock;
use entity::support::db::{Db, Reader};
use entity::support::gid::Kind;
use entity::work::{Actor, Cx, Viewer};
use std::sync::Arc;
use tokio::sync::Notify;
use uuid::Uuid;

/// Holds what resolvers reach beyond their request. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The database.
    pub db: Db,
    /// Where "now" comes from.
    pub clock: Arc<dyn Clock>,
    /// The programme's settings.
    pub policy: Arc<Policy>,
    /// Where the user guide is.
    pub guide_url: Arc<str>,
    /// Wakes the worker of this process after a commit.
    pub wake: Arc<Notify>,
}

/// Holds what the resolvers of one request work with.
pub struct Session {
    /// The database.
    pub db: Db,
    /// The instant of the request: one for all that it reads and writes.
    pub now: DateTime<Utc>,
    /// The programme's settings.
    pub policy: Arc<Policy>,
    /// Where the user guide is.
    pub guide_url: Arc<str>,
    reads: Arc<Reader>,
    /// The request's own loaders: what they hold is read with this viewer's eyes.
    pub loaders: Loaders,
    sign_in: SignIn,
    wake: Arc<Notify>,
}

impl Session {
    pub(super) fn new(services: Services, sign_in: SignIn, batches: BatchSender) -> Self {
        let now = services.clock.now();
        let viewer = match sign_in {
            SignIn::Employee(viewer) => Some(viewer),
            SignIn::Anonymous | SignIn::Unknown => None,
        };
        let reads = Arc::new(services.db.reader(limits::CONNECTIONS));
        Self {
            loaders: loaders::new(
                Arc::clone(&reads),
                viewer,
                Arc::clone(&services.policy),
                now,
                batches,
            ),
            db: services.db,
            reads,
            now,
            policy: services.policy,
            guide_url: services.guide_url,
            sign_in,
            wake: services.wake,
        }
    }

    /// The database, to read from.
    pub(super) fn reads(&self) -> &Reader {
        &self.reads
    }

    /// Finds the session of the request that `ctx` belongs to.
    pub(super) fn of<'a>(ctx: &Context<'a>) -> Result<&'a Self> {
        ctx.data::<Self>()
    }

    /// Returns who is signed in.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` for nobody; `FORBIDDEN` for somebody whom HR's data does not know.
    pub(super) fn viewer(&self) -> Result<Viewer> {
        match self.sign_in {
            SignIn::Anonymous => Err(error::unauthenticated()),
            SignIn::Unknown => Err(error::not_eligible()),
            SignIn::Employee(viewer) => Ok(viewer),
        }
    }

    /// Returns who is signed in, if they may look at the programme at all.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN`.
    pub(super) fn eligible(&self) -> Result<Viewer> {
        let viewer = self.viewer()?;
        if viewer.eligible {
            Ok(viewer)
        } else {
            Err(error::not_eligible())
        }
    }

    /// Returns who is signed in, if they administer the programme.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN`.
    pub(super) fn administrator(&self) -> Result<Viewer> {
        let viewer = self.eligible()?;
        if viewer.administrator {
            Ok(viewer)
        } else {
            Err(error::not_administrator())
        }
    }

    /// Runs the operation that `decode` makes of the input, and returns its payload: what was done, or why not.
    ///
    /// # Errors
    /// When nobody is signed in, and when the database fails.
    pub(super) async fn perform<O, P>(
        &self,
        decode: impl FnOnce() -> Result<O, InvalidId> + Send,
    ) -> Result<P>
    where
        O: Operation,
        P: Payload<Output = O::Output>,
    {
        let viewer = self.viewer()?;
        let operation = match decode() {
            Ok(operation) => operation,
            Err(invalid) => return Ok(P::refused(vec![invalid.into()])),
        };
        let cx = Cx {
            now: self.now,
            actor: Actor::Employee(viewer),
            policy: Arc::clone(&self.policy),
        };
        let outcome = self.db.write(&cx, operation).await;
        match outcome {
            Ok(output) => {
                // Whoever reads on in this request must not meet what was read before the change.
                self.loaders.forget();
                self.wake.notify_one();
                Ok(P::done(output))
            }
            Err(OpError::Refused(errors)) => {
                Ok(P::refused(errors.into_iter().map(UserError::from).collect()))
            }
            Err(OpError::Database(cause)) => Err(Error::new_with_source(cause)),
        }
    }
}

/// Answers a mutation: with nullable objects, and the rules that were broken.
pub(super) trait Payload: Sized {
    /// What the operation returns.
    type Output;
    /// Answers success.
    fn done(output: Self::Output) -> Self;
    /// Answers a refusal.
    fn refused(errors: Vec<UserError>) -> Self;
}

/// Decodes the id in the input field `field`, which must be that of a `kind`.
pub(super) fn key(field: &'static str, kind: Kind, id: &ID) -> Result<Uuid, InvalidId> {
    ids::decode(field, kind, id)
}

/// Decodes the ids in the input field `field`.
pub(super) fn keys(field: &'static str, kind: Kind, ids: &[ID]) -> Result<Vec<Uuid>, InvalidId> {
    ids.iter().map(|id| ids::decode(field, kind, id)).collect()
}
