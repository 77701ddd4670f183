//! Who may come in, and what their token says about them.

use clap::{Args, ValueEnum, builder::NonEmptyStringValueParser};
use worker::settings::List;

/// Which column of HR's data the employee claim is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EmployeeKey {
    /// The email address, whatever its case.
    Mail,
    /// HR's own number.
    #[value(name = "hr_id", alias = "hr-id")]
    HrId,
}

/// Who may come in.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Sign-in")]
pub struct SignInSettings {
    /// OpenID Connect issuer whose tokens are taken. Unset: this service signs tokens itself, see `circles token`
    #[arg(long, env, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub oidc_issuer: Option<String>,
    /// Audience that a token must name; required with OIDC_ISSUER
    #[arg(long, env, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub oidc_audience: Option<String>,
    /// Claim that says which employee it is; a dot leads into an object (`person.number`)
    #[arg(long, env, value_name = "CLAIM", default_value = "email", value_parser = NonEmptyStringValueParser::new())]
    pub oidc_employee_claim: String,
    /// What of HR's data that claim is compared with
    #[arg(long, env, value_enum, value_name = "COLUMN", default_value = "mail")]
    pub oidc_employee_key: EmployeeKey,
    /// Claim that says who is a regular employee, besides HR's data. Unset: HR's data alone decides
    #[arg(long, env, value_name = "CLAIM", value_parser = NonEmptyStringValueParser::new())]
    pub eligibility_claim: Option<String>,
    /// Values of ELIGIBILITY_CLAIM that mean a regular employee; separated by commas, or a JSON array
    #[arg(
        long,
        env,
        value_name = "VALUES",
        default_value = "[]",
        hide_default_value = true
    )]
    pub eligibility_values: List,
    /// Claim that says who is a programme administrator
    #[arg(long, env, value_name = "CLAIM", value_parser = NonEmptyStringValueParser::new())]
    pub admin_claim: Option<String>,
    /// Values of ADMIN_CLAIM that mean a programme administrator; separated by commas, or a JSON array
    #[arg(
        long,
        env,
        value_name = "VALUES",
        default_value = "[]",
        hide_default_value = true
    )]
    pub admin_values: List,
}
