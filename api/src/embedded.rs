//! What the embedded service has besides: demo data, and the people that a visitor can act as.

use entity::{query::employee, support::db::Db};
use sea_orm::DbErr;
use serde::Serialize;

/// Somebody to act as, in the embedded service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The mail address, which signs in.
    pub mail: String,
    /// What this person is in the demo programme, in a few words.
    pub description: String,
}

/// How many people a visitor can choose from.
const MAX_PEOPLE: u64 = 200;

/// The people that a visitor can act as.
///
/// # Errors
/// When the database fails.
pub async fn people(db: &Db) -> Result<Vec<Person>, DbErr> {
    let employees = employee::first(db.read(), MAX_PEOPLE).await?;
    let person = |employee: entity::model::employee::Model| {
        let place = employee.location.unwrap_or(employee.zone);
        let description = format!("{}, {place}", employee.employment_type);
        Person {
            name: employee.display_name,
            mail: employee.mail,
            description,
        }
    };
    Ok(employees.into_iter().map(person).collect())
}

/// Loads the demo programme into an empty database. WIRING: the lead's demo data goes here.
///
/// # Errors
/// When the database fails.
pub async fn load_demo(_db: &Db) -> Result<(), DbErr> {
    Ok(())
}
