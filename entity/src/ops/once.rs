//! Doing once what is sent twice: idempotency keys (docs/clients.md, "Repeating a call").

use super::{OpError, Operation, allowance, person};
use crate::model::idempotency_key;
use crate::rules::RuleViolation;
use crate::work::Work;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel};
use sha2::{Digest as _, Sha256};
use std::future::Future;
use uuid::Uuid;

/// The input field that holds the key.
const FIELD: &str = "idempotencyKey";

/// How many characters a key has at most.
const LONGEST: usize = 100;

/// How long a key is remembered.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// Up to when keys were sent that are forgotten at `now`.
pub(super) fn forgotten(now: DateTime<Utc>) -> DateTime<Utc> {
    now - KEPT
}

/// An operation that makes something that a repeat would make a second time.
pub trait Creates: Operation {
    /// The id of what it made.
    fn created(output: &Self::Output) -> Uuid;

    /// Reads what it made as it is now, if the actor may still see it.
    ///
    /// # Errors
    /// When the actor may not, or the database fails.
    fn again(work: Work<'_>, id: Uuid) -> impl Future<Output = Result<Self::Output, OpError>> + Send;
}

/// A client's word for one call, and what was called.
#[derive(Debug, Clone)]
pub struct IdempotencyKey {
    key: String,
    fingerprint: String,
}

impl IdempotencyKey {
    /// The key of a call of `mutation` with `input`, in any form that is the same for the same input.
    #[must_use]
    pub fn new(key: String, mutation: &str, input: &str) -> Self {
        let hash = Sha256::new()
            .chain_update(mutation)
            .chain_update([0])
            .chain_update(input)
            .finalize();
        let fingerprint = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { key, fingerprint }
    }

    fn is_valid(&self) -> bool {
        (1..=LONGEST).contains(&self.key.len()) && self.key.bytes().all(|byte| byte.is_ascii_graphic())
    }
}

/// Does `operation`, unless the actor had it done under the same key in the last 24 hours: then what that made is answered
/// again. Without a key it is done.
#[derive(Debug, Clone)]
pub struct Once<O> {
    key: Option<IdempotencyKey>,
    operation: O,
}

impl<O: Creates> Once<O> {
    /// `operation`, under the key that the client sent, if it sent one.
    #[must_use]
    pub fn new(key: Option<IdempotencyKey>, operation: O) -> Self {
        Self { key, operation }
    }
}

async fn charged<O: Creates>(work: Work<'_>, operation: O) -> Result<O::Output, OpError> {
    let output = operation.run(work).await?;
    allowance::charge(work).await?;
    Ok(output)
}

impl<O: Creates> Operation for Once<O> {
    type Output = O::Output;

    async fn run(self, work: Work<'_>) -> Result<O::Output, OpError> {
        let Some(key) = self.key else {
            return charged(work, self.operation).await;
        };
        if !key.is_valid() {
            let what = "idempotencyKey is 1 to 100 visible ASCII characters, such as a UUID.";
            return Err(RuleViolation::InvalidInput(what).at(FIELD));
        }
        let me = work.actor_id().ok_or(RuleViolation::NotEligible)?;
        let row = idempotency_key::Model {
            employee_id: me,
            key: key.key,
            fingerprint: key.fingerprint,
            result_id: None,
            created_at: work.now,
        };
        if claim(work, row.clone()).await? {
            let output = charged(work, self.operation).await?;
            let mut row = row.into_active_model();
            row.result_id = Set(Some(O::created(&output)));
            idempotency_key::Entity::update(row)
                .validate()?
                .exec_without_returning(work.tx)
                .await?;
            return Ok(output);
        }
        person::acting_eligible(work).await?;
        let earlier = idempotency_key::Entity::find_by_id((me, row.key))
            .one(work.tx)
            .await?
            .ok_or_else(|| DbErr::RecordNotFound("idempotency_key".to_owned()))?;
        match earlier.result_id {
            Some(id) if earlier.fingerprint == row.fingerprint => O::again(work, id).await,
            _ => Err(RuleViolation::IdempotencyKeyReused.at(FIELD)),
        }
    }
}

/// Takes the key, unless the person has used it in the last 24 hours. While another transaction is about to take it, this one
/// waits for its end; a key that is there stays locked.
async fn claim(work: Work<'_>, row: idempotency_key::Model) -> Result<bool, DbErr> {
    use idempotency_key::Column::{CreatedAt, EmployeeId, Fingerprint, Key, ResultId};
    let renew = OnConflict::columns([EmployeeId, Key])
        .update_columns([Fingerprint, ResultId, CreatedAt])
        .action_and_where(idempotency_key::COLUMN.created_at.lte(forgotten(work.now)))
        .to_owned();
    let taken = idempotency_key::Entity::insert(row.into_active_model())
        .on_conflict(renew)
        .exec_without_returning(work.tx)
        .await?;
    Ok(taken == 1)
}
