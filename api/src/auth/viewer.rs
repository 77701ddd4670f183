//! Finds the employee behind a verified token.

use super::Identity;
use crate::settings::{EmployeeKey, Settings};
use entity::{
    query::employee::{SignInKey, by_sign_in},
    support::db::Db,
    work::Viewer,
};
use sea_orm::DbErr;

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

/// Finds the employee behind a verified token.
pub async fn sign_in(db: &Db, settings: &Settings, identity: Option<&Identity>) -> Result<SignIn, DbErr> {
    let Some(identity) = identity else {
        return Ok(SignIn::Anonymous);
    };
    let key = employee_key(settings, &identity.employee_key);
    let Some(employee) = by_sign_in(db.read(), key).await? else {
        return Ok(SignIn::Unknown);
    };
    let mails = &settings.policy.admin_mails;
    let by_setting = mails
        .iter()
        .any(|mail| mail.trim().to_lowercase() == employee.mail.to_lowercase());
    Ok(SignIn::Employee(Viewer {
        employee_id: employee.id,
        eligible: identity.claim_eligible
            && settings
                .policy
                .rules()
                .is_eligible_type(&employee.employment_type),
        administrator: identity.administrator || by_setting,
    }))
}

/// Chooses the column of HR's data that `value`, the claim of a token, is compared with. Email addresses are compared
/// without their case.
#[must_use]
pub fn employee_key(settings: &Settings, value: &str) -> SignInKey {
    match settings.sign_in.oidc_employee_key {
        EmployeeKey::HrId if !settings.embedded_sign_in() => SignInKey::HrId(value.to_owned()),
        _ => SignInKey::Mail(value.to_lowercase()),
    }
}
