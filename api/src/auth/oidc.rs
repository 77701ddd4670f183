//! Verifies tokens of an OpenID Connect issuer with its published keys.
//!
//! The keys are cached. They are fetched again when they grow old and when none of them fits a token's signature (that is
//! how issuers rotate), but never more often than every [`MIN_INTERVAL`], whatever tokens arrive.
//! While the issuer is down, the keys that we have stay good.

use super::{
    AuthError, SetupError,
    claims::{self, Claims},
    fetch::Fetcher,
    keys::KeySet,
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::support::clock::Clock;
use jsonwebtoken::Header;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::{Mutex, MutexGuard};

/// Keys older than this are fetched again.
const MAX_AGE: TimeDelta = TimeDelta::minutes(10);
/// The issuer is not asked more often than this.
const MIN_INTERVAL: TimeDelta = TimeDelta::seconds(10);

#[derive(Clone, Default)]
struct Cached {
    keys: Arc<KeySet>,
    fetched: Option<DateTime<Utc>>,
    tried: Option<DateTime<Utc>>,
}

/// Verifies tokens of one issuer.
pub(super) struct Oidc {
    issuer: String,
    audience: String,
    fetcher: Fetcher,
    clock: Arc<dyn Clock>,
    cached: RwLock<Cached>,
    /// Held while fetching, so that one request fetches and the others wait for it or go on with what is there.
    fetching: Mutex<()>,
}

impl Oidc {
    pub(super) fn new(issuer: &str, audience: &str, clock: Arc<dyn Clock>) -> Result<Self, SetupError> {
        Ok(Self {
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            fetcher: Fetcher::new(issuer)?,
            clock,
            cached: RwLock::default(),
            fetching: Mutex::default(),
        })
    }

    pub(super) async fn warm_up(&self) {
        self.refresh(self.clock.now(), self.fetching.lock().await).await;
    }

    /// Verifies `token`; returns its claims, and when it expires.
    pub(super) async fn verify(
        &self,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<(Claims, DateTime<Utc>), AuthError> {
        let header = claims::header(token)?;
        let fetched = self.cached().fetched;
        if fetched.is_none_or(|at| !within(at, now, MAX_AGE)) {
            // With keys at hand nobody waits for somebody else's fetch.
            let turn = if fetched.is_none() {
                Some(self.fetching.lock().await)
            } else {
                self.fetching.try_lock().ok()
            };
            if let Some(turn) = turn {
                self.refresh(now, turn).await;
            }
        }
        let mut signed = signed_by(&self.cached().keys, token, &header);
        // Some issuers replace a key under its old name, and then the signature is what does not fit.
        if matches!(signed, Err(AuthError::UnknownKey | AuthError::Signature)) {
            self.refresh(now, self.fetching.lock().await).await;
            signed = signed_by(&self.cached().keys, token, &header);
        }
        if self.cached().fetched.is_none() {
            return Err(AuthError::Unavailable);
        }
        let claims = signed?;
        let expires = claims.check(&self.issuer, &self.audience, now)?;
        Ok((claims, expires))
    }

    fn cached(&self) -> Cached {
        self.cached.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Fetches the keys, unless that was tried less than [`MIN_INTERVAL`] ago. Holds `_turn` throughout: one fetch at a time.
    async fn refresh(&self, now: DateTime<Utc>, _turn: MutexGuard<'_, ()>) {
        if self
            .cached()
            .tried
            .is_some_and(|at| within(at, now, MIN_INTERVAL))
        {
            return;
        }
        self.cached.write().unwrap_or_else(PoisonError::into_inner).tried = Some(now);
        match self.fetcher.keys().await {
            Ok(keys) => {
                let mut cached = self.cached.write().unwrap_or_else(PoisonError::into_inner);
                cached.keys = Arc::new(keys);
                cached.fetched = Some(now);
            }
            Err(error) => tracing::warn!(oidc.issuer = %self.issuer, error, "cannot fetch the issuer's keys"),
        }
    }
}

/// Tells whether `at` lies less than `span` before `now`. A clock that was set back counts as long ago.
fn within(at: DateTime<Utc>, now: DateTime<Utc>, span: TimeDelta) -> bool {
    at <= now && now - at < span
}

fn signed_by(keys: &KeySet, token: &str, header: &Header) -> Result<Claims, AuthError> {
    let mut result = Err(AuthError::UnknownKey);
    for candidate in keys.candidates(header.kid.as_deref(), header.alg) {
        result = claims::verify(token, &candidate.key, header.alg);
        if result.is_ok() {
            break;
        }
    }
    result
}
