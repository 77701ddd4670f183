//! Finds the employee behind a verified token.

use super::Identity;
use crate::settings::{EmployeeKey, Settings};
use chrono::{DateTime, Utc};
use entity::{
    ops::{OpError, profile::NoteClaim},
    query::employee::{SignInKey, by_sign_in},
    rules::Policy,
    support::db::Db,
    work::{Actor, Cx, Viewer},
};
use sea_orm::DbErr;
use std::sync::Arc;

/// Says who sent a request. Resolvers decide what each of them may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// No token was sent.
    Anonymous,
    /// The token is valid, but HR's data has no such employee: signed in, not eligible.
    Unknown,
    /// An employee.
    Employee(Viewer),
}

/// Finds the employee behind a verified token, and remembers what the token says of their eligibility.
pub async fn sign_in(
    db: &Db,
    settings: &Settings,
    policy: &Arc<Policy>,
    identity: Option<&Identity>,
    now: DateTime<Utc>,
) -> Result<SignIn, DbErr> {
    let Some(identity) = identity else {
        return Ok(SignIn::Anonymous);
    };
    let key = employee_key(settings, &identity.employee_key);
    let Some(person) = by_sign_in(db.read(), key).await? else {
        return Ok(SignIn::Unknown);
    };
    let employee = &person.employee;
    let by_setting = policy.is_administrator_mail(&employee.mail_key);
    let viewer = Viewer {
        employee_id: employee.id,
        eligible: identity.claim_eligible && policy.is_eligible_type(&employee.employment_type),
        administrator: identity.administrator || by_setting,
    };
    let excluded = !identity.claim_eligible;
    if person.profile.is_some() && person.is_excluded_by_claim() != excluded {
        note(db, NoteClaim { excluded }, viewer, policy, now).await?;
    }
    Ok(SignIn::Employee(viewer))
}

/// Remembers a verdict of the claim that is not the one of the last sign-in.
async fn note(
    db: &Db,
    verdict: NoteClaim,
    viewer: Viewer,
    policy: &Arc<Policy>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let cx = Cx {
        now,
        actor: Actor::Employee(viewer),
        policy: Arc::clone(policy),
    };
    match db.write(&cx, verdict).await {
        // Refused where the profile was erased in between: then no link opens anything either.
        Ok(()) | Err(OpError::Refused(_)) => Ok(()),
        Err(OpError::Database(error)) => Err(error),
    }
}

/// Chooses the column of HR's data that `value`, the claim of a token, is compared with.
#[must_use]
pub fn employee_key(settings: &Settings, value: &str) -> SignInKey {
    match settings.sign_in.oidc_employee_key {
        EmployeeKey::HrId if !settings.embedded_sign_in() => SignInKey::HrId(value.to_owned()),
        _ => SignInKey::Mail(value.to_owned()),
    }
}
